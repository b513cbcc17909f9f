import assert from "node:assert/strict";
import { suite, test } from "node:test";
import fc from "fast-check";
import type { Call } from "../server/model/command.ts";
import { lowerScript } from "../server/parse/shell.ts";

function calls(script: string, shell: Parameters<typeof lowerScript>[2] = "sh"): Call[] {
  return [...lowerScript(script, { start: 0, end: script.length }, shell).calls];
}

/** Each call as its name and the values of its arguments, `?` where a variable hides them. */
function brief(script: string, shell?: Parameters<typeof lowerScript>[2]): string[] {
  return calls(script, shell).map((it) => [it.name ?? "?", ...it.arguments.map(({ value }) => value ?? "?")].join(" "));
}

suite("calls", () => {
  test("are found in every construct", () => {
    assert.deepEqual(
      brief("if a; then b; elif c; then d; else e; fi; for x in 1; do f; done; while g; do h; done; until i; do j; done"),
      "abcdefghij".split(""),
    );
    assert.deepEqual(brief("case $x in a) a;; *) b; esac; (c); { d; } > e; f() { g; }; ! h & time i"), ["a", "b", "c", "d", "g", "h", "i"]);
    assert.deepEqual(brief("a && b || c; d | e |& f"), ["a", "b", "c", "d", "e", "f"]);
  });
  test("are found in what is printed for a shell", () => {
    assert.deepEqual(brief("echo 'a b; c' | sh && printf 'd\\ne f\\n' | bash -e"), [
      "echo a b; c",
      "a b",
      "c",
      "sh",
      "printf d\\ne f\\n",
      "d",
      "e f",
      "bash -e",
    ]);
    assert.deepEqual(brief("cat <<X | sh\na\nb c\nX\n"), ["cat", "sh", "a", "b c"]);
    assert.deepEqual(brief("echo a b | sh; echo a | sh -c b; echo a | sh b; echo a | c; cat d <<X | sh\ne\nX\n"), [
      "echo a b",
      "sh",
      "echo a",
      "sh -c b",
      "b",
      "echo a",
      "sh b",
      "echo a",
      "c",
      "cat d",
      "sh",
    ]);
  });
  test("know where they stand", () => {
    const contexts = Object.fromEntries(calls("if a; then b $(c); fi; while d; do e `f`; done; g <(h)").map((it) => [it.name, it.context]));
    assert.deepEqual(contexts, {
      a: "condition",
      b: "plain",
      c: "substitution",
      d: "condition",
      e: "plain",
      f: "substitution",
      g: "plain",
      h: "substitution",
    });
  });
  test("know what they are piped into", () => {
    const piped = (script: string) => calls(script).map((it) => it.pipedInto?.name);
    assert.deepEqual(piped("a | sudo b | c; d && e | f"), ["b", "c", undefined, undefined, "f", undefined]);
    assert.deepEqual(piped("a | (sh)"), ["sh", undefined]);
    assert.deepEqual(piped("a | (b; sh)"), [undefined, undefined, undefined]);
  });
  test("know who runs the script that they stand in", () => {
    assert.deepEqual(
      calls("a; sh -c 'b; $(c); bash -c \"d\"'").map((it) => [it.name, it.runner?.name]),
      [
        ["a", undefined],
        ["sh", undefined],
        ["b", "sh"],
        [undefined, "sh"],
        ["c", "sh"],
        ["bash", "sh"],
        ["d", "bash"],
      ],
    );
  });
  test("have words with values, unless something is expanded in them", () => {
    const [call] = calls(`a 'b c' "d"e f\\ g *.h $i "\${j}" "$(k)" $'l\\n' {m,n}`);
    assert.deepEqual(
      call!.arguments.map((it) => it.value),
      ["b c", "de", "f g", "*.h", undefined, undefined, undefined, "l\n", "{m,n}"],
    );
    assert.equal(call!.arguments[0]!.written, "'b c'");
  });
  test("have assignments and redirections apart", () => {
    const [call] = calls("A=1 B='x y' make -j4 > out 2>&1 < in");
    assert.deepEqual(
      call!.assignments.map((it) => it.value),
      ["A=1", "B=x y"],
    );
    assert.deepEqual(
      call!.redirections.map((it) => [it.operator, it.target?.value]),
      [
        [">", "out"],
        [">&", "1"],
        ["<", "in"],
      ],
    );
    assert.deepEqual(brief("A=1 make > out -j4"), ["make -j4"]);
  });
});

