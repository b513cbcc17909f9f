import { removeEntry, replaceEntry } from "../edit/yaml.ts";
import { addToLists } from "../edit/yaml-list.ts";
import { capabilityName } from "../knowledge/capabilities.ts";
import { type Enough, enoughForImage, enoughForProgram } from "../knowledge/enough-instead-of-privileged.ts";
import type { Service } from "../model/compose.ts";
import { at, entry, items, scalarAt, type Value } from "../model/value.ts";
import { overlap } from "../text/edit.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const privilegedContainer: Rule = {
  id: "privileged-container",
  summary: "A service or a hook runs privileged and so controls the host",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.5", "5.23"],
    kics: ["Privileged Containers Enabled"],
    semgrep: ["privileged-service"],
    "compose-lint": ["CL-0002"],
  },

  check: {
    service(service, context) {
      const { name, body } = service;
      judge(body, name.value, context, instead(service, context));
      for (const hooks of ["pre_start", "post_start", "pre_stop"]) {
        for (const hook of items(at(body, hooks))) judge(hook, `A ${hooks} hook of ${name.value}`, context);
      }
    },
  },
};

function judge(value: Value | undefined, who: string, context: Context, better: readonly Fix[] = []): void {
  const setting = entry(value, "privileged");
  const said = scalarAt(value, "privileged");
  if (value?.kind !== "mapping" || !setting || said?.value !== true) return;
  context.report({
    at: said.inner,
    message: `${who} runs privileged and so controls the host.`,
    fixes: [
      ...better,
      {
        title: "Remove privileged (what needs the host's devices or kernel fails)",
        safety: "unsafe",
        edits: [removeEntry(context.text, value, setting)],
      },
    ],
  });
}

/** What is known to be enough, in the place of `privileged`. */
function instead(service: Service, { text }: Context): Fix[] {
  const { body } = service;
  const setting = entry(body, "privileged");
  const enough = enoughFor(service);
  if (!setting || setting.merged || !enough) return [];
  const put = listsOf(enough);
  const names = Object.values(put).flat();
  const own = Object.keys(put).every((key) => !entry(body, key));
  const replaced = own ? replaceEntry(text, body, setting, put) : undefined;
  const added = own ? undefined : addToLists(text, body, missingFrom(service, put));
  const edits = replaced ? [replaced] : added && [removeEntry(text, body, setting), ...added];
  if (!edits || edits.some((it, i) => edits.some((other, j) => i < j && overlap(it, other)))) return [];
  return [{ title: `Give ${names.join(" and ")} instead (what needs more fails)`, safety: "unsafe", edits }];
}

function enoughFor({ image, commands }: Service): Enough | undefined {
  const { name } = image?.reference ?? {};
  const known = name === undefined ? undefined : enoughForImage(name);
  if (known) return known;
  const calls = commands.filter(({ place }) => place === "command:" || place === "entrypoint:").flatMap((it) => it.calls);
  for (const call of calls) {
    const found = call.name === undefined ? undefined : enoughForProgram(call.name);
    if (found) return found;
  }
  return undefined;
}

function listsOf({ capabilities = [], devices = [] }: Enough): { readonly [key: string]: readonly string[] } {
  return { ...(capabilities.length > 0 && { cap_add: capabilities }), ...(devices.length > 0 && { devices }) };
}

function missingFrom({ capAdd, mounts }: Service, lists: { readonly [key: string]: readonly string[] }) {
  const capabilities = new Set(capAdd.map((it) => capabilityName(it.meaning ?? "")));
  const devices = new Set(mounts.filter((it) => it.place === "devices:").map((it) => it.source?.meaning));
  return Object.fromEntries(
    Object.entries(lists).map(([key, names]) => [key, names.filter((it) => !capabilities.has(it) && !devices.has(it.split(":")[0]))]),
  );
}
