import type { Form, Forms } from "../knowledge/compose-forms.ts";
import type { Value } from "../model/value.ts";

/** What a value may be, as a part of a sentence: `true or false`, `a text or a list`. */
export function mayBe(forms: Forms): string {
  const parts = forms.flatMap((form) => partOf(form, forms) ?? []);
  return anyOf([...new Set(parts)]);
}

function partOf(form: Form, forms: Forms): string | undefined {
  if ("fails" in form && form.fails) return undefined;
  switch (form.kind) {
    case "null":
      return undefined;
    case "boolean":
      return "true or false";
    case "number": {
      const kind = form.whole || form.loads?.whole ? "a whole number" : "a number";
      const least = form.least ?? form.loads?.least;
      const text = forms.find((it) => it.kind === "text");
      if (text?.kind === "text" && text.as === "bytes") return undefined;
      if (least === undefined) return kind;
      return form.most === undefined ? `${kind} of at least ${least}` : `${kind} from ${least} to ${form.most}`;
    }
    case "text":
      if (form.words) return anyOf(form.words);
      if (form.as === "duration") return "a duration such as 30s";
      if (form.as === "bytes") return "a size such as 512m";
      return form.as === undefined ? "a text" : undefined;
    case "list":
      return "a list";
    case "mapping":
    case "names":
      return "a mapping";
  }
}

/** `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** `a, b and c`. */
export function allOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** A value as a person would call it: `the number 1000`, `a list`, `"yes, please"`. */
export function named(value: Value): string {
  if (value.kind !== "scalar") return `a ${value.kind}`;
  const text = short(value.meaning ?? value.text);
  switch (typeof value.value) {
    case "number":
      return `the number ${text}`;
    case "boolean":
      return text;
    case "string":
      return text === "" ? "an empty text" : value.style === "plain" ? text : `the text ${text}`;
    case "undefined":
      return short(value.text);
    default:
      return "nothing";
  }
}

function short(text: string): string {
  const line = text.split("\n", 1)[0]!;
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
