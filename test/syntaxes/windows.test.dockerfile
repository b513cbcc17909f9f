# SYNTAX TEST "source.dockerfile" "A backtick for an escape character: RUN is no POSIX shell"
# escape=`
# ^^^^^^ comment.line.number-sign.dockerfile keyword.other.directive.dockerfile
#        ^ string.unquoted.directive.dockerfile
# syntax=docker/dockerfile:1
# ^^^^^^ keyword.other.directive.dockerfile
FROM mcr.microsoft.com/windows/servercore:ltsc2022
# <---- keyword.other.special-method.dockerfile
# seaworthy: allow missing-user -- Windows
# ^^^^^^^^^^ keyword.other.directive.dockerfile
RUN Invoke-WebRequest -UseBasicParsing `
# <--- keyword.other.special-method.dockerfile
#   ^^^^^^^^^^^^^^^^^ source.dockerfile - meta.embedded.block.shell.dockerfile
    -Uri https://example.com/x.zip -OutFile c:\
COPY --from=build app c:/app
# <---- keyword.other.special-method.dockerfile
#    ^^^^^^ variable.parameter.flag.dockerfile
