# SYNTAX TEST "source.dockerfile" "Another shell, to the end of its stage"
FROM ubuntu:24.04 AS first
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# <----- keyword.other.special-method.dockerfile
RUN echo one
#   ^^^^ meta.embedded.block.shell.dockerfile
SHELL ["pwsh", "-Command"]
# <----- keyword.other.special-method.dockerfile
#       ^^^^ string.quoted.double.dockerfile
RUN Write-Host `two`
# <--- keyword.other.special-method.dockerfile
#   ^^^^^^^^^^ source.dockerfile - meta.embedded.block.shell.dockerfile
SHELL ["/usr/bin/python3", "-c"]
RUN print('three')
#   ^^^^^ source.dockerfile - meta.embedded.block.shell.dockerfile
SHELL ["/bin/sh", "-c"]
RUN echo four
#   ^^^^ meta.embedded.block.shell.dockerfile
SHELL ["cmd", "/S", "/C"]
FROM alpine:3.20
RUN echo five
#   ^^^^ meta.embedded.block.shell.dockerfile
