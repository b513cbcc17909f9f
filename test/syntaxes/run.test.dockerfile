# SYNTAX TEST "source.dockerfile" "Shell in instructions"
FROM --platform=$BUILDPLATFORM golang:1.24 AS build
# <---- keyword.other.special-method.dockerfile
#    ^^^^^^^^^^ variable.parameter.flag.dockerfile
#               ^^^^^^^^^^^^^^ variable.other.normal.dockerfile
#                                          ^^ keyword.other.special-method.dockerfile
COPY --link --chown=app:app --from=deps /src /src
# <---- keyword.other.special-method.dockerfile
#    ^^^^^^ ^^^^^^^         ^^^^^^ variable.parameter.flag.dockerfile
#                   ^^^^^^^ string.unquoted.dockerfile
RUN --mount=type=cache,target=/root/.cache --network=none \
# <--- keyword.other.special-method.dockerfile
#   ^^^^^^^                                ^^^^^^^^^ variable.parameter.flag.dockerfile
#           ^^^^       ^^^^^^ entity.other.attribute-name.dockerfile
#                ^^^^^        ^^^^^^^^^^^^ string.unquoted.dockerfile
#                                                         ^ constant.character.escape.line-continuation.dockerfile
    # a comment between two flags
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.number-sign.dockerfile
    --security=sandbox \
#   ^^^^^^^^^^ variable.parameter.flag.dockerfile - meta.embedded.block.shell.dockerfile
    apt-get update && \
#   ^^^^^^^ meta.embedded.block.shell.dockerfile entity.name.command.shell
#                  ^^ punctuation.separator.statement.and.shell
#                     ^ constant.character.escape.line-continuation.dockerfile

# a comment at the start of a line, after an empty line
# <- comment.line.number-sign.dockerfile
    apt-get install --no-install-recommends -y \
#   ^^^^^^^ entity.name.command.shell
#                    ^^^^^^^^^^^^^^^^^^^^^^ constant.other.option
#                                              ^ constant.character.escape.line-continuation.shell
    # seaworthy: allow unpinned-package
#     ^^^^^^^^^^ comment.line.number-sign.dockerfile keyword.other.directive.dockerfile
      curl=8.* \
#     ^^^^^^ string.unquoted.argument.shell - entity.name.command.shell
      git
#     ^^^ string.unquoted.argument.shell - entity.name.command.shell
WORKDIR /src
# <------- keyword.other.special-method.dockerfile
#       ^^^^ source.dockerfile - meta.embedded.block.shell.dockerfile

RUN set -eux; \
#   ^^^ support.function.builtin.shell
#           ^ punctuation.terminator.statement.semicolon.shell
    if [ -n "${CI:-}" ]; then \
#   ^^ keyword.control.if.shell
#              ^^ variable.other.normal.shell
#                        ^^^^ keyword.control.then.shell
      make test; \
#     ^^^^ entity.name.command.shell
    fi; \
#   ^^ keyword.control.fi.shell
    for f in *.go; do \
#   ^^^ keyword.control.for.shell
      case "$f" in \
#     ^^^^ keyword.control.case.shell
#               ^^ keyword.control.in.shell
        a.go) echo "one \
#             ^^^^ support.function.builtin.shell
#                  ^^^^ string.quoted.double.shell
# a comment, also inside a string
# <- comment.line.number-sign.dockerfile
          two" ;; \
#         ^^^^ string.quoted.double.shell
        *) exit 1 ;; \
#       ^^ keyword.operator.pattern.case.default.shell
      esac; \
#     ^^^^ keyword.control.esac.shell
    done
#   ^^^^ keyword.control.done.shell
USER app
# <---- keyword.other.special-method.dockerfile

RUN apk add \  
#           ^ constant.character.escape.line-continuation.dockerfile
    curl
#   ^^^^ string.unquoted.argument.shell
RUN ["apt-get", "update"]
# <--- keyword.other.special-method.dockerfile
#    ^^^^^^^^^  ^^^^^^^^ string.quoted.double.dockerfile - meta.embedded.block.shell.dockerfile
RUN [ "$TARGETARCH" = arm64 ] && make
#      ^^^^^^^^^^^ variable.other.normal.shell
#                             ^^ punctuation.separator.statement.and.shell
#                                ^^^^ entity.name.command.shell
run echo lower case
# <--- keyword.other.special-method.dockerfile
#   ^^^^ support.function.builtin.shell
ONBUILD RUN make
# <------- keyword.control.dockerfile
#       ^^^ keyword.other.special-method.dockerfile
#           ^^^^ entity.name.command.shell
HEALTHCHECK --interval=30s CMD curl -f http://localhost/ || exit 1
# <----------- keyword.other.special-method.dockerfile
#           ^^^^^^^^^^ variable.parameter.flag.dockerfile
#                          ^^^ keyword.other.special-method.dockerfile
#                              ^^^^ entity.name.command.shell
#                                                           ^^^^ support.function.builtin.shell
HEALTHCHECK --timeout=3s \
#           ^^^^^^^^^ variable.parameter.flag.dockerfile
  CMD wget -q http://localhost/
# ^^^ keyword.other.special-method.dockerfile
#     ^^^^ entity.name.command.shell
ENTRYPOINT exec app "$@"
# <---------- keyword.other.special-method.dockerfile
#          ^^^^ support.function.builtin.shell
CMD ["app"]
# <--- keyword.other.special-method.dockerfile
#    ^^^^^ string.quoted.double.dockerfile - meta.embedded.block.shell.dockerfile

RUN echo 'not closed, and $(neither is this
#        ^^^^^^^^^^^ string.quoted.single.shell
EXPOSE 80
# <------ keyword.other.special-method.dockerfile
#      ^^ source.dockerfile - meta.embedded.block.shell.dockerfile
RUN echo "<<EOF" $((1<<2))
ENV A=b
# <--- keyword.other.special-method.dockerfile
#   ^^^ source.dockerfile - meta.embedded.block.shell.dockerfile
