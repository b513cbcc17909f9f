import { insertBefore } from "../edit/dockerfile.ts";
import { downloads, hasOption, targetOf } from "../judge/download.ts";
import { knows } from "../judge/frontend.ts";
import { setterOf } from "../judge/scope.ts";
import { callsWithin, isWritten } from "../judge/shell.ts";
import { baseName, type Unpacking, unpackingOf } from "../judge/unpack.ts";
import { runningUser } from "../judge/user.ts";
import { flagReleases } from "../knowledge/frontend-features.ts";
import { type Call, type Command, textOf, type Word } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, remove, replace } from "../text/edit.ts";
import { contains } from "../text/span.ts";
import { countBefore } from "../text/starts.ts";
import type { Fix, Rule } from "./rule.ts";

export const downloadThenExtract: Rule = {
  id: "download-then-extract",
  summary: "A step downloads and unpacks an archive, which ADD can do alone",
  category: "cache-and-size",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-add-unpack"] },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || command.onbuild || model.kind !== "dockerfile" || !knows(model, unpackRelease)) return;
      // What is mounted is there for this step alone.
      if ((instructionOf(model, command)?.flags.length ?? 0) > 0) return;
      for (const { fetch, address, unpack, unpacking, archive } of downloadsIn(command)) {
        report({
          at: fetch.program.span,
          message: `${fetch.name} fetches an archive for ${unpack.name}, and ADD --unpack would do both.`,
          fixes: asAdd(text, model, command, { fetch, address, unpack, unpacking, archive }),
        });
      }
    },
  },
};

const unpackRelease = flagReleases.get("ADD --unpack")!;

interface Download {
  readonly fetch: Call;
  readonly address: Word;
  readonly unpack: Call;
  readonly unpacking: Unpacking;
  /** The name of the file between the two; undefined for a pipe. */
  readonly archive: string | undefined;
}

function downloadsIn(command: Command): Download[] {
  const unpackings = new Map<Call, Unpacking>();
  // What unpacks a file, by the file's name.
  const byName = new Map<string, Call>();
  for (const call of command.calls) {
    const unpacking = unpackingOf(call);
    // What takes out a part, or leaves folders away, ADD cannot.
    if (!unpacking?.plain) continue;
    unpackings.set(call, unpacking);
    if (unpacking.archive) byName.set(nameOf(unpacking.archive), call);
  }
  if (unpackings.size === 0) return [];
  return command.calls.flatMap((fetch): Download[] => {
    if (fetch.context !== "plain" || !downloads(fetch) || !isMember(fetch, command) || saysMore(fetch)) return [];
    for (const address of addressWords(fetch).slice(0, 5)) {
      const archive = fetch.pipedInto ? undefined : nameOf(targetOf(fetch) ?? address);
      const unpack = archive === undefined ? pipedInto(fetch, (it) => unpackings.has(it)) : byName.get(archive);
      if (unpack && unpack.span.start > fetch.span.start) return [{ fetch, address, archive, unpack, unpacking: unpackings.get(unpack)! }];
    }
    return [];
  });
}

/** Whether a call tells the server who asks, or what. */
function saysMore(call: Call): boolean {
  const long = ["header", "user", "request", "data", "post-data", "cookie", "load-cookies", "cert", "http-user", "http-password"];
  return call.name === "curl" ? hasOption(call, "HuXdbE", ...long) : hasOption(call, "", ...long);
}

/** Whether a call is one of the step's own list, and so runs in any case. */
function isMember({ span, runner }: Call, { script: { members } }: Command): boolean {
  const member = members[countBefore(members, span.start + 1, (it) => it.span.start) - 1];
  return member !== undefined && !runner && member.simple && contains(member.span, span);
}

