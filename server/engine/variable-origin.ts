import { isSecretName } from "../knowledge/secret-names.ts";
import type { Scalar, Value } from "../model/value.ts";
import type { Variable } from "../model/variable.ts";
import { holdsSecret } from "../secrets/find.ts";
import type { Span } from "../text/span.ts";
import { variablesFor } from "./links.ts";
import type { KnownFiles } from "./project-file.ts";

/** A variable in a value of a Compose file, and where its value comes from as far as files tell. */
export interface VariableOrigin {
  readonly name: string;
  /** The whole reference, `${NAME:-word}`. */
  readonly span: Span;
  /** `:-`, `-`, `:?`, `?`, `:+`, `+`; empty for none. */
  readonly operator: string;
  /** What stands behind the operator, as written. */
  readonly word: string;
  /** The line of `.env` that sets it. */
  readonly set: Setting | undefined;
}

export interface Setting {
  readonly uri: string;
  readonly span: Span;
  /** Undefined where it is not known, and where it may be a credential. */
  readonly value: string | undefined;
  readonly secret: boolean;
  readonly empty: boolean;
}

/** The variable at an offset of the Compose file at `uri`; the innermost one. */
export function variableAt(files: KnownFiles, uri: string, offset: number): VariableOrigin | undefined {
  const file = files.get(uri);
  if (file?.model?.kind !== "compose" || file.text === undefined) return undefined;
  const scalar = file.model.documents.map((it) => scalarAt(it, offset)).find((it) => it !== undefined);
  if (!scalar) return undefined;
  const { start, end } = scalar.span;
  const found = referencesIn(file.text.slice(start, end)).findLast((it) => start + it.start <= offset && offset <= start + it.end);
  if (!found) return undefined;
  const span = { start: start + found.start, end: start + found.end };
  return { name: found.name, span, operator: found.operator, word: found.word, set: settingOf(files, uri, found.name) };
}

/** The scalar that is written at an offset. */
function scalarAt(value: Value, offset: number): Scalar | undefined {
  if (value.alias || offset < value.span.start || value.span.end < offset) return undefined;
  if (value.kind === "scalar") return value;
  const parts = value.kind === "list" ? value.items : value.entries.flatMap((it) => (it.merged ? [] : it.value));
  for (const it of parts) {
    const found = scalarAt(it, offset);
    if (found) return found;
  }
  return undefined;
}

interface Reference extends Span {
  readonly name: string;
  readonly operator: string;
  readonly word: string;
}

/** The references of a text, outer ones before those in their words. */
function referencesIn(text: string): Reference[] {
  const found: Reference[] = [];
  const open: { at: number; end: number; name: string; operator: string; index: number }[] = [];
  for (const { 0: written, 1: braced, 2: operator = "", 3: bare, index } of text.matchAll(
    /\$\$|\$\{([_a-z]\w*)(:?[-?+])?|\$([_a-z]\w*)|\}/gi,
  )) {
    const end = index + written.length;
    if (bare !== undefined) found.push({ start: index, end, name: bare, operator: "", word: "" });
    else if (braced !== undefined) {
      open.push({ at: index, end, name: braced, operator, index: found.length });
      found.push({ start: index, end: index, name: braced, operator, word: "" });
    } else if (written === "}") {
      const last = open.pop();
      if (last) found[last.index] = { start: last.at, end, name: last.name, operator: last.operator, word: text.slice(last.end, index) };
    }
  }
  return found.filter((it) => it.end > it.start);
}

function settingOf(files: KnownFiles, uri: string, name: string): Setting | undefined {
  const beside = variablesFor(uri);
  const file = files.get(beside);
  const model = file?.modelAs("env");
  if (model?.kind !== "env" || file?.text === undefined) return undefined;
  const set = model.variables.findLast((it): it is Variable & { value: object } => it.name.value === name && it.value !== undefined);
  if (!set) return undefined;
  const secret = isSecretName(name) || holdsSecret(model, file.text, set.value.span);
  const { meaning } = set.value;
  return { uri: beside, span: set.name.span, value: secret ? undefined : meaning, secret, empty: meaning === "" };
}
