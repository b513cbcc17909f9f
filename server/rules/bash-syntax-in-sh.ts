import { insertBefore } from "../edit/dockerfile.ts";
import { setterOf } from "../judge/scope.ts";
import { isWritten } from "../judge/shell.ts";
import { shellFeatures } from "../judge/shell-features.ts";
import { shellOf } from "../judge/system-shell.ts";
import type { Call, Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Feature } from "../model/shell.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Also, Fix, Rule } from "./rule.ts";

const numbers = (
  "SC3001 SC3003 SC3004 SC3005 SC3006 SC3008 SC3009 SC3010 SC3011 SC3014 SC3020 SC3024 SC3026 SC3028 SC3029 SC3030 SC3032 SC3037 SC3039 " +
  "SC3040 SC3043 SC3044 SC3045 SC3046 SC3047 SC3053 SC3054 SC3056 SC3057 SC3058 SC3059 SC3060 SC3065 SC2112"
).split(" ");

export const bashSyntaxInSh: Rule = {
  id: "bash-syntax-in-sh",
  summary: "A step is written for Bash, but another shell reads it",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: alsoOf(numbers),

  check: {
    command(command, { model, text, report }) {
      if (command.form !== "shell" || command.shell !== "sh" || model.kind !== "dockerfile") return;
      const shell = shellOf(command, model);
      const found = [...ofSyntax(command), ...ofCalls(command), ...ofVariables(command, model)].sort((a, b) => a.span.start - b.span.start);
      const foreign = found.filter((it) => !it.usual && shell !== "bash" && !(shell === "busybox" && it.busybox));
      // What its own shell knows is told for those only who may have another one day.
      const told = foreign.length > 0 ? foreign : found;
      const first = told[0];
      if (!first) return;
      const shown = first.shown ?? shortened(text.slice(first.span.start, first.span.end));
      const also = alsoOf([...new Set(told.map((it) => it.number))]);
      if (foreign.length === 0) {
        const here = shell ? names.get(shell) : "most shells";
        report({ at: first.span, message: `${shown} works in ${here} but not in every shell.`, severity: "off", also });
        return;
      }
      const are = told.length > 1 ? `and ${told.length - 1} more are` : "is";
      const edits = told.flatMap((it) => it.edits ?? []);
      const fixes: Fix[] = [];
      if (told.every((it) => it.edits)) fixes.push({ title: "Write it for every shell", safety: "unsafe", edits });
      const instruction = instructionOf(model, command);
      // Debian and Ubuntu have Bash, Alpine has not.
      if (shell === "dash" && instruction && !instruction.onbuild && command.place === "RUN" && !command.shebang)
        fixes.push({
          title: "Let Bash read this and the following steps",
          safety: "unsafe",
          edits: [insertBefore(text, instruction, `SHELL ["/bin/bash", "-c"]`)],
        });
      report({
        at: first.span,
        message: `${shown} ${are} for Bash, but ${names.get(shell)} reads the step.`,
        // Nobody knows the shell of an unknown image: it may be Bash.
        ...(shell === undefined && { severity: told.every((it) => it.number === "SC3040") ? "off" : "info" }),
        also,
        fixes,
      });
    },
  },
};

function shortened(written: string): string {
  return written.length <= 30 && !written.includes("\n") ? written : `${written.slice(0, 20).split("\n")[0]}…`;
}

const names = new Map([
  ["bash" as const, "Bash, the image's /bin/sh,"],
  ["dash" as const, "dash, the image's /bin/sh,"],
  ["busybox" as const, "BusyBox, the image's /bin/sh,"],
  [undefined, "/bin/sh"],
]);

interface Found {
  readonly number: string;
  readonly busybox: boolean;
  /** Whether dash, BusyBox and Bash all understand it, though no standard says so. */
  readonly usual?: boolean;
  readonly span: Span;
  /** How it is called in a message, where its text alone says little. */
  readonly shown?: string;
  /** The same for all shells, where that is a matter of some letters. */
  readonly edits?: readonly Edit[];
}