function addressWords({ arguments: words }: Call): Word[] {
  return words.filter((it) => /^["']?https?:\/\//i.test(it.written));
}

/** The last part of a path or an address, as written. */
function nameOf(word: Word | undefined): string {
  return word ? baseName(textOf(word).replace(/[?#].*$/s, "")) : "";
}

/** The first program behind the next few pipes of a call that is as wanted. */
function pipedInto(call: Call, isWanted: (call: Call) => boolean): Call | undefined {
  let it = call.pipedInto;
  for (let i = 0; it && i < 5; i++, it = it.pipedInto) if (isWanted(it)) return it;
  return undefined;
}

/** `ADD --unpack` in front of the step, without what it does there; in its place where nothing is left. */
function asAdd(text: string, file: Dockerfile, command: Command, download: Download): Fix[] {
  const { fetch, address, unpacking } = download;
  const instruction = instructionOf(file, command);
  if (!instruction || instruction.heredocs.length > 0 || command.form === "exec" || !command.stage) return [];
  const { user, root } = runningUser(file, command.stage, command.span.start);
  const source = plainText(file, command, address);
  const folder = unpacking.folder ? plainText(file, command, unpacking.folder) : ".";
  if (!(root ?? !user) || source === undefined || folder === undefined || !onlyFetches(fetch)) return [];
  const edits = replaced(text, command, download, folder, (rest) => {
    const line = `ADD --unpack ${source} ${folder.replace(/\/*$/, "/")}`;
    return rest ? [insertBefore(text, instruction, line), rest] : [replace(instruction.span, line)];
  });
  const price = "(needs docker/dockerfile:1.17; owners are those of the archive)";
  return edits ? [{ title: `Fetch and unpack it with ADD ${price}`, safety: "unsafe", edits }] : [];
}

/** What takes the commands that ADD replaces out of the step, which have to be its first ones. */
function replaced(
  text: string,
  command: Command,
  { fetch, unpack, archive }: Download,
  folder: string,
  edits: (rest: Edit | undefined) => Edit[],
): Edit[] | undefined {
  const { members, problems } = command.script;
  // In front there may be options and a folder.
  if (fetch.span.start > (members[2] ?? fetch).span.end) return undefined;
  const parts = members.map(({ span }) => callsWithin(command, span));
  const isOwn = (it: Call): boolean =>
    it === fetch ||
    it === unpack ||
    (fetch.pipedInto !== undefined &&
      pipedInto(fetch, (other) => other === it) !== undefined &&
      /^(?:gunzip|gzip|bunzip2|bzip2|xz|unxz|zstd)$/.test(it.name ?? "")) ||
    (it.name === "mkdir" && it.arguments.length === 2 && it.arguments[0]!.value === "-p" && it.arguments[1]!.written === folder) ||
    (it.name === "rm" && it.arguments.filter((word) => !word.written.startsWith("-")).every((word) => nameOf(word) === archive));
  const first = parts[0]?.length === 1 && parts[0][0]!.name === "set" ? 1 : 0;
  let next = first;
  while (next < members.length && parts[next]!.length > 0 && parts[next]!.every(isOwn)) next++;
  const done = parts.slice(first, next).flat();
  if (problems.length > 0 || !done.includes(fetch) || !done.includes(unpack)) return undefined;
  if (members.some((it) => !it.simple || (it.operator && it.operator.value !== "&&" && it.operator.value !== ";"))) return undefined;
  if (next === members.length) return edits(undefined);
  const left = parts.slice(next).flat();
  if (archive !== undefined && left.some((it) => it.arguments.some((word) => word.written.includes(archive)))) return undefined;
  const span = { start: members[first]!.span.start, end: members[next]!.span.start };
  const gaps = members.slice(first, next).map((it, i) => text.slice(it.span.end, members[first + i + 1]!.span.start));
  return gaps.every((it) => /^(?:\s|[\\`]\r?\n)*(?:&&|;)(?:\s|[\\`]\r?\n)*$/.test(it)) ? edits(remove(span)) : undefined;
}

/** A word as ADD reads it: its text, with variables that the builder knows; undefined where the shell makes something else of it. */
function plainText(file: Dockerfile, command: Command, { written, value }: Word): string | undefined {
  const text = value ?? (/^"[^"\\]*"$/.test(written) ? written.slice(1, -1) : written);
  if (!/^(?:[\w./:%+~=&,@-]|\$\w+|\$\{\w+\})+$/.test(text) || text.startsWith("~")) return undefined;
  const names = Array.from(text.matchAll(/\$\{?(\w+)/g), ([, name]) => name!);
  const known = names.every(
    (it) => value === undefined && !isWritten(command, it) && setterOf(file, command.stage!, it, command.span.start).by === "file",
  );
  return known ? text : undefined;
}

/** Whether a call only fetches one file, and says nothing to the server that ADD would not. */
function onlyFetches(call: Call): boolean {
  const { name, arguments: words, wrappers, assignments } = call;
  if ((name !== "curl" && name !== "wget") || wrappers.length + assignments.length > 0 || addressWords(call).length !== 1) return false;
  return words.every(({ value, written }, i) => {
    const text = value ?? written;
    if (/^["']?https?:/.test(written)) return true;
    if (!text.startsWith("-"))
      return /^(?:-\w*[oO]|--output|--output-document|--retry|--retry-delay|--max-time|-m)$/.test(words[i - 1]?.value ?? "");
    return /^(?:-[fsSLqOonv#m]*-?|--(?:fail|silent|show-error|location|quiet|output|output-document|remote-name|retry|retry-delay|max-time|no-verbose|show-progress)|--(?:progress|retry|tries|timeout)=[\w:]+)$/.test(
      text,
    );
  });
}
