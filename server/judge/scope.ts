import { imageVariables } from "../knowledge/image-variables.ts";
import { type Dockerfile, type Instruction, lineage, nodesOf, type Stage } from "../model/dockerfile.ts";
import type { Variable } from "../model/variable.ts";
import { contains, type Span } from "../text/span.ts";
import { countBefore } from "../text/starts.ts";
import { alongLineage, perStage, rootStage } from "./lineage.ts";

/** What the builder sets without being asked, in front of the first `FROM` and, once `ARG` names it, in stages. */
export const predefined: ReadonlySet<string> = new Set(
  ["BUILD", "TARGET"]
    .flatMap((side) => ["PLATFORM", "OS", "OSVERSION", "ARCH", "VARIANT"].map((part) => side + part))
    .concat("TARGETSTAGE"),
);

/** The names that a file declares with `ARG`, in stages or in front of them. */
export function argumentsOf(file: Dockerfile): ReadonlySet<string> {
  let names = argumentNames.get(file);
  if (!names) {
    const own = file.nodes.flatMap((it) => (it.kind === "variable" && it.place === "ARG" ? [it.name.value] : []));
    argumentNames.set(file, (names = new Set([...own, ...file.globals.map((it) => it.name.value)])));
  }
  return names;
}

const argumentNames = new WeakMap<Dockerfile, ReadonlySet<string>>();

/** What is known of a variable at a place of a stage. */
export type Known =
  /** `ENV` or `ARG` of the stage, or of one that it is built on. */
  | { readonly by: "file"; readonly variable: Variable }
  /** The base image sets it, or every image has it. */
  | { readonly by: "image" }
  /** Nothing sets it. */
  | { readonly by: "nothing" }
  /** The file does not; the base image may. */
  | { readonly by: "unknown" };

/** What sets a variable that is asked for at an offset of a stage. */
export function setterOf(file: Dockerfile, stage: Stage, name: string, offset: number): Known {
  const own = declared(file, stage).get(name);
  const variable = own && own.span.start < offset ? own : stage.parent && declaredFor(file, name)(stage.parent);
  if (variable) return { by: "file", variable };
  const root = rootStage(stage);
  if (name === "PATH") return { by: "image" };
  if (root.base.meaning === "scratch") return { by: "nothing" };
  const variables = root.image?.reference && imageVariables(root.image.reference.name);
  if (!variables) return { by: "unknown" };
  return { by: variables.has(name) ? "image" : "nothing" };
}

/** Who can make a word mean something else than `ifUnset` says; nobody can where nothing in the file and no image sets its variables. */
export type Teller = "nobody" | "build" | "base";

/** Who can tell what the variables at a place of an instruction hold. */
export function tellerOf(file: Dockerfile, { references, stage }: Pick<Instruction, "references" | "stage">, place: Span): Teller {
  // A piece that others paste in hangs on those.
  if (!stage) return "base";
  let teller: Teller = "nobody";
  for (let i = countBefore(references, place.start, (it) => it.nameSpan.start); i < references.length; i++) {
    const { name, nameSpan } = references[i]!;
    if (!contains(place, nameSpan)) break;
    const known = setterOf(file, stage, name, nameSpan.start);
    if (known.by === "unknown" || known.by === "image") return "base";
    if (known.by === "file") teller = "build";
  }
  return teller;
}

/** How much it matters that the builder refuses what a word means if nobody tells. */
export const unlessTold = { nobody: "error", build: "warning", base: "off" } as const;

/** The names that are set at the end of a stage, as far as the file tells. */
export function namesIn(file: Dockerfile, stage: Stage): Set<string> {
  const names = new Set<string>();
  for (const it of lineage(stage)) for (const name of declared(file, it).keys()) names.add(name);
  return names;
}

/** The `ARG` before the first `FROM` that has a name. */
export function globalArg(file: Dockerfile, name: string): Variable | undefined {
  return file.globals.find((it) => it.name.value === name);
}

/** The `ENV` or `ARG` of a name that whoever is built on a stage sees. */
function declaredFor(file: Dockerfile, name: string): (stage: Stage) => Variable | undefined {
  let questions = inherited.get(file);
  if (!questions) inherited.set(file, (questions = new Map()));
  let question = questions.get(name);
  if (!question) questions.set(name, (question = alongLineage<Variable | undefined>((it, below) => declared(file, it).get(name) ?? below)));
  return question;
}

const inherited = new WeakMap<Dockerfile, Map<string, (stage: Stage) => Variable | undefined>>();

/** The first `ENV` or `ARG` of each name in a stage. */
const declared = perStage((file, stage): ReadonlyMap<string, Variable> => {
  const found = new Map<string, Variable>();
  for (const node of nodesOf(file, stage))
    if (node.kind === "variable" && !node.onbuild && !found.has(node.name.value)) found.set(node.name.value, node);
  return found;
});