function ofSyntax({ script }: Command): Found[] {
  return script.features.map(({ kind, span }: Feature) => ({
    ...shellFeatures[kind],
    // An element of an array has a number of its own.
    ...(kind === "array" && isExpansion(script.expansions, span) && { number: "SC3054" }),
    span,
  }));
}

function isExpansion(expansions: Command["script"]["expansions"], { start }: Span): boolean {
  return expansions.some((it) => it.span.start === start);
}

function ofCalls({ calls }: Command): Found[] {
  return calls.flatMap((call): Found[] => {
    const { name = "", program, runner } = call;
    if (runner || program.value !== name || call.wrappers.length > 0) return [];
    const { span } = program;
    switch (name) {
      case "[":
      case "test":
        return call.arguments
          .filter((it) => it.written === "==")
          .map((it) => ({ number: "SC3014", busybox: true, span: it.span, edits: [replace(it.span, "=")] }));
      case "echo": {
        const shown = `echo ${call.arguments[0]?.written}`;
        return options(call, /^-[neE]+$/).map((it) => ({
          number: "SC3037",
          busybox: true,
          usual: !/e/i.test(shown.slice(4)),
          span: it,
          shown,
        }));
      }
      case "source":
        return [{ number: "SC3046", busybox: true, span, edits: [replace(span, ".")] }];
      case "local":
        return [{ number: "SC3043", busybox: true, usual: true, span }];
      case "let":
        return [{ number: "SC3039", busybox: true, span }];
      case "set":
        return call.arguments.flatMap((it, i) =>
          it.value === "pipefail" && /^[-+]\w*o$/.test(call.arguments[i - 1]?.value ?? "")
            ? [{ number: "SC3040", busybox: true, span: it.span, shown: "set -o pipefail" }]
            : [],
        );
      case "trap":
        return call.arguments
          .slice(1)
          .filter((it) => /^(?:ERR|DEBUG|RETURN)$/.test(it.value ?? ""))
          .map((it) => ({ number: "SC3047", busybox: false, span: it.span, shown: `trap … ${it.written}` }));
      case "export":
        return options(call, /^-\w*[fn]/).map((it) => ({ number: "SC3045", busybox: /^-n$/.test(call.arguments[0]!.written), span: it }));
      case "printf":
        return options(call, /^-v/).map((it) => ({ number: "SC3045", busybox: false, span: it, shown: "printf -v" }));
      case "read":
        return options(call, /^-\w*[adnNstu]/).map((it) => ({
          number: "SC3045",
          busybox: !/a/.test(call.arguments[0]!.written),
          span: it,
        }));
      case "pushd":
      case "popd":
      case "dirs":
      case "declare":
      case "typeset":
      case "shopt":
      case "mapfile":
      case "readarray":
      case "disown":
      case "compgen":
        return [{ number: "SC3044", busybox: false, span }];
      default:
        return [];
    }
  });
}

/** Variables that Bash sets itself. */
function ofVariables(command: Command, file: Dockerfile): Found[] {
  return command.script.expansions.flatMap(({ name, kind, operator, span }): Found[] => {
    if (kind !== "variable" || !ownVariables.has(name) || /^:?[-+?=]/.test(operator)) return [];
    if (isWritten(command, name) || (command.stage && setterOf(file, command.stage, name, command.span.start).by === "file")) return [];
    return [{ number: "SC3028", busybox: name === "RANDOM", span }];
  });
}

const ownVariables: ReadonlySet<string> = new Set(
  "BASHPID BASH_VERSION DIRSTACK EUID FUNCNAME HOSTTYPE MACHTYPE OSTYPE PIPESTATUS RANDOM SECONDS SHELLOPTS UID".split(" "),
);

/** The first argument, if it is such an option. */
function options({ arguments: [first] }: Call, option: RegExp): Span[] {
  return first && option.test(first.value ?? "") ? [first.span] : [];
}

function alsoOf(codes: readonly string[]): Also {
  return { hadolint: codes, shellcheck: codes, tally: codes.map((it) => `shellcheck/${it}`) };
}
