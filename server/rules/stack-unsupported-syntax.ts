import { replaceValue, rewriteText } from "../edit/yaml.ts";
import { quoted } from "../edit/yaml-quote.ts";
import { type StackFlaw, stackFlaws } from "../judge/stack.ts";
import { lastStackVersion, type StackForm } from "../knowledge/stack-specification.ts";
import type { Value } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import { asLoud, everyFile, loudness } from "./for-stack.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const stackUnsupportedSyntax: Rule = {
  id: "stack-unsupported-syntax",
  summary: "A file says something in a way that docker stack cannot read",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: {},
  options: { everyFile },

  check: {
    compose(file, context) {
      const loud = loudness(file, context);
      if (loud === "silent" || loud === "hardly") return;
      for (const flaw of stackFlaws(file))
        context.report({ at: flaw.at, message: messageOf(flaw), ...asLoud(loud), fixes: fixesOf(flaw, context) });
    },
  },
};

function messageOf(flaw: StackFlaw): string {
  switch (flaw.kind) {
    case "version":
      return `docker stack reads the versions 3.0 to 3.${lastStackVersion} of the format, not ${flaw.version}.`;
    case "key":
      return flaw.since === undefined
        ? `docker stack refuses the key ${flaw.entry.key.text}.`
        : `docker stack reads ${flaw.entry.key.text} from version 3.${flaw.since} of the format on; this file says 3.${flaw.version}.`;
    case "form":
      return `docker stack takes ${listed(flaw.forms.map((it) => forms[it]))} ${flaw.entry ? "for" : "in"} ${flaw.name}, not ${whatIs(flaw.value)}.`;
    case "image":
      return `docker stack builds nothing, and ${flaw.service} names no image.`;
    case "source":
      return `docker stack refuses a bind mount without a source.`;
    case "variable":
      return /^\$\{/.test(flaw.written)
        ? `docker stack cannot read ${flaw.written}; it knows defaults and messages for what is missing.`
        : "docker stack takes this $ for a variable and cannot read it; $$ is a plain dollar.";
  }
}

const forms: Readonly<Record<StackForm, string>> = {
  text: "text",
  texts: "a list of texts",
  whole: "a whole number",
  number: "a number",
  switch: "true or false",
  duration: "a duration such as 1m30s",
  port: "a port",
  pairs: "a mapping or a list of texts",
  values: "a mapping",
  list: "a list",
  mapping: "a mapping",
  null: "nothing",
};

/** `text`, `text or nothing`, `text, a number or nothing`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function whatIs(value: Value): string {
  if (value.kind !== "scalar") return `a ${value.kind}`;
  if (value.text === "") return "nothing";
  const written = value.text.length > 40 ? `${value.text.slice(0, 40)}…` : value.text;
  return value.style === "plain" ? written : `the text ${written}`;
}

function fixesOf(flaw: StackFlaw, context: Context): readonly Fix[] {
  if (flaw.kind === "form") {
    const { value, entry, forms, place } = flaw;
    if (value.kind === "scalar") {
      const simple = value.style === "plain" && (typeof value.value === "number" || typeof value.value === "boolean");
      if (!simple || !forms.includes("text") || value.text !== value.meaning) return [];
      const text = typeof value.value === "boolean" ? String(value.value) : value.text;
      return [{ title: `Put ${value.text} in quotes`, safety: "safe", edits: [replace(value.span, quoted(text))] }];
    }
    if (place !== "services.*.depends_on" || value.kind !== "mapping" || !entry || entry.merged || value.alias) return [];
    const names = value.entries.map((it) => it.key.text);
    return [
      {
        title: "Name the services only (docker compose waits for no condition any more)",
        safety: "unsafe",
        edits: [replaceValue(context.text, entry, names)],
      },
    ];
  }
  const version = context.model.kind === "compose" ? context.model.version?.value : undefined;
  if (flaw.kind === "key" && flaw.since !== undefined && version?.kind === "scalar") {
    const next = `3.${flaw.since}`;
    return [
      {
        title: `Set version to ${next} (what ${flaw.entry.key.text} says then takes effect)`,
        safety: "unsafe",
        edits: [rewriteText(context.text, version, next)],
      },
    ];
  }
  return [];
}
