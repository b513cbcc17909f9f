import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { suite, test } from "node:test";
import fc from "fast-check";
import type { Command } from "../server/model/command.ts";
import type { Dockerfile } from "../server/model/dockerfile.ts";
import type { Node, NodeOf } from "../server/model/node.ts";
import { parseDockerfile } from "../server/parse/dockerfile.ts";
import { kindOf } from "../server/parse/parse.ts";
import { composeTemplate } from "../server/parse/template.ts";
import type { Span } from "../server/text/span.ts";

function nodes<K extends Node["kind"]>(file: Dockerfile, kind: K): NodeOf<K>[] {
  return file.nodes.filter((it): it is NodeOf<K> => it.kind === kind);
}

function names(text: string): string[] {
  return parseDockerfile(text).instructions.map((it) => it.name);
}

function messages(text: string): string[] {
  return parseDockerfile(text).problems.map((it) => it.message);
}

/** What a variable of the last stage means at its end, seen by WORKDIR, which hands its argument through. */
function meaning(text: string, word: string): string | undefined {
  return parseDockerfile(`${text}\nWORKDIR ${word}`).instructions.at(-1)?.words[0]?.meaning;
}

function at(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

suite("mistakes of dockerfile-ast that lowering corrects", () => {
  test("it takes `<<` in quotes and in words for heredocs", () => {
    assert.deepEqual(names('FROM a\nRUN echo "x <<EOF"\nRUN x<<EOF\nCMD b\n'), ["FROM", "RUN", "RUN", "CMD"]);
  });
  test("it misses heredocs with a descriptor, a blank, or quotes in the delimiter", () => {
    assert.deepEqual(names("FROM a\nRUN 3<<EOF cat\nUSER b\nEOF\nCMD b\n"), ["FROM", "RUN", "CMD"]);
    assert.deepEqual(names("FROM a\nRUN cat << EOF\nUSER b\nEOF\nCMD b\n"), ["FROM", "RUN", "CMD"]);
    assert.deepEqual(names("FROM a\nRUN cat <<E'O'F\nUSER b\nEOF\nCMD b\n"), ["FROM", "RUN", "CMD"]);
  });
  test("it lets `<<-` of one heredoc count for all", () => {
    const { instructions } = parseDockerfile("FROM a\nRUN cat <<-A - <<B\n\tx\n\tA\n\tB\nB\nCMD b\n");
    assert.deepEqual(
      instructions.map((it) => it.name),
      ["FROM", "RUN", "CMD"],
    );
  });
  test("it takes a doubled escape character for a continuation", () =>
    assert.deepEqual(names("FROM a\nRUN b \\\\\nUSER c\n"), ["FROM", "RUN", "USER"]));
  test("it misses the continuation behind an escaped blank", () =>
    assert.deepEqual(names("FROM a\nRUN b \\ \\\n c\nUSER d\n"), ["FROM", "RUN", "USER"]));
  test("it takes an unknown key for a directive, and goes on behind it", () => {
    const file = parseDockerfile("# x=y\n# escape=`\nFROM a\n");
    assert.deepEqual([file.directives, file.escape], [[], "\\"]);
  });
  test("it ends lines at a lone CR", () => assert.deepEqual(names("FROM a\nRUN b\rUSER c\nCMD d"), ["FROM", "RUN", "CMD"]));
  test("it lets an instruction end on the comment behind it", () => {
    const text = "FROM a\nENV b=c \\\n# d\nCMD e\n";
    assert.equal(at(text, parseDockerfile("FROM a\nENV b=c \\\n# d\n").instructions[1]!.span), "ENV b=c \\");
  });
  test("it counts `--x` behind the arguments, and a lone `--`, as flags", () => {
    const [, health, copy] = parseDockerfile("FROM a\nHEALTHCHECK --timeout=1s CMD b --doit\nCOPY -- --c d\n").instructions;
    assert.deepEqual(
      health!.flags.map((it) => it.name.value),
      ["timeout"],
    );
    assert.deepEqual([copy!.flags.length, copy!.words.map((it) => it.value)], [0, ["--c", "d"]]);
  });
});

suite("lines", () => {
  test("continue over comments and empty lines, whose text no shell sees", () => {
    const text = "FROM a\nRUN b \\\n  # apt-get\n\n  c\n";
    const file = parseDockerfile(text);
    const [command] = nodes(file, "command");
    assert.deepEqual(
      command!.calls.map((it) => [it.name, ...it.arguments.map((word) => word.value)]),
      [["b", "c"]],
    );
    assert.equal(at(text, command!.calls[0]!.arguments[0]!.span), "c");
    assert.deepEqual(
      file.comments.map((it) => it.text),
      ["apt-get"],
    );
  });
  test("join words without a blank between them", () => {
    const text = "FROM a\nRUN apt-\\\nget update\n";
    const [call] = nodes(parseDockerfile(text), "command")[0]!.calls;
    assert.deepEqual([call!.name, call!.program.written], ["apt-get", "apt-\\\nget"]);
  });
  test("take a byte order mark, a shebang, CRLF and a missing end", () => {
    assert.deepEqual(names("\ufeffFROM a"), ["FROM"]);
    assert.deepEqual(names("#!/usr/bin/env docker\nFROM a\r\nRUN b \\\r\n  c\r\nCMD d"), ["FROM", "RUN", "CMD"]);
    assert.deepEqual(messages("FROM a\r\nRUN <<EOF\r\nb\r\nEOF\r\n"), []);
  });
  test("keep what they do not know", () => {
    const [, unknown] = parseDockerfile("FROM a\nRUM b c\n").instructions;
    assert.deepEqual([unknown!.name, unknown!.words.map((it) => it.value)], ["RUM", ["b", "c"]]);
  });
});

suite("directives", () => {
  test("stand in the first lines only", () => {
    const { directives } = parseDockerfile("# Syntax = x:1\n#check=skip=all\n\n# escape=`\nFROM a\n");
    assert.deepEqual(
      directives.map((it) => [it.name, it.value.value]),
      [
        ["syntax", "x:1"],
        ["check", "skip=all"],
      ],
    );
  });
  test("change the escape character", () => {
    const file = parseDockerfile("# escape=`\nFROM a\nRUN b `\n  c\nCOPY C:\\d e\\\nCMD f\n");
    assert.deepEqual(
      file.instructions.map((it) => it.name),
      ["FROM", "RUN", "COPY", "CMD"],
    );
    assert.equal(nodes(file, "copy")[0]!.target?.value, "e\\");
  });
  test("are no comments, but other comments are", () => {
    const text = "# syntax=x\n# y\nFROM a\n  # z\nRUN <<E\n# body\nE\n# end";
    assert.deepEqual(
      parseDockerfile(text).comments.map((it) => [it.text, at(text, it.span)]),
      [
        ["y", "# y"],
        ["z", "# z"],
        ["end", "# end"],
      ],
    );
  });
});

suite("variables", () => {
  const base = (text: string) => parseDockerfile(text).stages.at(-1)?.base.meaning;

  test("of FROM are those before the first one", () => {
    assert.equal(base("ARG A=x\nFROM $A"), "x");
    assert.equal(base("ARG A=x B=${A}-y\nFROM a\nARG A=z\nFROM ${B}"), "x-y");
    assert.equal(base("FROM a\nARG A=x\nFROM $A"), undefined);
    assert.equal(base("ARG A\nFROM $A"), undefined);
    assert.equal(base('ARG A="x"\nFROM "$A:1"'), "x:1");
  });
  test("have the builder's modifiers", () => {
    const cases: Record<string, string | undefined> = {
      "${A:-y}": "x",
      "${N:-y}": "y",
      "${N-}": "",
      "${E:-y}": "y",
      "${E-y}": "",
      "${A:+y}": "y",
      "${N:+y}": "",
      "${A:?no}": "x",
      "${N:?no}": undefined,
      "${N:-${A}-z}": "x-z",
      "${V%.*}": "1.2",
      "${V%%.*}": "1",
      "${V#*.}": "2.3",
      "${V##*.}": "3",
      "${V/./-}": "1-2.3",
      "${V//./-}": "1-2-3",
      "\\$A": "$A",
      "'$A'": "$A",
      '"$A"b\\ c': "xb c",
      "${TARGETARCH:-y}": undefined,
    };
    for (const [word, expected] of Object.entries(cases)) {
      assert.equal(meaning("FROM a\nARG TARGETARCH\nENV A=x E= V=1.2.3", word), expected, word);
      if (!word.startsWith("'") && !word.startsWith("\\") && !word.startsWith('"'))
        assert.equal(base(`ARG A=x E= V=1.2.3\nFROM ${word}`), expected, word);
    }
  });
  test("come from ENV, ARG, global ARGs that are named again, and the stage below", () => {
    assert.equal(meaning("ARG G=g\nFROM a AS b\nENV A=1\nARG G\nFROM b\nARG C=$A$G", "$C"), "1g");
    assert.equal(meaning("ARG G=g\nFROM a", "$G"), undefined);
    assert.equal(meaning("FROM a\nENV A=1\nENV A=2 B=$A", "$A$B"), "21");
    assert.equal(meaning("FROM a\nENV A one two", "$A"), "one two");
    assert.equal(meaning("FROM a\nONBUILD ENV A=1", "$A"), undefined);
  });
  test("keep their text and place beside their meaning", () => {
    const text = "FROM a\nENV P='a b'\nENV Q=\"$P/c\"\n";
    const [, second] = nodes(parseDockerfile(text), "variable");
    assert.deepEqual(
      [second!.value?.value, second!.value?.meaning, at(text, second!.value!.span), at(text, second!.span)],
      ["$P/c", "a b/c", "$P/c", 'Q="$P/c"'],
    );
  });
});

suite("stages", () => {
  test("build on earlier ones, whose names FROM finds in lower case only", () => {
    const { stages } = parseDockerfile("FROM x AS Base\nFROM base\nFROM Base\nFROM later\nFROM y AS later\n");
    assert.deepEqual(
      stages.map((it) => [it.parent?.index, it.image?.name.value, it.ships]),
      [
        [undefined, "x", false],
        [0, undefined, false],
        [undefined, "Base", false],
        [undefined, "later", false],
        [undefined, "y", true],
      ],
    );
  });
  test("are copied from by name in any case or by number, and only if earlier", () => {
    const file = parseDockerfile(
      "FROM x AS Base\nFROM y\nCOPY --from=BASE a b\nCOPY --from=0 a b\nCOPY --from=z:1 a b\nCOPY --from=late a b\nCOPY --from=7 a b\nFROM w AS late\n",
    );
    assert.deepEqual(
      nodes(file, "copy").map((it) => it.from?.stage?.index),
      [0, 0, undefined, undefined, undefined],
    );
    assert.deepEqual(
      nodes(file, "image").map((it) => [it.place, it.name.value]),
      [
        ["FROM", "x"],
        ["FROM", "y"],
        ["COPY --from", "z:1"],
        ["FROM", "w"],
      ],
    );
  });
  test("are missed by what stands before FROM, which still means something", () => {
    const file = parseDockerfile("RUN make\nUSER a\nCOPY --from=b:1 a b\nFROM x\nRUN make\n");
    assert.deepEqual(
      nodes(file, "command").map((it) => it.stage?.index),
      [undefined, 0],
    );
    assert.deepEqual(
      nodes(file, "user").map((it) => [it.name.value, it.stage]),
      [["a", undefined]],
    );
    assert.equal(file.stages.length, 1);
  });
  test("need no image from scratch, nor with their own name", () => {
    assert.deepEqual(nodes(parseDockerfile("FROM scratch\n"), "image"), []);
    assert.equal(parseDockerfile("FROM busybox AS busybox\n").stages[0]!.image?.name.value, "busybox");
  });
  test("are for Windows by base, platform, shell or escape character", () => {
    const windows = (text: string) => parseDockerfile(text).stages.map((it) => it.windows);
    assert.deepEqual(windows("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022 AS a\nFROM a\nFROM debian\n"), [true, true, false]);
    assert.deepEqual(windows('FROM --platform=windows/amd64 a\nFROM a\nSHELL ["powershell", "-Command"]\n'), [true, true]);
    assert.deepEqual(windows("FROM mcr.microsoft.com/dotnet/framework/sdk:4.8\nFROM x/cross-windows\nFROM x/node-windows:8\n"), [
      true,
      false,
      true,
    ]);
    assert.deepEqual(windows("FROM a\nRUN powershell Get-X\nFROM b\nWORKDIR C:\\x\nFROM c\nRUN pwsh -c Get-X\n"), [true, true, false]);
    assert.deepEqual(windows("# escape=`\nFROM a\nFROM --platform=linux/amd64 b\n"), [true, false]);
  });
  test("have the place of a tag where one is written", () => {
    const text = 'ARG V=1\nFROM "r:5000/a:1@sha256:b"\nFROM a:$V\nFROM r:5000/a\nFROM ${X:-a}\n';
    assert.deepEqual(
      nodes(parseDockerfile(text), "image").map((it) => it.tagSpan && at(text, it.tagSpan)),
      ["1", undefined, undefined, undefined],
    );
  });
});

suite("heredocs", () => {
  test("are several, quoted or not, with their bodies", () => {
    const text = "FROM a\nCOPY <<'one' <<\"two\" <<three /d/\n1\none\n2\ntwo\n3\nthree\nCMD x";
    const file = parseDockerfile(text);
    assert.deepEqual(
      file.instructions[1]!.heredocs.map((it) => [it.delimiter.value, it.quoted, at(text, it.body)]),
      [
        ["one", true, "1\n"],
        ["two", true, "2\n"],
        ["three", false, "3\n"],
      ],
    );
    assert.deepEqual(nodes(file, "copy")[0]!.sources, []);
    assert.equal(nodes(file, "copy")[0]!.target?.value, "/d/");
    assert.equal(file.instructions.length, 3);
  });
  test("begin at a blank-separated shift, too, as the builder thinks", () => {
    assert.deepEqual(messages("FROM a\nRUN echo $(( 1 << 2 ))\n"), ["The heredoc 2 never ends: no line is only 2."]);
    assert.deepEqual(messages('FROM a\nRUN echo $((1<<2))\nRUN cat <<<EOF\nCMD cat <<EOF\nRUN ["a", "<<EOF"]\n'), []);
  });
  test("are scripts of the shell, of a shebang, or of the program that reads them", () => {
    const calls = (run: string) =>
      nodes(parseDockerfile(`FROM a\n${run}\n`), "command").map((it: Command) => [it.shell, ...it.calls.map((call) => call.name)]);
    assert.deepEqual(calls("RUN <<EOF\napt-get x\n# y\nEOF"), [["sh", "apt-get"]]);
    assert.deepEqual(calls("RUN <<EOF\n#!/bin/bash -e\napt-get x\nEOF"), [["bash", "apt-get"]]);
    assert.deepEqual(calls("RUN <<EOF\n#!/usr/bin/env python3\nimport x\nEOF"), [["other"]]);
    assert.deepEqual(calls("RUN <<EOF bash\napt-get x\nEOF"), [["sh", "bash", "apt-get"]]);
    assert.deepEqual(calls("RUN python3 <<EOF && ls\nimport x\nEOF"), [["sh", "python3", "ls"]]);
  });
});

suite("instructions", () => {
  test("have exec and shell forms, and what is no JSON is a shell's", () => {
    const text = 'FROM a\nCMD ["b", "c\\"d"]\nENTRYPOINT [\'e\']\nRUN [ "f" ] && g\n';
    const commands = nodes(parseDockerfile(text), "command");
    assert.deepEqual(
      commands.map((it) => [it.form, it.words.map((word) => [word.value, word.written, at(text, word.span)])]),
      [
        [
          "exec",
          [
            ["b", '"b"', '"b"'],
            ['c"d', '"c\\"d"', '"c\\"d"'],
          ],
        ],
        ["shell", []],
        ["shell", []],
      ],
    );
  });
  test("are read by the SHELL of their stage or the stage below", () => {
    const text = 'FROM a AS b\nRUN x\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN x\nFROM b\nRUN x\nSHELL ["fish", "-c"]\nCMD x\n';
    assert.deepEqual(
      nodes(parseDockerfile(text), "command").map((it) => it.shell),
      ["sh", "bash", "bash", "other"],
    );
  });
  test("behind ONBUILD are those of the trigger", () => {
    const file = parseDockerfile("FROM a\nONBUILD RUN --mount=type=cache,target=/x apt-get y\nONBUILD USER root\n");
    const [, run] = file.instructions;
    assert.deepEqual([run!.name, run!.onbuild, run!.keyword.value, run!.flags.length], ["RUN", true, "RUN", 1]);
    assert.equal(nodes(file, "command")[0]!.onbuild, true);
    assert.deepEqual(nodes(file, "user"), []);
  });
  test("take their arguments whole, in words, or in pairs", () => {
    const words = (line: string) => parseDockerfile(`FROM a\n${line}\n`).instructions[1]!.words.map((it) => it.value);
    assert.deepEqual(words("WORKDIR /a b"), ["/a b"]);
    assert.deepEqual(words("EXPOSE 80  $X/udp"), ["80", "$X/udp"]);
    assert.deepEqual(words('LABEL a="b c" d=\\"e'), ["a=b c", 'd="e']);
    assert.deepEqual(words('VOLUME ["/a b", "/c"]'), ["/a b", "/c"]);
    assert.deepEqual(words('HEALTHCHECK --retries=3 CMD [ "x" ]'), ["CMD", "x"]);
  });
  test("mount what their flags say", () => {
    const text = "FROM a\nRUN --mount=type=secret,id=k,target=/k --mount=target=/b,rw --mount=type=bind,from=img:2,source=/s,dst=/d true\n";
    const file = parseDockerfile(text);
    assert.deepEqual(
      nodes(file, "mount").map((it) => [it.type, it.source?.value, it.target && at(text, it.target.span), it.readOnly, [...it.options]]),
      [
        ["secret", undefined, "/k", false, [["id", "k"]]],
        ["bind", undefined, "/b", false, []],
        ["bind", "/s", "/d", true, [["from", "img:2"]]],
      ],
    );
    assert.deepEqual(nodes(file, "image").at(-1)?.reference, { name: "img", tag: "2", digest: undefined });
  });
  test("expose ports with protocol, range and what variables say", () => {
    const ports = nodes(parseDockerfile("FROM a\nENV P=80\nEXPOSE 22/TCP 8000-8010 $P $Q 127.0.0.1:53:5353/udp\n"), "port");
    assert.deepEqual(
      ports.map((it) => [it.target.value, it.range, it.protocol]),
      [
        ["22", [22, 22], "tcp"],
        ["8000-8010", [8000, 8010], "tcp"],
        ["$P", [80, 80], "tcp"],
        ["$Q", undefined, "tcp"],
        ["5353", [5353, 5353], "udp"],
      ],
    );
  });
});

suite("problems", () => {
  test("are one, and calm, where nothing is written yet", () => {
    for (const text of ["", "\n", "# syntax=x", "# a\n#b\n"])
      assert.deepEqual(messages(text), ["The file has no instructions, so there is nothing to build."]);
    assert.deepEqual(messages("ARG A=b\n"), ["The file has no FROM, so there is no stage to build."]);
  });

  test("are one where FROM is missing, and none beside a misspelt FROM", () => {
    assert.deepEqual(messages("ARG A\nENV B=c\nRUN d\nCMD e\n"), ["ENV has no stage: the file has no FROM."]);
    assert.deepEqual(messages("ENV B=c\nRUN d\nFROM e\nRUN f\n"), ["ENV stands before the first FROM."]);
    assert.deepEqual(messages("FORM a\nRUN b\n"), ["FORM is not a Dockerfile instruction."]);
  });

  const refused: Record<string, string> = {
    "RUN a\nFROM b": "RUN stands before the first FROM.",
    FROM: "FROM names no image.",
    "FROM a AS": "FROM has AS without a name.",
    "FROM a b": "FROM has b after the image, where only AS and a name can follow.",
    "FROM a AS 1st": "The stage name 1st does not begin with a letter.",
    "FROM a\nCOPY --FROM=b c d": "COPY has no flag --FROM.",
    "FROM a\nCOPY --chown=1 --chown=2 c d": "--chown is given twice.",
    "FROM a\nCOPY --from b c": "--from has no value.",
    "FROM a\nCOPY --link=yes b c": "--link is yes, which is neither true nor false.",
    "FROM a\nCOPY b": "COPY has a source but no destination.",
    'FROM a\nCOPY ["b", 1]': "The array of COPY holds something that is not a string.",
    "FROM a\nENV A=b c": "c in ENV has no = with a value.",
    "FROM a\nENV A": "ENV gives A no value.",
    "FROM a\nLABEL =x": "=x has no name before its =.",
    "FROM a\nENV A=${B^^}": "In ENV, ${B} cannot have the modifier ^.",
    "FROM a\nCOPY it's b": "In COPY, a single quote is not closed.",
    "FROM a\nSHELL bash -c": "SHELL is not a JSON array of strings.",
    "FROM a\nUSER": "USER has no arguments.",
    "FROM a\nONBUILD FROM b": "FROM cannot follow ONBUILD.",
    "FROM a\nHEALTHCHECK curl b": "HEALTHCHECK begins with curl, which is neither CMD nor NONE.",
    "FROM a\nHEALTHCHECK --interval=30 CMD b": "--interval is 30, without a unit such as s or m.",
    "FROM a\nRUN <<EOF\nb": "The heredoc EOF never ends: no line is only EOF.",
    "# escape=`\n# escape=`\nFROM a": "The directive escape is given twice.",
  };
  for (const [text, message] of Object.entries(refused)) test(message, () => assert.deepEqual(messages(`${text}\n`), [message]));

  test("are none in what the builder takes", () => {
    const taken =
      "ARG A\nFROM a AS b\nENV A = b\nENV A b=c d\nEXPOSE 80/sctp\nCOPY a --chown=1 /b/\nCMD ['a']\nRUN\nHEALTHCHECK none\nONBUILD COPY --nope=1 a\nSTOPSIGNAL --x 9\nLABEL A = b\n";
    assert.deepEqual(messages(taken), []);
  });
});

suite("templates", () => {
  const engine = (text: string, name?: string) => parseDockerfile(text, name).template?.engine;

  test("have marks where only text can stand", () => {
    assert.equal(engine("FROM {{ base }}\nRUN a\n"), "Jinja");
    assert.equal(engine("FROM a\n{% if b %}\nRUN c\n{% endif %}\n"), "Jinja");
    assert.equal(engine("FROM a\nRUN b \\\n{% for c in d %}\n {{ c }} \\\n{% endfor %}\n"), "Jinja");
    assert.equal(engine("FROM <%= base %>\n"), "ERB");
    assert.equal(engine("FROM a\n{{- range .B }}\nRUN c\n{{ end }}\n"), "Go template");
    assert.equal(engine("FROM %%IMAGE%%\n"), "unknown");
    assert.equal(engine("FROM ${IMAGE}\n", "Dockerfile.tmpl"), "envsubst");
  });
  test("show nothing but that", () => {
    const file = parseDockerfile("FROM {{ base }}\nRUM {{ x }}\n");
    assert.deepEqual([file.problems, file.nodes.map((it) => it.kind)], [[], ["template"]]);
  });
  test("are not files whose commands have marks for others", () => {
    for (const line of [
      "RUN docker inspect --format '{{.Id}}' a",
      'LABEL a="{{ .Name }}"',
      "RUN <<E\n{% if a %}\nE",
      "ENV F='{{ json . }}'",
      "RUN curl -w '%{http_code}' a",
    ])
      assert.equal(engine(`FROM a\n${line}\n`), undefined, line);
    assert.equal(engine("FROM a@sha256:b\nFROM ${IMAGE}\n"), undefined);
  });
  test("are told from what Compose, Swarm and Traefik fill in", () => {
    const compose = (lines: string) => composeTemplate(`services:\n  a:\n${lines}\n`)?.engine;
    assert.equal(compose("    image: {{ image }}"), "Jinja");
    assert.equal(compose('    image: "a:{{ tag }}"'), "Jinja");
    assert.equal(compose("{% if b %}\n    image: a\n{% endif %}"), "Jinja");
    assert.equal(compose("    hostname: '{{.Node.Hostname}}'\n    environment:\n      - ID={{.Node.ID}}"), undefined);
    assert.equal(
      compose("    labels:\n      - 'traefik.rule=Host(`{{ .Name }}`)'\n    command: |\n      {% if b %}\n    image: a"),
      undefined,
    );
  });
});

test("a = in the value of an old ENV parts nothing", () => {
  assert.deepEqual(messages(`FROM a\nENV A "b=c,d"\nENV B 'x=y' z\nENV C "-agentlib:jdwp=server=y"\n`), []);
});

test("a duration of many parts is judged at once, however it ends", () => {
  const codes = (interval: string) =>
    parseDockerfile(`FROM scratch\nHEALTHCHECK --interval=${interval} CMD ["a"]\n`).problems.map((it) => it.code);
  assert.deepEqual(codes("11m".repeat(40)), []);
  assert.deepEqual(codes(`${"11m".repeat(40)}x`), ["invalid-healthcheck"]);
});

test("a line is too long from the byte on at which the builder stops", () => {
  const codes = (length: number, letter: string) =>
    parseDockerfile(`FROM scratch\nLABEL a=${letter.repeat(length)}\n`).problems.map((it) => it.code);
  const prefix = "LABEL a=".length;
  assert.deepEqual(codes(65_535 - prefix, "x"), []);
  assert.deepEqual(codes(65_536 - prefix, "x"), ["line-too-long"]);
  assert.deepEqual(codes(30_000, "é"), []);
  assert.deepEqual(codes(33_000, "é"), ["line-too-long"]);
});

test("Dockerfiles are known by name", () => {
  for (const name of [
    "Dockerfile",
    "a/Dockerfile.dev",
    "Dockerfile_x",
    "Dockerfile-dev",
    "web.Dockerfile",
    "Containerfile",
    "Containerfile.rhel9",
    "dockerfile.j2",
  ])
    assert.equal(kindOf(name), "dockerfile", name);
  for (const name of [
    "Dockerfile.dockerignore",
    "Dockerfile.md",
    "dockerfile.go",
    "dockerfile-ast.ts",
    "dockerfiles",
    "mydockerfile",
    "Dockerfile.sh",
  ])
    assert.equal(kindOf(name), undefined, name);
});

/** Every span of the model lies within the text. */
function checkSpans(text: string, file: Dockerfile): void {
  const seen = new Set<unknown>();
  const visit = (it: unknown): void => {
    if (typeof it !== "object" || it === null || seen.has(it)) return;
    seen.add(it);
    if ("start" in it && "end" in it)
      assert.ok(Number(it.start) >= 0 && Number(it.start) <= Number(it.end) && Number(it.end) <= text.length, JSON.stringify(it));
    Object.values(it).forEach(visit);
  };
  visit(file);
}

const sample = `\ufeff# syntax=docker/dockerfile:1
ARG BASE="node:\${V:-22}"
FROM --platform=$BUILDPLATFORM \${BASE} AS Build # no comment
ENV A=1 B='two words' C="\\"$A" \\
# between
    D=\${A%x*}
RUN --mount=type=cache,"target=/a,b" set -e; if [ -f x ]; then sudo env Z=1 apt-get install -y \\
    "y z" $(date +%s) \`ls\`; fi | tee <(cat) >/dev/null 2>&1
RUN <<-'EOF' bash && cat <<E2
\techo "\${x}" $(( 1 << 2 ))
\tEOF
more
E2
COPY --from=build --chown=$A <<X ["a", "b\\u0041"] /c
x
X
SHELL ["powershell", "-Command"]
RUN Write-Host 'a'; b | c
HEALTHCHECK --interval=3s CMD ["sh", "-c", "curl -f http://localhost || exit 1"]
ONBUILD RUN bash -lc "apt-get x 'y'"
EXPOSE 80 [::1]:1-2:3-4/udp
`;

suite("any text", () => {
  test("cut off anywhere is read, with places inside of it", () => {
    for (let end = 0; end <= sample.length; end++) checkSpans(sample.slice(0, end), parseDockerfile(sample.slice(0, end)));
  });
  test("made of the language's pieces is read, with places inside of it", () => {
    const piece = fc.constantFrom(
      ...'FROM |RUN |COPY |ENV |ARG |ONBUILD |SHELL |HEALTHCHECK CMD |USER |EXPOSE |\n|\r\n|\r| |\t|\\|\\\n|`|"|\'|$|${|}|${A:-|$(|)|(|<<|<<-E|E\n|["a",|]|#|# escape=`\n|--from=|--mount=|=|A=b|sudo |bash -c \'|if |then |fi;|&&|||;|{{|{%|<%|a|é|\u{1f433}'.split(
        "|",
      ),
      "|",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        checkSpans(text, parseDockerfile(text));
      }),
      { numRuns: 1500 },
    );
  });
  test("of the real files that lie beside this project is read", (t) => {
    const folder = new URL("../../shared/corpus/real-dockerfiles/", import.meta.url);
    if (!existsSync(folder)) return t.skip("there are none");
    for (const name of readdirSync(folder)) {
      const text = readFileSync(new URL(name, folder), "utf8");
      checkSpans(text, parseDockerfile(text));
    }
  });
});

