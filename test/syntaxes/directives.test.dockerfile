# SYNTAX TEST "source.dockerfile" "Directives of Docker and of linters, in comments"
# syntax=docker/dockerfile:1
# <- comment.line.number-sign.dockerfile
# ^^^^^^ comment.line.number-sign.dockerfile keyword.other.directive.dockerfile
#       ^ keyword.operator.assignment.dockerfile
#        ^^^^^^^^^^^^^^^^^^^ string.unquoted.directive.dockerfile
# escape=\
# ^^^^^^ keyword.other.directive.dockerfile
#        ^ string.unquoted.directive.dockerfile
# check=skip=JSONArgsRecommended,StageNameCasing;error=true
# ^^^^^ comment.line.number-sign.dockerfile keyword.other.directive.dockerfile
#       ^^^^ comment.line.number-sign.dockerfile keyword.control.directive.dockerfile
#            ^^^^^^^^^^^^^^^^^^^ ^^^^^^^^^^^^^^^ comment.line.number-sign.dockerfile variable.other.rule.dockerfile
#                                               ^ punctuation.separator.dockerfile
#                                                ^^^^^ keyword.control.directive.dockerfile
#                                                      ^^^^ constant.language.dockerfile

# hadolint global ignore=DL3008,SC2086
# ^^^^^^^^ comment.line.number-sign.dockerfile keyword.other.directive.dockerfile
#          ^^^^^^ storage.modifier.directive.dockerfile
#                 ^^^^^^ keyword.control.directive.dockerfile
#                        ^^^^^^ ^^^^^^ variable.other.rule.dockerfile
# seaworthy: allow-file missing-user -- the cluster sets the user
# ^^^^^^^^^^ comment.line.number-sign.dockerfile keyword.other.directive.dockerfile
#            ^^^^^^^^^^ keyword.control.directive.dockerfile
#                       ^^^^^^^^^^^^ comment.line.number-sign.dockerfile variable.other.rule.dockerfile
#                                    ^^ punctuation.separator.reason.dockerfile
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.number-sign.dockerfile - variable.other.rule.dockerfile
FROM alpine:3.20 AS build
# <---- keyword.other.special-method.dockerfile
#                ^^ keyword.other.special-method.dockerfile

# Below the first instruction these two are comments like any other.
# syntax=docker/dockerfile:1
# ^^^^^^ comment.line.number-sign.dockerfile - keyword.other.directive.dockerfile
# escape=`
# ^^^^^^ comment.line.number-sign.dockerfile - keyword.other.directive.dockerfile
RUN echo hello
#   ^^^^ meta.embedded.block.shell.dockerfile

# seaworthy: allow root-user, floating-tag
#            ^^^^^ keyword.control.directive.dockerfile
#                  ^^^^^^^^^  ^^^^^^^^^^^^ variable.other.rule.dockerfile
# seaworthy: allow
# ^^^^^^^^^^ comment.line.number-sign.dockerfile - keyword.other.directive.dockerfile
# seaworthy: allow root-user without dashes
# ^^^^^^^^^^ comment.line.number-sign.dockerfile - keyword.other.directive.dockerfile
# hadolint ignore=DL3002
#          ^^^^^^ keyword.control.directive.dockerfile
#                 ^^^^^^ variable.other.rule.dockerfile
# hadolint shell=/bin/bash
#          ^^^^^ keyword.control.directive.dockerfile
#                ^^^^^^^^^ string.unquoted.directive.dockerfile
# check=skip=all
# ^^^^^ keyword.other.directive.dockerfile
#            ^^^ constant.language.dockerfile
USER root
# <---- keyword.other.special-method.dockerfile
