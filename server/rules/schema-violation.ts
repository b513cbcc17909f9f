import { addEntry, removeEntry, removeItem, replaceValue, rewriteText } from "../edit/yaml.ts";
import { asScalar, quoted } from "../edit/yaml-quote.ts";
import { type Flaw, flawsOf, placeOf } from "../judge/compose-flaws.ts";
import type { Forms } from "../knowledge/compose-forms.ts";
import type { Scalar, Value } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import { allOf, anyOf, mayBe, named } from "./compose-value.ts";
import type { Context, Fix, Report, Rule } from "./rule.ts";

export const schemaViolation: Rule = {
  id: "schema-violation",
  summary: "A value is not what the Compose specification allows in its place",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    compose(file, context) {
      const isBroken = file.problems.some((it) => it.code === "syntax");
      for (const flaw of flawsOf(file)) {
        // What is missing may stand where the file cannot be read.
        if (isBroken && flaw.kind === "wrong-type" && flaw.value.kind === "scalar" && flaw.value.value === null) continue;
        const found = aboutFlaw(flaw, context);
        if (found) context.report({ at: placeOf(flaw), ...found });
      }
    },
  },
};

type Of<K extends Flaw["kind"]> = Extract<Flaw, { kind: K }>;

/** What is said of a flaw; undefined where another rule speaks of it. */
function aboutFlaw(flaw: Flaw, context: Context): Omit<Report, "at"> | undefined {
  switch (flaw.kind) {
    case "wrong-type":
      return flaw.place.path === "include" || flaw.place.path === "version" ? undefined : wrongType(flaw, context);
    case "wrong-word":
      return wrongWord(flaw, context);
    case "out-of-range":
      return { message: `${nameOf(flaw)} takes ${mayBe(flaw.forms)}, not ${flaw.value.meaning ?? flaw.value.text}.` };
    case "missing-key":
      return flaw.place.path.endsWith(".extends") ? undefined : missingKey(flaw, context);
    case "repeated-item": {
      const written = flaw.item.meaning ?? flaw.item.text;
      return {
        message: `${nameOf(flaw)} lists ${written} twice.`,
        related: [{ uri: context.uri, at: flaw.first.inner, message: "The first one is here." }],
        fixes: [{ title: "Remove the second one", safety: "safe", edits: [removeItem(context.text, flaw.list, flaw.item)] }],
      };
    }
    case "bad-name":
      return { message: badName(flaw) };
    case "key-no-text":
      return {
        message: `The key ${flaw.key.text} is ${kindOf(flaw.key)}, and Compose takes texts alone for keys.`,
        fixes: [{ title: "Quote the key", safety: "safe", edits: [replace(flaw.key.span, `"${flaw.key.text}"`)] }],
      };
    case "colon-item":
      return flaw.pairs ? undefined : colonItem(flaw, context);
    case "pair-value":
      return isVariables(flaw.place.path)
        ? undefined
        : { message: `The value of ${flaw.key.text} is ${named(flaw.value)}; Compose takes one text here.` };
    default:
      return undefined;
  }
}

/** Whether pairs at a place are variables, of which another rule speaks. */
function isVariables(path: string): boolean {
  return /\.(?:environment|args)$/.test(path);
}

function nameOf({ place }: { readonly place: Of<"wrong-type">["place"] }): string {
  const name = place.entry?.key.text ?? "The file";
  if (/^services\.\*$/.test(place.path)) return `The service ${name}`;
  return /^(\w+)s\.\*$/.test(place.path) ? `The ${place.path.replace(/s\.\*$/, "")} ${name}` : name;
}

function wrongType(flaw: Of<"wrong-type">, { text }: Context): Omit<Report, "at"> {
  const { value, place, forms } = flaw;
  const name = nameOf(flaw);
  if (value.kind === "scalar" && value.value === null) {
    const removable = !place.item && place.parent && place.entry && !place.path.endsWith("*") && value.span.start === value.span.end;
    const fix = removable && remove(flaw, text);
    const fill = place.path.endsWith(".depends_on.*") && !value.alias && place.entry;
    return {
      message: place.item ? `An item of ${name} is empty.` : `${name} has no value; it takes ${mayBe(forms)}.`,
      fixes: fix
        ? [fix]
        : fill
          ? [
              {
                title: "Add condition: service_started (the entry then takes effect)",
                safety: "unsafe",
                edits: [replaceValue(text, fill, { condition: "service_started" })],
              },
            ]
          : [],
    };
  }
  const takes = place.item ? `${name} takes ${mayBe(forms)} for each item` : `${name} takes ${mayBe(forms)}`;
  return { message: `${takes}, not ${named(value)}.`, fixes: convert(value, forms, flaw, text) };
}

/** A key without a value says nothing, so that nothing is lost with it. */
function remove({ place: { parent, entry } }: Of<"wrong-type">, text: string): Fix | undefined {
  if (parent?.kind !== "mapping" || !entry || entry.merged || parent.entries.length < 2) return undefined;
  return { title: `Remove ${entry.key.text}`, safety: "safe", edits: [removeEntry(text, parent, entry)] };
}

