# SYNTAX TEST "source.dockerfile" "Heredocs: scripts are shell, everything else is text"
FROM alpine:3.20
RUN <<EOF
# <--- keyword.other.special-method.dockerfile
#   ^^ keyword.operator.heredoc.shell
#     ^^^ punctuation.definition.string.heredoc.delimiter.shell
set -e
# <--- meta.embedded.block.shell.dockerfile support.function.builtin.shell
# comment
# <- comment.line.number-sign.shell
apk add --no-cache \
  curl
# ^^^^ string.unquoted.argument.shell - entity.name.command.shell
cat <<INNER > /etc/motd
USER nobody
# <---- string.unquoted.heredoc.no-indent.INNER
INNER
FROM_is_no_instruction=here
# <---- variable.other.assignment.shell
FROM here
# <---- entity.name.command.shell - keyword.other.special-method.dockerfile
echo "never closed
#    ^^^^^^^^^^^^^ string.quoted.double.shell
EOF
# <--- punctuation.definition.string.heredoc.delimiter.dockerfile
USER app
# <---- keyword.other.special-method.dockerfile

RUN --mount=type=cache,target=/var/cache/apk bash -euxo pipefail <<-"END"
# <--- keyword.other.special-method.dockerfile
#   ^^^^^^^ variable.parameter.flag.dockerfile
#                                            ^^^^ entity.name.command.shell
#                                                                ^^^ keyword.operator.heredoc.shell
#                                                                    ^^^ punctuation.definition.string.heredoc.delimiter.shell
	for i in a b; do
#^^^ keyword.control.for.shell
	  echo "$i"
#  ^^^^ support.function.builtin.shell
	done
	END
#^^^ punctuation.definition.string.heredoc.delimiter.dockerfile
RUN --mount=type=secret,id=x \
    <<'EOF'
#      ^^^ punctuation.definition.string.heredoc.delimiter.shell
from here
# <---- entity.name.command.shell - keyword.other.special-method.dockerfile
EOF
# <--- punctuation.definition.string.heredoc.delimiter.dockerfile
RUN --network=none \
<<EOF
# <-- keyword.operator.heredoc.shell
make
# <---- entity.name.command.shell
EOF
RUN <<EOF
#!/usr/bin/env python3
# <------ string.unquoted.heredoc.dockerfile
from os import path
# <---- string.unquoted.heredoc.dockerfile - meta.embedded.block.shell.dockerfile
EOF
# <--- punctuation.definition.string.heredoc.delimiter.dockerfile
RUN python3 <<EOF > /out
#   ^^^^^^^ entity.name.command.shell
#           ^^ keyword.operator.heredoc.shell
#                 ^ keyword.operator.redirect.shell
import os
# <------ string.unquoted.heredoc.no-indent.EOF
# text here
# <- string.unquoted.heredoc.no-indent.EOF - comment.line.number-sign.dockerfile
EOF
RUN cat <<one > /a && cat <<"two" > /b
#   ^^^ entity.name.command.shell
#         ^^^ punctuation.definition.string.heredoc.delimiter.shell
#                  ^^ punctuation.separator.statement.and.shell
#                            ^^^ punctuation.definition.string.heredoc.delimiter.shell
USER inside
# <---- string.unquoted.heredoc.dockerfile - keyword.other.special-method.dockerfile
two
# <--- string.unquoted.heredoc.dockerfile
one
# <--- punctuation.definition.string.heredoc.delimiter.dockerfile
FROM inside
# <---- string.unquoted.heredoc.dockerfile - keyword.other.special-method.dockerfile
two
# <--- punctuation.definition.string.heredoc.delimiter.dockerfile
RUN cat <<EOF > /a && cat <<EOF > /b
1
EOF
# <--- punctuation.definition.string.heredoc.delimiter.dockerfile
2
# <- string.unquoted.heredoc.dockerfile
EOF
# <--- punctuation.definition.string.heredoc.delimiter.dockerfile
COPY --chmod=755 <<EOF /entrypoint.sh
# <---- keyword.other.special-method.dockerfile
#    ^^^^^^^ variable.parameter.flag.dockerfile
#                ^^ keyword.operator.heredoc.dockerfile
#                  ^^^ punctuation.definition.string.heredoc.delimiter.dockerfile
# a comment of the copied file
# <- string.unquoted.heredoc.dockerfile - comment.line.number-sign.dockerfile
USER inside
# <---- string.unquoted.heredoc.dockerfile - keyword.other.special-method.dockerfile
EOF
# <--- punctuation.definition.string.heredoc.delimiter.dockerfile
COPY <<a.txt <<-'b.txt' /dest/
#      ^^^^^ punctuation.definition.string.heredoc.delimiter.dockerfile
#            ^^^ keyword.operator.heredoc.dockerfile
#                ^^^^^ punctuation.definition.string.heredoc.delimiter.dockerfile
RUN one
# <--- string.unquoted.heredoc.dockerfile
a.txt
# <----- punctuation.definition.string.heredoc.delimiter.dockerfile
RUN two
# <--- string.unquoted.heredoc.dockerfile
	b.txt
#^^^^^ punctuation.definition.string.heredoc.delimiter.dockerfile
CMD echo done
# <--- keyword.other.special-method.dockerfile
#   ^^^^ support.function.builtin.shell
