import type { Command, Word } from "../model/command.ts";
import type { Service } from "../model/compose.ts";
import { at, items, type Scalar, type Value } from "../model/value.ts";
import type { Scalars } from "./compose-text.ts";

/** What a service runs: `command`, `entrypoint`, its health check and its hooks. */
export function commandsOf(service: Service, scalars: Scalars): Command[] {
  const { body } = service;
  const commands: (Command | undefined)[] = [
    plain(service, "entrypoint:", at(body, "entrypoint"), scalars),
    plain(service, "command:", at(body, "command"), scalars),
    health(service, at(body, "healthcheck", "test"), scalars),
  ];
  for (const hook of ["pre_start", "post_start", "pre_stop"] as const) {
    for (const item of items(at(body, hook))) commands.push(plain(service, `${hook}:`, at(item, "command"), scalars));
  }
  return commands.flatMap((it) => it ?? []);
}

/** A string is cut into words as a shell would, but no shell runs it. */
function plain(service: Service, place: Command["place"], value: Value | undefined, scalars: Scalars): Command | undefined {
  const words = value?.kind === "scalar" ? splitWords(value, scalars) : itemWords(value);
  return value && words.length > 0 ? { kind: "command", place, form: "exec", span: value.span, shell: "sh", words, calls: [], onbuild: false, service } : undefined;
}

function health(service: Service, test: Value | undefined, scalars: Scalars): Command | undefined {
  if (!test || test.kind === "mapping") return undefined;
  const shell = (script: Scalar | undefined): Command | undefined => script && { kind: "command", place: "healthcheck:", form: "shell", span: script.span, shell: "sh", words: [], calls: [], onbuild: false, service };
  if (test.kind === "scalar") return test.value === null ? undefined : shell(test);
  const [first, ...rest] = test.items;
  if (first?.kind !== "scalar") return undefined;
  if (first.text === "CMD-SHELL") return rest[0]?.kind === "scalar" ? shell(rest[0]) : undefined;
  if (first.text !== "CMD" || rest.length === 0) return undefined;
  return { kind: "command", place: "healthcheck:", form: "exec", span: test.span, shell: "sh", words: rest.flatMap(itemWord), calls: [], onbuild: false, service };
}

function itemWords(value: Value | undefined): Word[] {
  return items(value).flatMap(itemWord);
}

function itemWord(item: Value): Word[] {
  return item.kind === "scalar" ? [{ written: item.text, value: item.meaning, span: item.inner }] : [];
}

/** Cuts at blanks outside of quotes. */
function splitWords(scalar: Scalar, scalars: Scalars): Word[] {
  if (scalar.value === null) return [];
  const { text, part } = scalars.text(scalar);
  return [...text.matchAll(/(?:[^\s"'\\]|\\[^]|"(?:[^"\\]|\\[^])*"|'[^']*')+/g)].map((it) => {
    const { value, meaning, span } = part(it.index, it.index + it[0].length);
    return { written: value, value: meaning?.replace(/"((?:[^"\\]|\\[^])*)"|'([^']*)'|\\([^])/g, (_, double?: string, single?: string, escaped?: string) => double?.replace(/\\(["\\$`])/g, "$1") ?? single ?? escaped ?? ""), span };
  });
}