/** The same said in a form that Compose takes, where there is no doubt what is meant. */
function convert(value: Value, forms: Forms, { place }: Of<"wrong-type">, text: string): Fix[] {
  const takesText = forms.some((it) => it.kind === "text" && !it.fails && it.as === undefined && it.words === undefined);
  const list = forms.find((it) => it.kind === "list");
  if (value.kind === "scalar") {
    if (value.alias || value.style !== "plain" || value.value === null) return [];
    if (typeof value.value !== "string") {
      if (
        typeof value.value === "number" &&
        Number.isInteger(value.value) &&
        forms.some((it) => it.kind === "text" && it.as === "duration")
      )
        return [{ title: `Use ${value.text}s (if seconds are meant)`, safety: "unsafe", edits: [replace(value.span, `${value.text}s`)] }];
      if (!takesText) return [];
      // `restart: no` is what old parsers read as false.
      const meant = place.path === "services.*.restart" && value.value === false ? "no" : value.text;
      return [{ title: `Quote ${meant}`, safety: "safe", edits: [replace(value.span, quoted(meant))] }];
    }
    if (list && !place.item && place.entry && list.of.some((it) => it.kind === "text")) return [asList(value, place.entry, text)];
    return [];
  }
  const only = value.kind === "list" && value.items.length === 1 ? value.items[0] : undefined;
  if (only?.kind === "scalar" && takesText && !list && place.entry && !place.item && !value.alias && only.value !== null)
    return [{ title: `Use ${only.text}`, safety: "safe", edits: [replaceValue(text, place.entry, written(only))] }];
  return [];
}

function asList(value: Scalar, entry: NonNullable<Of<"wrong-type">["place"]["entry"]>, text: string): Fix {
  return { title: "Write it as a list", safety: "safe", edits: [replaceValue(text, entry, [written(value)])] };
}

function written(scalar: Scalar): string {
  return typeof scalar.value === "string" ? asScalar(scalar.text) : quoted(scalar.text);
}

function wrongWord(flaw: Of<"wrong-word">, { text }: Context): Omit<Report, "at"> {
  const { value, words } = flaw;
  const given = value.meaning ?? value.text;
  const plain = words.filter((it) => !it.includes("<"));
  const near = nearest(given, plain) ?? onlyOne(plain.filter((it) => given.length > 2 && (it.includes(given) || given.includes(it))));
  const fixes: Fix[] =
    near === undefined || value.text !== given || value.alias
      ? []
      : [{ title: `Use ${near} (it then takes effect)`, safety: "unsafe", edits: [rewriteText(text, value, near)] }];
  return { message: `${nameOf(flaw)} takes ${anyOf(words)}, not ${given === "" ? "an empty text" : given}.`, fixes };
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** What stands for a key where its short form leaves it out. */
const defaults: Readonly<Record<string, string>> = { condition: "service_started", capabilities: "[gpu]" };

function missingKey(flaw: Of<"missing-key">, { text }: Context): Omit<Report, "at"> {
  const { missing, some, value, place } = flaw;
  const whose = place.item ? `This item of ${nameOf(flaw)}` : nameOf(flaw);
  if (some) return { message: `${whose} has neither ${missing.join(" nor ")}.` };
  const [name, ...others] = missing;
  const given = others.length === 0 ? defaults[name!] : undefined;
  const fixes: Fix[] =
    given === undefined || value.alias || value.entries.length === 0
      ? []
      : [{ title: `Add ${name}: ${given} (the entry then takes effect)`, safety: "unsafe", edits: [addEntry(text, value, name!, given)] }];
  return { message: `${whose} has no ${allOf(missing)}, which Compose requires.`, fixes };
}

function badName({ key, called, pattern }: Of<"bad-name">): string {
  if (key.text === "") return "A name is empty here.";
  if (!called) return `Compose refuses the name ${key.text}.`;
  const what = pattern.includes("A-Z") ? "letters, digits, dots, - and _" : "small letters";
  return `The ${called} name ${key.text} has more than ${what}.`;
}

function kindOf({ value }: Scalar): string {
  return typeof value === "number" ? "a number" : value === null ? "empty" : "a boolean";
}

/** `- ./data: /data` is a mapping because of the blank. */
function colonItem({ item, entry, list, place }: Of<"colon-item">, { text }: Context): Omit<Report, "at"> {
  const value = entry.value.kind === "scalar" ? entry.value.text : "";
  const joined = `${entry.key.text}:${value}`;
  const name = place.entry?.key.text ?? "the list";
  const fixes: Fix[] =
    item.alias || list.alias || value === ""
      ? []
      : [{ title: `Write ${joined}`, safety: "safe", edits: [replace(item.span, asItem(joined, item.flow))] }];
  return { message: `The blank behind the colon makes a mapping of this; ${name} takes a text here.`, fixes: text ? fixes : [] };
}

function asItem(text: string, flow: boolean): string {
  return asScalar(text, { flow });
}
