import { type Call, type Command, takesOutput, type Word } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Mount } from "../model/mount.ts";
import { mountsOf } from "../model/step.ts";
import type { Span } from "../text/span.ts";

/** A secret that a step leaves behind in what it builds. */
export interface LeakedSecret {
  /** Its id. */
  readonly secret: string;
  /** The file, as written, or whose settings. */
  readonly into: string;
  readonly at: Span;
}

/** The secrets mounted in a RUN that it copies into a file of the layer and does not remove again. */
export function leakedSecrets(file: Dockerfile, command: Command): LeakedSecret[] {
  const mounts = mountsOf(file, command);
  const secrets = mounts.filter((it) => it.type === "secret");
  if (secrets.length === 0) return [];
  const traces = secrets.map((mount) => traceOf(mount, command));
  const outside = mounts.flatMap((it) => (it.target?.meaning ? [it.target.meaning] : [])).concat("/dev", "/proc", "/run/secrets");
  return command.calls.flatMap((call, i) => {
    const into = destinationOf(call);
    if (!into || outside.some((it) => into.path === it || into.path.startsWith(`${it}/`))) return [];
    const trace = traces.find(({ shows }) => into.from.some((word) => shows(word.written)));
    if (!trace || command.calls.slice(i + 1).some((later) => removes(later, into))) return [];
    return [{ secret: trace.id, into: into.shown, at: into.word.span }];
  });
}

interface Trace {
  readonly id: string;
  /** Whether a word of the script stands for the secret, or for the file that holds it. */
  readonly shows: (written: string) => boolean;
}

function traceOf({ source, target, options }: Mount, command: Command): Trace {
  const id = options.get("id") ?? source?.value ?? target?.value.replace(/.*\//, "") ?? "";
  const variable = options.get("env");
  const path = target?.meaning ?? (variable === undefined ? `/run/secrets/${id}` : undefined);
  const names = new Set(variable ? [variable] : []);
  const shows = (written: string): boolean =>
    (path !== undefined && hasPath(written, path)) || (written.includes("$") && variablesIn(written).some((it) => names.has(it)));
  for (const { name, word } of command.script.assignments) if (shows(word.written)) names.add(name.value);
  return { id, shows };
}

function hasPath(written: string, path: string): boolean {
  const at = written.indexOf(path);
  return at >= 0 && !/[\w./-]/.test(written[at + path.length] ?? "");
}

function variablesIn(written: string): string[] {
  return Array.from(written.matchAll(/\$\{?(\w+)/g), ([, name]) => name!);
}

interface Destination {
  /** The words that are written there. */
  readonly from: readonly Word[];
  readonly path: string;
  readonly shown: string;
  readonly word: Word;
  /** The program whose settings it is. */
  readonly program?: string;
}

/** Programs that pass on what they read. */
const filters = new Set("base64 cat cut echo envsubst gunzip head jq printf sed tail tr".split(" "));
/** Programs that keep what they are told to set, by the words that say so. */
const settings: ReadonlyMap<string, RegExp> = new Map([
  ["npm", /^(?:config|set)$/],
  ["pnpm", /^config$/],
  ["yarn", /^config$/],
  ["pip", /^config$/],
  ["pip3", /^config$/],
  ["git", /^config$/],
  ["composer", /^config$/],
  ["poetry", /^config$/],
  ["bundle", /^config$/],
]);

/** Where a call, or the pipeline that it begins, puts what it is given. */
function destinationOf(call: Call): Destination | undefined {
  const { name = "", arguments: words } = call;
  const first = words.find((it) => !it.written.startsWith("-"));
  if (settings.get(name)?.test(first?.value ?? ""))
    return words.length > 1 ? { from: words, path: name, shown: `the settings of ${name}`, word: call.program, program: name } : undefined;
  if (name === "cp" || name === "mv" || name === "install") {
    const last = words.at(-1);
    return last && words.length > 1 ? { from: words.slice(0, -1), ...fileAt(last) } : undefined;
  }
  if (!filters.has(name)) return undefined;
  let end = call;
  while (end.pipedInto && filters.has(end.pipedInto.name ?? "")) end = end.pipedInto;
  const tee = end.pipedInto?.name === "tee" ? end.pipedInto.arguments.find((it) => !it.written.startsWith("-")) : undefined;
  const target = tee ?? end.redirections.find(takesOutput)?.target;
  const inputs = call.redirections.flatMap((it) => (it.operator === "<" || it.operator === "<<<" ? (it.target ?? []) : []));
  return target && { from: [...words, ...inputs], ...fileAt(target) };
}

function fileAt(word: Word): Omit<Destination, "from"> {
  const path = word.value ?? word.written.replace(/["']/g, "");
  return { path, shown: path, word };
}

function removes({ name = "", arguments: words }: Call, { path, program, word }: Destination): boolean {
  if (program !== undefined && name === program)
    return words.some((it) => /^(?:delete|--unset(?:-all)?|unset|logout)$/.test(it.value ?? ""));
  if (name !== "rm" && name !== "shred" && name !== "unlink") return false;
  if (program !== undefined) return words.some((it) => it.written.includes(`.${program.replace(/^p?npm$/, "npm")}`));
  const file = path.replace(/.*\//, "");
  return words.some(
    (it) => it.written === word.written || (file !== "" && it.written.replace(/["']/g, "").endsWith(`/${file}`)) || it.value === path,
  );
}