suite("a failure", () => {
  const failures = (script: string) =>
    calls(script)
      .map((it) => `${it.name}:${it.failure}`)
      .join(" ");
  const cases: Record<string, string> = {
    "a; b": "a:lost b:ends",
    "a && b": "a:ends b:ends",
    "a && b; c": "a:lost b:lost c:ends",
    "a || b": "a:handled b:ends",
    "a && b || c; d": "a:handled b:handled c:lost d:ends",
    "! a; b": "a:handled b:ends",
    "a | b": "a:lost b:ends",
    "set -o pipefail; a | b": "set:lost a:ends b:ends",
    "a & b": "a:lost b:ends",
    "set -e; a; b && c; d | e; f": "set:lost a:ends b:lost c:ends d:lost e:ends f:ends",
    "set -ex; if a; b; then c; fi; d": "set:lost a:lost b:handled c:ends d:ends",
    "(set -e; a); b": "set:lost a:lost b:ends",
    "set -e; set +e; a; b": "set:lost set:ends a:lost b:ends",
    "for x in 1 2; do a; b; done": "a:lost b:lost",
    "a $(b) && x=$(c)": "a:ends b:lost c:ends",
    "bash -ec 'a; b'; bash -c 'c; d'": "bash:lost a:lost b:lost bash:ends c:lost d:ends",
    "{ a; b; } || c": "a:lost b:handled c:ends",
    "f() { a; b; }; f": "a:lost b:ends f:ends",
  };
  for (const [script, found] of Object.entries(cases)) test(script, () => assert.equal(failures(script), found));
});

suite("a script", () => {
  const read = (text: string) => lowerScript(text, { start: 0, end: text.length }, "sh").script;
  test("has its expansions with what they are for", () => {
    const text =
      'A=$a cat "$b" ${c%%x} $(d `e`) > $f; for i in $g; do :; done; case $h in x) ;; esac; [[ $i ]]; export B=$j; set -- $((k))';
    assert.deepEqual(
      read(text).expansions.map((it) => [it.kind, it.name + it.operator, it.quoted, it.place, it.call?.name].join(" ")),
      [
        "variable a false assignment cat",
        "variable b true argument cat",
        "variable c%% false argument cat",
        "command  false argument cat",
        "backquotes  false argument d",
        "variable f false redirection cat",
        "variable g false loop ",
        "variable h false case ",
        "variable i false test ",
        "variable j false declaration export",
        "arithmetic  false argument set",
      ],
    );
  });
  test("has its assignments, loops, functions and negations", () => {
    const { assignments, loops, functions, negations } = read("A=1 b; C+=2; local d=$(e); for f in x; do ! g; done; h() { ! i; }");
    assert.deepEqual(
      assignments.map((it) => [it.name.value, it.append, it.call?.name, it.declaredBy?.name]),
      [
        ["A", false, "b", undefined],
        ["C", true, undefined, undefined],
        ["d", false, undefined, "local"],
      ],
    );
    assert.deepEqual(
      loops.map((it) => [it.kind, it.name?.value, it.words?.length]),
      [["for", "f", 1]],
    );
    assert.deepEqual(
      functions.map((it) => it.name.value),
      ["h"],
    );
    assert.deepEqual(
      negations.map((it) => [it.call?.name, it.ignored]),
      [
        ["g", true],
        ["i", false],
      ],
    );
  });
  test("has what Bash alone understands", () => {
    const text =
      "[[ a ]]; ((b)); c=(d); e+=f; g &> h; i |& j; k <<< l; m <(n); echo ${o//p/q} ${r:1} ${s^} ${!t} {u,v} $'w'; function x { :; }";
    assert.deepEqual(
      read(text).features.map((it) => it.kind),
      (
        "double-brackets arithmetic-command array append redirect-both pipe-both here-string process-substitution replacement substring " +
        "case-change indirection brace-expansion ansi-quotes function-keyword"
      ).split(" "),
    );
  });
  test("has the places where it is none", () => {
    assert.deepEqual(read("if a; then b").problems, [{ message: "expected 'fi' to close 'if'", span: { start: 12, end: 12 } }]);
  });
});

suite("wrappers are seen through", () => {
  const cases: Record<string, string> = {
    "sudo -E -u root apt-get install x": "apt-get install x",
    "sudo -- apt-get update": "apt-get update",
    "env -u A B=1 /usr/bin/python3 -m pip": "python3 -m pip",
    "timeout -k 5 10 curl x": "curl x",
    "nice -n 5 make": "make",
    "xargs -n 1 -P4 rm -rf": "rm -rf",
    "gosu app:app node x": "node x",
    "busybox wget x": "wget x",
    "exec nginx -g": "nginx -g",
    "command curl x": "curl x",
    "sudo -u a env B=1 nohup c d": "c d",
    // These run nothing.
    "command -v curl": "command -v curl",
    "sudo -l": "sudo -l",
    "env -S 'a b'": "env -S a b",
    exec: "exec",
  };
  for (const [script, expected] of Object.entries(cases)) test(script, () => assert.deepEqual(brief(script), [expected]));

  test("and kept, with their assignments", () => {
    const [call] = calls("A=1 sudo env B=2 time -p /usr/bin/apt-get update");
    assert.deepEqual(
      call!.wrappers.map((it) => it.value),
      ["sudo", "env", "time"],
    );
    assert.deepEqual(
      call!.assignments.map((it) => it.value),
      ["A=1", "B=2"],
    );
    assert.equal(call!.program.value, "/usr/bin/apt-get");
    assert.deepEqual(
      calls("time make")[0]!.wrappers.map((it) => it.value),
      ["time"],
    );
  });
});

