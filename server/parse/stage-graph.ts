import type { Instruction, Stage } from "../model/dockerfile.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Scope } from "./substitute.ts";

/** A part of the model while it is being put together. */
export type Building<T> = { -readonly [K in keyof T]: T[K] };

/** What holds inside a stage at the instruction that is read. */
export interface StageState {
  readonly stage: Building<Stage> & { instructions: Instruction[] };
  /** `ENV` and `ARG` so far, those of its parent included. */
  readonly variables: Map<string, string | undefined>;
  /** The words of the last `SHELL`. */
  shell: readonly string[] | undefined;
}

// Set by the builder, to values that depend on who builds.
const platforms = ["TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT", "BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT"];

/** The variables of FROM before any `ARG`. */
export function platformVariables(): Map<string, string | undefined> {
  return new Map(platforms.map((name) => [name, undefined]));
}

/** Begins the stage of a `FROM`. */
export function beginStage(instruction: Instruction, earlier: readonly StageState[], escape: string): StageState {
  const [base = emptyBase(instruction), as, name] = instruction.words;
  // The builder lowers the names of stages when they are declared, but not when FROM asks for one.
  const parent = earlier.findLast((it) => base.meaning !== undefined && it.stage.name?.value.toLowerCase() === base.meaning);
  const platform = instruction.flags.find((it) => it.name.value === "platform")?.value?.meaning;
  const stage: StageState["stage"] = {
    kind: "stage",
    index: earlier.length,
    name: as && name && as.value.toUpperCase() === "AS" ? { value: name.value, span: name.span } : undefined,
    base,
    parent: parent?.stage,
    image: undefined,
    instructions: [instruction],
    ships: false,
    windows: parent?.stage.windows ?? (platform === undefined ? escape === "`" || isWindowsImage(base.meaning) : /^windows(?:\/|$)/i.test(platform)),
    span: instruction.span,
  };
  return { stage, variables: new Map(parent?.variables), shell: parent?.shell };
}

/** Adds an instruction to its stage. */
export function continueStage({ stage }: StageState, instruction: Instruction): void {
  stage.instructions.push(instruction);
  stage.span = { start: stage.span.start, end: instruction.span.end };
}

/** The earlier stage that `--from` names, by name in any case or by number. */
export function stageFrom(name: string, earlier: readonly StageState[]): Stage | undefined {
  const lower = name.toLowerCase();
  return (earlier.findLast((it) => it.stage.name?.value.toLowerCase() === lower) ?? (/^\d+$/.test(name) ? earlier[Number(name)] : undefined))?.stage;
}

/** Follows what `ENV` and `ARG` set. */
export function declare(name: string, pairs: readonly { readonly name: string; readonly value: Substituted | undefined }[], variables: Map<string, string | undefined>, globals: Scope): void {
  for (const pair of pairs) {
    if (pair.value) variables.set(pair.name, pair.value.meaning);
    else if (name === "ARG" && globals.has(pair.name)) variables.set(pair.name, globals.get(pair.name));
  }
}

function emptyBase({ keyword }: Instruction): Substituted {
  return { value: "", meaning: undefined, span: { start: keyword.span.end, end: keyword.span.end } };
}

function isWindowsImage(image: string | undefined): boolean {
  return image !== undefined && /(?:^|\/)(?:windows\/|windowsservercore|nanoserver)|[:-](?:windowsservercore|nanoserver|servercore)/i.test(image);
}
