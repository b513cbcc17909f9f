import { rootStage, setsWorkdir } from "../judge/lineage.ts";
import { tellerOf, unlessTold } from "../judge/scope.ts";
import { booleanOf } from "../model/boolean.ts";
import type { Instruction } from "../model/dockerfile.ts";
import type { Mount, MountField } from "../model/mount.ts";
import type { Substituted } from "../model/substituted.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";
import { countBefore } from "../text/starts.ts";
import type { Rule } from "./rule.ts";

export const invalidMount: Rule = {
  id: "invalid-mount",
  summary: "RUN --mount has a field or a value that the builder refuses",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    mount(mount, { model, report, builds: described }) {
      if (mount.place !== "RUN --mount" || !mount.flag?.value || model.kind !== "dockerfile") return;
      const mistake = mount.fields
        ? mistakeOf(mount, mount.fields)
        : { at: mount.span, message: "The quotes in --mount enclose no whole field." };
      if (!mistake) {
        const fallen = mistakeIfUnset(mount);
        const teller = fallen && tellerOf(model, instructionOf(mount), mount.span);
        // Who describes the build elsewhere says there what it is.
        if (teller && !(teller === "build" && described().length > 0))
          report({
            at: fallen.at,
            message: `${teller === "nobody" ? "Nothing sets the variable" : "Unless something sets the variable"}: ${fallen.message}`,
            severity: fallen.builds ? "off" : unlessTold[teller],
          });
        return;
      }
      const { at, message, meant, builds } = mistake;
      report({
        at,
        message,
        ...(builds && { severity: "warning" }),
        fixes: meant === undefined ? [] : [{ title: `Change to ${meant}`, safety: "unsafe", edits: [replace(at, meant)] }],
      });
    },
  },
};

interface Mistake {
  readonly at: Span;
  readonly message: string;
  /** What is likely meant. */
  readonly meant?: string | undefined;
  /** Whether the builder takes it, but for something else. */
  readonly builds?: boolean;
}

/** What the builder refuses if nobody tells what the variables in it hold. */
function mistakeIfUnset(mount: Mount): Mistake | undefined {
  const { fields, target } = mount;
  if (!fields?.some((it) => it.value?.ifUnset !== undefined)) return undefined;
  return mistakeOf(
    target ? { ...mount, target: told(target) } : mount,
    fields.map(({ name, value }) => ({ name, value: value && told(value) })),
  );
}

function told(word: Substituted): Substituted {
  return word.ifUnset === undefined ? word : { ...word, meaning: word.ifUnset };
}

function instructionOf({ stage, span }: Mount): Pick<Instruction, "references" | "stage"> {
  const instructions = stage?.instructions ?? [];
  return instructions[countBefore(instructions, span.start, (it) => it.span.start) - 1] ?? { references: [] };
}

const types = ["bind", "cache", "secret", "ssh", "tmpfs"];
const sharings = ["shared", "private", "locked"];
const withFiles = ["cache", "secret", "ssh"];
const bare = new Set(["readonly", "ro", "readwrite", "rw", "required"]);

/** The fields with what the builder calls them inside, and their values. */
const values: ReadonlyMap<
  string,
  { readonly as?: string; readonly wrong?: (value: string) => string | undefined; readonly choices?: readonly string[] }
> = new Map([
  ["type", { choices: types }],
  ["from", {}],
  ["source", {}],
  ["src", { as: "source" }],
  ["target", {}],
  ["dst", { as: "target" }],
  ["destination", { as: "target" }],
  ["readonly", { wrong: truth }],
  ["ro", { wrong: truth }],
  ["readwrite", { wrong: truth }],
  ["rw", { wrong: truth }],
  ["required", { wrong: truth }],
  ["id", {}],
  ["env", {}],
  ["sharing", { choices: sharings }],
  [
    "size",
    { wrong: (value) => (/^\s*\+?(?:\d+\.?\d*|\.\d+) ?(?:b|[kmgtp](?:i?b)?)?$/i.test(value) ? undefined : "is no size such as 64m") },
  ],
  ["mode", { wrong: (value) => (/^0*[0-7]{1,10}$/.test(value) ? undefined : "is not octal") }],
  ["uid", { wrong: number }],
  ["gid", { wrong: number }],
]);

