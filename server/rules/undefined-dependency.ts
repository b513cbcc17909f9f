import { removeEntry } from "../edit/yaml.ts";
import { removeListed } from "../edit/yaml-list.ts";
import { type Dependency, dependenciesOf } from "../judge/dependency.ts";
import { takenAt } from "../judge/effective.ts";
import type { Compose } from "../model/compose.ts";
import { at, entry, type Value } from "../model/value.ts";
import type { Fix, Rule } from "./rule.ts";
import { reportUndefined } from "./undefined-name.ts";

export const undefinedDependency: Rule = {
  id: "undefined-dependency",
  summary: "A service needs another one that is not defined",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const { complete, services, jobs, originOf } = context.project();
      if (!complete) return;
      const here: (Dependency & { readonly owner: string })[] = [];
      for (const service of services.values()) {
        for (const it of dependenciesOf(service.body)) {
          const origin = it.part.scalar ? originOf(it.part.scalar) : context.uri;
          const span = origin === context.uri ? undefined : takenAt(service, origin, context.uri);
          if (origin === context.uri) here.push({ ...it, owner: service.name });
          else if (span) here.push({ ...it, owner: service.name, part: { value: "", span, meaning: it.name } });
        }
      }
      for (const { key, value } of jobs.values()) {
        if (value.kind !== "mapping") continue;
        for (const it of dependenciesOf(value))
          if (!jobs.has(it.name) && it.part.scalar && originOf(it.part.scalar) === context.uri) here.push({ ...it, owner: key.text });
      }
      // What is no mapping is there all the same.
      const known = file.documents.flatMap((it) => namesIn(at(it, "services")));
      reportUndefined(
        context,
        here,
        [...services.keys(), ...known],
        ({ owner, key, name }) => {
          if (jobs.has(name)) return `${owner} needs ${name}, which is a job; services wait for services only.`;
          return key === "depends_on"
            ? `${owner} waits for ${name}, which is no service.`
            : `${key} of ${owner} names ${name}, which is no service.`;
        },
        (it) => without(context.text, file, it),
      );
    },
  },
};

function namesIn(services: Value | undefined): string[] {
  return services?.kind === "mapping" ? services.entries.flatMap(({ key, value }) => (value.tag === "!reset" ? [] : [key.text])) : [];
}

/** The repair that no longer waits for what is not there. */
function without(text: string, file: Compose, { key, owner, name, part }: Dependency & { readonly owner: string }): Fix[] {
  if (key !== "depends_on" && key !== "links") return [];
  const body = file.services.find((it) => it.name.value === owner)?.body;
  const listed = at(body, key);
  if (!body || !listed || !part.scalar) return [];
  const { start } = part.scalar.span;
  const item = listed.kind === "list" ? listed.items.find((it) => it.span.start === start && !it.alias) : undefined;
  const found = listed.kind === "mapping" ? listed.entries.find((it) => it.key.span.start === start) : undefined;
  const parent = entry(body, key);
  const edit = item
    ? removeListed(text, body, key, item)
    : found && listed.kind === "mapping" && parent
      ? removeEntry(text, listed, found, parent.merged || listed.alias ? undefined : { mapping: body, entry: parent })
      : undefined;
  return edit ? [{ title: `Remove ${name} from ${key} of ${owner}`, safety: "unsafe", edits: [edit] }] : [];
}
