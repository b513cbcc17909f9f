import type { Form, Forms, TextKind } from "../knowledge/compose-forms.ts";
import { composeFile } from "../knowledge/compose-specification.ts";
import type { Entry, Scalar, Value } from "../model/value.ts";

/**
 * The tree with the scalars that Compose wants as booleans or numbers read as such, whether quoted, interpolated or written
 * `yes`. Whatever needs no change stays the same object.
 */
export function castValues(root: Value): Value {
  return cast(root, [composeFile]);
}

function cast(value: Value, forms: Forms): Value {
  switch (value.kind) {
    case "scalar":
      return typeof value.value === "string" ? castScalar(value, value.value, forms) : value;
    case "list": {
      const list = forms.find((it) => it.kind === "list");
      const items = list && changed(value.items, (it) => cast(it, list.of));
      return !items || items === value.items ? value : { ...value, items };
    }
    case "mapping": {
      const entries = changed(value.entries, (entry: Entry) => {
        const below = formsOf(forms, entry.key.text);
        const after = below ? cast(entry.value, below) : entry.value;
        return after === entry.value ? entry : { ...entry, value: after };
      });
      return entries === value.entries ? value : { ...value, entries };
    }
  }
}

/** What the value of a key may be. */
function formsOf(forms: Forms, key: string): Forms | undefined {
  for (const form of forms) {
    if (form.kind === "mapping") return Object.hasOwn(form.keys, key) ? form.keys[key]!.forms : undefined;
    if (form.kind === "names") return form.of;
  }
  return undefined;
}

/** The same array if no element changes. */
function changed<T>(list: readonly T[], change: (it: T) => T): readonly T[] {
  const after = list.map(change);
  return after.some((it, i) => it !== list[i]) ? after : list;
}

function castScalar(scalar: Scalar, text: string, forms: Forms): Scalar {
  for (const form of forms) {
    const value = castTo(wantedBy(form), text);
    if (value !== undefined) return { ...scalar, value };
  }
  return scalar;
}

function wantedBy(form: Form): TextKind | undefined {
  if (form.kind === "boolean") return form.orText ? "boolean" : undefined;
  return form.kind === "text" ? form.as : undefined;
}

function castTo(wanted: TextKind | undefined, text: string): boolean | number | undefined {
  switch (wanted) {
    case "boolean":
      return booleans.get(text.toLowerCase());
    case "integer":
      return /^[-+]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 63 ? Number(text) : undefined;
    case "number": {
      const digits = text.replace(/(?<=\d)_(?=\d)/g, "");
      return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(digits) ? Number(digits) : undefined;
    }
    case "umask":
      return /^(?:0o?[0-7]+|0x[\da-f]+|0b[01]+|0|[1-9]\d*)$/i.test(text) ? Number(text.replace(/^0(?=[0-7]+$)/, "0o")) : undefined;
    default:
      return undefined;
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "y", "on"].map((it) => [it, true] as const),
  ...["false", "no", "n", "off"].map((it) => [it, false] as const),
]);