suite("scripts in scripts are read", () => {
  const cases: Record<string, string[]> = {
    "sh -c 'a b; c'": ["sh -c a b; c", "a b", "c"],
    'bash -lc "a $B"': ["bash -lc ?", "a ?"],
    "bash -euxo pipefail -c 'a | b'": ["bash -euxo pipefail -c a | b", "a", "b"],
    "su - u -c 'a'": ["su - u -c a", "a"],
    "eval 'a b'": ["eval a b", "a b"],
    "sudo sh -c 'a'": ["sh -c a", "a"],
    "bash <<E\na b\nE\nc": ["bash", "a b", "c"],
    "bash script.sh -c a": ["bash script.sh -c a"],
    "python3 - <<E\na b\nE": ["python3 -"],
    'sh -c "$(curl x)"': ["sh -c ?", "curl x"],
    "sh -c \"sh -c 'a'\"": ["sh -c sh -c 'a'", "sh -c a", "a"],
  };
  for (const [script, expected] of Object.entries(cases)) test(script, () => assert.deepEqual(brief(script), expected));

  test("at their true places, or at the word where it is escaped", () => {
    const at = (script: string) => calls(script).map(({ span }) => script.slice(span.start, span.end));
    assert.deepEqual(at("sh -c 'a b; c'").slice(1), ["a b", "c"]);
    assert.deepEqual(at('sh -c "a \\"b\\"; c"').slice(1), ['"a \\"b\\"; c"', '"a \\"b\\"; c"']);
  });
});

suite("shells of Windows", () => {
  test("have commands cut at their operators", () => {
    assert.deepEqual(brief('choco.exe install x && del /q C:\\"Program Files"\\y & exit 0', "cmd"), [
      "choco install x",
      "del /q C:\\Program Files\\y",
      "exit 0",
    ]);
    assert.deepEqual(brief("Invoke-WebRequest 'https://a;b' -OutFile $x; c | d", "powershell"), [
      "Invoke-WebRequest https://a;b -OutFile ?",
      "c",
      "d",
    ]);
    assert.equal(calls("a | b", "powershell")[0]!.pipedInto?.name, "b");
  });
  test("are handed scripts by each other", () => {
    const script = 'powershell.exe -NoProfile -Command "Install-X -Force; a | iex"';
    const found = calls(script, "cmd");
    assert.deepEqual(
      found.map((it) => it.name),
      ["powershell", "Install-X", "a", "iex"],
    );
    assert.equal(script.slice(found[1]!.span.start, found[1]!.span.end), "Install-X -Force");
  });
  test("are handed all words that follow", () => {
    assert.deepEqual(brief("@powershell -NoProfile -Command Install-X -Force ; Remove-Y x", "cmd"), [
      "powershell -NoProfile -Command Install-X -Force ; Remove-Y x",
      "Install-X -Force",
      "Remove-Y x",
    ]);
    assert.deepEqual(brief("powershell Install-X -Force", "cmd").slice(1), ["Install-X -Force"]);
    assert.deepEqual(brief("pwsh -c Install-X -Force", "sh").slice(1), ["Install-X -Force"]);
    assert.deepEqual(brief("pwsh x.ps1", "sh").slice(1), []);
    assert.deepEqual(brief("powershell -ExecutionPolicy Bypass -File x.ps1 -a b", "cmd").slice(1), []);
  });
  test("know their comments, call operator and aliases", () => {
    assert.deepEqual(brief("# a; b\n& 'c d' `\n e; wget https://x -OutFile y; curl.exe -o y x", "powershell"), [
      "c d e",
      "Invoke-WebRequest https://x -OutFile y",
      "curl -o y x",
    ]);
  });
  test("that nobody knows have none", () => assert.deepEqual(brief("a; b", "other"), []));
});

suite("broken scripts", () => {
  test("yield what could be read", () => {
    assert.deepEqual(brief("a && (b; (c || d"), ["a", "b", "c", "d"]);
    assert.deepEqual(brief("if a; then b"), ["a", "b"]);
    assert.equal(brief("a; b 'c")[0], "a");
    assert.deepEqual(brief("a $(b"), ["a ?", "b"]);
  });
  test("nest as deep as they like", () => {
    for (const piece of ["(", "{ ", "$(", "`", "if a; then ", "bash -c '", "a | ", "sudo ", "\\", '"', "<<E ", "${a:-"])
      calls(piece.repeat(5000));
  });
  test("of any kind have places inside of them", () => {
    const piece = fc.constantFrom(
      ..."a b 'c' \"d $e\" $( ) ` ( { } | || && ; & \n if then else fi for in do done case esac ;; ! > 2>&1 < << <<-E E <<< sudo env A=1 time sh -c bash \\ \\\n # $((".split(
        " ",
      ),
      " ",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom("sh" as const, "cmd" as const, "powershell" as const),
        (pieces, shell) => {
          const script = pieces.join(" ");
          for (const { span, program, arguments: words } of calls(script, shell)) {
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= script.length);
            for (const it of [program, ...words]) assert.ok(span.start <= it.span.start && it.span.end <= span.end);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});