test("the variables that the builder replaces are known by name, place and operator", () => {
  const text = [
    "FROM --platform=$P a:${T:-${U}x} AS $no",
    "ENV A=$B 'C=$no' \"D=$E\" \\$no ${F:+$F:}g \\",
    "  H=${I#x}",
    "RUN --mount=type=cache,target=$J --network=$no echo $no",
    'COPY --chown=$K --from=$no ["$L", "/m$"]',
    "COPY <<A <<'B' /x",
    "'$N' \\$no",
    "A",
    "$no",
    "B",
    "CMD echo $no",
    "WORKDIR $O/$",
  ].join("\n");
  const { instructions } = parseDockerfile(text);
  const shown = instructions.map(({ references }) =>
    references.map(({ name, operator, span, nameSpan, outer, word }) => {
      assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
      assert.ok(text.slice(span.start, span.end).includes(name));
      return `${word} ${outer ? `${outer.name}>` : ""}${name}${operator}`;
    }),
  );
  assert.deepEqual(shown, [
    ["0 P", "1 T:-", "1 T>U"],
    ["0 B", "2 E", "4 F:+", "4 F>F", "5 I#"],
    ["0 J"],
    ["0 K", "1 L"],
    ["3 N"],
    [],
    ["0 O"],
  ]);
});
