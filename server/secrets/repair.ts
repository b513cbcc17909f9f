import { type Neighbours, neighboursIn, removePair } from "../edit/pair.ts";
import { rewriteText } from "../edit/yaml.ts";
import { isSecretName, wordsOf } from "../knowledge/secret-names.ts";
import { type Dockerfile, isDelivered } from "../model/dockerfile.ts";
import type { Label } from "../model/label.ts";
import type { Model } from "../model/node.ts";
import type { Entry } from "../model/value.ts";
import type { Variable } from "../model/variable.ts";
import { type Edit, remove, replace } from "../text/edit.ts";
import { contains } from "../text/span.ts";
import { secretsIn } from "./find.ts";
import type { Holder, Secret } from "./secret.ts";

/** A repair after which the file no longer holds the credential; whoever uses the file has to bring it. */
export interface Repair {
  readonly title: string;
  readonly safety: "unsafe";
  /** Compose refuses the file until the variable is set, which only a person can do. */
  readonly partial?: true;
  readonly edits: readonly Edit[];
}

/**
 * What can be done about a credential, best first. It is in no title and no edit: it stays in the history of the file, and has to be
 * replaced anyway.
 */
export function repairsOf(secret: Secret, model: Model, text: string): readonly Repair[] {
  const { holder } = secret;
  if (!holder || secret.kind === "private-key") return [];
  const facts = factsOf(model, text);
  if (holder.value.scalar) return inCompose(secret, holder, facts, text);
  return isWhole(secret, holder) && model.kind === "dockerfile" ? inDockerfile(model, holder, facts, text) : [];
}

function inDockerfile(file: Dockerfile, { name, place, node }: Holder, { used, neighbours }: Facts, text: string): Repair[] {
  if (!node || (place === "ENV" && used.has(name))) return [];
  if (place === "ARG") {
    const edits = [remove({ start: node.name.span.end, end: node.span.end })];
    return [{ title: `Remove the default of ${name} (builds have to pass --build-arg ${name})`, safety: "unsafe", edits }];
  }
  const beside = neighbours.get(node);
  const edit = beside && removePair(text, node.span, beside);
  if (!edit) return [];
  const setter = node.stage && !isDelivered(file, node.stage) ? "the steps have to get it in another way" : "docker run has to set it";
  const title = place === "ENV" ? `Remove ${name} (${setter})` : `Remove the label ${name} (programs that read it no longer find it)`;
  return [{ title, safety: "unsafe", edits: [edit] }];
}

function inCompose(secret: Secret, holder: Holder, facts: Facts, text: string): Repair[] {
  const { value, entry } = holder;
  const whole = isWhole(secret, holder);
  const replaced = secret.kind === "secret-default" ? secret.reference : secret.span;
  // Only a part that stands in the file as it is can be replaced by itself.
  const isVerbatim = text.slice(value.span.start, value.span.end) === value.value && contains(value.span, replaced);
  if (!whole && !isVerbatim) return [];
  const part = { value: text.slice(replaced.start, replaced.end), span: replaced, meaning: undefined, scalar: value.scalar! };
  const own = nameOf(secret, holder);
  const clashes = (facts.values.get(own)?.size ?? 0) > 1;
  const name = clashes && holder.service !== undefined ? `${asVariable(holder.service)}_${own}` : own;
  const required: Repair = {
    title: `Take ${name} from the environment or .env (Compose stops where it is unset)`,
    safety: "unsafe",
    partial: true,
    edits: [rewriteText(text, whole ? value : part, `\${${name}:?set ${name}}`)],
  };
  const passed = whole && name === holder.name && holder.service !== undefined && passesThrough.has(holder.place);
  const edit = !passed ? undefined : entry ? withoutValue(text, entry) : rewriteText(text, value.scalar!, name);
  if (!edit) return [required];
  return [
    required,
    {
      title: `Pass ${name} through from the environment or .env (not set in the container if unset there)`,
      safety: "unsafe",
      edits: [edit],
    },
  ];
}

/** `NAME:` alone; undefined where something else stands between key and value. */
function withoutValue(text: string, { key, value }: Entry): Edit | undefined {
  const between = /^\s*:/.exec(text.slice(key.span.end, value.span.start));
  if (!between || text.slice(key.span.end + between[0].length, value.span.start).trim() !== "") return undefined;
  // Within braces a comma follows, which only a blank tells from the key.
  return replace({ start: key.span.end + between[0].length, end: value.span.end }, key.flow ? " " : "");
}

/** Where a name without a value means that of the environment. */
const passesThrough: ReadonlySet<string> = new Set(["environment:", "args:"]);

function isWhole(secret: Secret, { value }: Holder): boolean {
  const span = secret.kind === "secret-default" ? secret.reference : secret.span;
  return span.start === value.span.start && (span.end === value.span.end || /[\r\n]/.test(value.value));
}

/** What repairs have to know of the whole file. */
interface Facts {
  /** The credentials that would come from a variable, by its name: two that differ need two. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  /** The variables that are used in the file. */
  readonly used: ReadonlySet<string>;
  readonly neighbours: ReadonlyMap<Variable | Label, Neighbours>;
}

const known = new WeakMap<Model, Facts>();

function factsOf(model: Model, text: string): Facts {
  let facts = known.get(model);
  if (!facts) known.set(model, (facts = gather(model, text)));
  return facts;
}

function gather(model: Model, text: string): Facts {
  const values = new Map<string, Set<string>>();
  for (const secret of secretsIn(model, text)) {
    if (!secret.holder) continue;
    const name = nameOf(secret, secret.holder);
    values.set(name, (values.get(name) ?? new Set()).add(text.slice(secret.span.start, secret.span.end)));
  }
  return {
    values,
    used: new Set(Array.from(text.matchAll(/\$\{?(\w+)/g), (it) => it[1]!)),
    neighbours: model.kind === "dockerfile" ? neighboursIn(model) : new Map(),
  };
}

function nameOf(secret: Secret, holder: Holder): string {
  switch (secret.kind) {
    case "secret-default":
      return secret.name;
    case "provider-token":
      return isWhole(secret, holder) ? asVariable(holder.name) : `${asVariable(secret.provider)}_TOKEN`;
    case "credential-in-url":
      return `${asVariable(holder.name).replace(/_?(?:URL|URI|DSN|ADDRESS|CONNECTION(?:_STRING)?)$/, "") || asVariable(holder.service ?? "URL")}_PASSWORD`;
    case "hardcoded-secret":
      return secret.name === holder.name || wordsOf(secret.name).length > 1
        ? asVariable(secret.name)
        : asVariable(`${holder.name}_${secret.name}`);
    case "secret-in-command":
      return asVariable(`${holder.service ?? ""}-${isSecretName(secret.name) ? secret.name : "password"}`);
    case "private-key":
      return asVariable(holder.name);
  }
}

/** A name that Compose takes for a variable's; one that is such a name stays as it is. */
function asVariable(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return name;
  return wordsOf(name)
    .join("_")
    .toUpperCase()
    .replace(/^(?=\d|$)/, "_");
}
