import type { Label } from "../model/label.ts";
import type { Model } from "../model/node.ts";
import { at, type Entry, entry, type Scalar, type Value } from "../model/value.ts";
import type { Variable } from "../model/variable.ts";
import type { Holder } from "./secret.ts";

/** The named values of a file, in source order: variables and labels, and in a Compose file whatever has a key. */
export function holdersIn(model: Model, text: string): readonly Holder[] {
  if (model.kind === "compose") {
    const found = secretContents(model.root);
    walk(model.root, { name: "", place: "other" }, text, found);
    return found;
  }
  return model.nodes.filter((node): node is Variable | Label => node.kind === "variable" || node.kind === "label").flatMap(holderOf);
}

function holderOf(node: Variable | Label): Holder[] {
  if (!node.value) return [];
  return [{ name: node.name.value, value: node.value, place: node.place, node }];
}

/** All of the top-level `secrets:` that could be one: `content`, which is secret whatever the secret is called. */
function secretContents(root: Value | undefined): Holder[] {
  const secrets = at(root, "secrets");
  return (secrets?.kind === "mapping" ? secrets.entries : []).flatMap(({ key, value: secret }): Holder[] => {
    const content = entry(secret, "content");
    if (content?.value.kind !== "scalar" || content.value.text === "") return [];
    const scalar = content.value;
    const value = { value: scalar.text, span: scalar.inner, meaning: scalar.meaning, scalar };
    return [{ name: key.text, value, place: "secrets:", entry: content }];
  });
}

interface Where {
  /** The nearest key. */
  readonly name: string;
  readonly place: Holder["place"];
  readonly service?: string;
  /** The entry whose value it is; not for the items of a list. */
  readonly entry?: Entry;
}

/** Keys below which users choose the names. */
const places: Readonly<Record<string, Holder["place"]>> = { environment: "environment:", args: "args:", labels: "labels:" };

/** What an alias or `<<` brings stands elsewhere in the file, and is found there. */
function walk(value: Value | undefined, where: Where, text: string, found: Holder[]): void {
  if (!value || value.alias) return;
  if (value.kind === "scalar") {
    const holder = where.name === "" ? undefined : scalarHolder(value, where, text);
    if (holder) found.push(holder);
  } else if (value.kind === "list") {
    const { entry: _, ...rest } = where;
    for (const item of value.items) walk(item, rest, text, found);
  } else {
    for (const below of value.entries) {
      const { key } = below;
      if (below.merged || (where.name === "" && key.text === "secrets")) continue;
      // Only the name of the outermost service counts, and below `environment` each key is a variable.
      const service =
        where.name === "services" && where.service === undefined
          ? { service: key.text }
          : where.service === undefined
            ? {}
            : { service: where.service };
      const place = where.place === "other" ? (places[key.text] ?? "other") : where.place;
      walk(below.value, { name: key.text, place, ...service, entry: below }, text, found);
    }
  }
}

/** An item of a list names itself: `- NAME=value`; other items are values of the list's key. */
function scalarHolder(scalar: Scalar, where: Where, text: string): Holder | undefined {
  if (scalar.value === null || scalar.text === "") return undefined;
  const { name: key, ...rest } = where;
  const pair = key in places || key.startsWith("x-") ? /^([A-Za-z_][\w.-]*)=/.exec(scalar.text) : null;
  if (!pair) return { name: key, value: { value: scalar.text, span: scalar.inner, meaning: scalar.meaning, scalar }, ...rest };
  const verbatim = text.slice(scalar.inner.start, scalar.inner.end) === scalar.text;
  const span = { start: verbatim ? scalar.inner.start + pair[0].length : scalar.inner.start, end: scalar.inner.end };
  return { name: pair[1]!, value: { value: scalar.text.slice(pair[0].length), span, meaning: undefined, scalar }, ...rest };
}