/** What the builder, which reads the fields one after the other, trips over first. */
function mistakeOf(mount: Mount, fields: readonly MountField[]): Mistake | undefined {
  const known = new Map<string, MountField>();
  let type = "bind";
  for (const field of fields) {
    const { name, value } = field;
    const key = name.value.toLowerCase();
    const kind = values.get(key);
    const at = name.span;
    if (name.value === "" && !value) return { at: mount.span, message: "--mount has an empty field." };
    if (!kind) return { at, message: `--mount has no field ${name.value}.`, meant: nearest(key, values.keys()) };
    if (!value && !bare.has(key)) return { at, message: `${name.value} in --mount has no value.` };
    if (key === "required" && type !== "secret" && type !== "ssh") return { at, message: `${requiredFor(type, fields)}` };
    if (key === "size" && type !== "tmpfs") return { at, message: `A ${type} mount takes no size.` };
    if (value) {
      const { meaning } = value;
      // Where a variable says the type, nothing more is known.
      if (meaning === undefined && key === "type") return undefined;
      if (meaning !== undefined) {
        const { choices } = kind;
        if (choices && !choices.includes(meaning.toLowerCase()))
          return {
            at: value.span,
            message: `${key} in --mount is ${shown(meaning)}; there are ${listed(choices)}.`,
            meant: nearest(meaning, choices),
          };
        const wrong = kind.wrong?.(meaning);
        if (wrong) return { at: value.span, message: `${name.value} in --mount is ${shown(meaning)}, which ${wrong}.` };
        if (key === "type") type = meaning.toLowerCase();
      }
    }
    known.set(kind.as ?? key, field);
  }
  return contradiction(mount, type, known);
}

/** Fields that do not go with the type or with each other. */
function contradiction(mount: Mount, type: string, known: ReadonlyMap<string, MountField>): Mistake | undefined {
  const meant = (key: string): string | undefined => known.get(key)?.value?.meaning;
  /** What a variable brings may be nothing. */
  const has = (key: string): boolean => known.has(key) && meant(key) !== "";
  const refuse = (key: string, message: string): Mistake | undefined => {
    const field = known.get(key);
    return field && meant(key) ? { at: field.name.span, message } : undefined;
  };
  if (!withFiles.includes(type)) {
    const owned = ["mode", "uid", "gid"].find((it) => known.has(it));
    if (owned) return { at: known.get(owned)!.name.span, message: `A ${type} mount takes no ${owned}.` };
  }
  if (type !== "cache" && known.has("sharing"))
    return { at: known.get("sharing")!.name.span, message: `A ${type} mount takes no sharing.` };
  if (type === "secret") {
    const from = refuse("from", "A secret comes from outside of the build, not from=.");
    if (from) return from;
    if (!has("source") && !has("target") && !has("id"))
      return { at: mount.span, message: "The secret in --mount has neither id nor target." };
    return meant("id") ? refuse("source", "The secret in --mount has both id and source, which mean the same.") : undefined;
  }
  if (type === "ssh") return refuse("source", "An ssh mount has no source.");
  const from = known.get("from")?.value;
  if (from && /^\d+$/.test(from.value))
    return { at: from.span, message: `from=${from.value} means an image of that name: mounts do not count stages.`, builds: true };
  const target = known.get("target")?.value;
  const path = target ? target.meaning : "";
  if (path === "/") return { at: target?.span ?? mount.span, message: "--mount covers /, the root of all files." };
  if (path === undefined || !isHere(path) || worksElsewhere(mount)) return undefined;
  return path === ""
    ? { at: mount.span, message: "--mount has no target, and without WORKDIR that means the root of all files." }
    : { at: target?.span ?? mount.span, message: `--mount covers ${path}, which without WORKDIR is the root of all files.` };
}

/** Whether a path without a root stands for more than the root. */
function worksElsewhere({ stage }: Mount): boolean {
  return !stage || setsWorkdir(stage) || !atRoot.test(rootStage(stage).base.meaning ?? "");
}

/** Images that are known to set no working directory. */
const atRoot = /^(?:scratch|(?:(?:docker\.io\/)?library\/)?(?:alpine|busybox|debian|fedora|ubuntu)(?:[:@].*)?)$/;

/** Whether a path without a root, taken from the root, is that. */
function isHere(path: string): boolean {
  return /^(?:\.\/*)*$/.test(path);
}

function requiredFor(type: string, fields: readonly MountField[]): string {
  const later = fields.find(({ name, value }) => name.value.toLowerCase() === "type" && /^(?:secret|ssh)$/i.test(value?.value ?? ""));
  return later?.value
    ? `required stands before type=${later.value.value}, so the builder takes it for an option of a ${type} mount.`
    : `A ${type} mount takes no required.`;
}

function truth(value: string): string | undefined {
  return booleanOf(value) === undefined ? "is neither true nor false" : undefined;
}

function number(value: string): string | undefined {
  return /^\d{1,10}$/.test(value) && Number(value) < 2 ** 32 ? undefined : "is not a number";
}

function shown(value: string): string {
  return value === "" ? "empty" : value;
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
