import { keyAt, mappingsAt } from "../knowledge/compose-specification.ts";
import type { Key } from "../model/compose.ts";
import { allOf, mayBe } from "../rules/compose-value.ts";
import type { Teller } from "./teller.ts";

/** What the Compose specification says of a key. */
export const tellKey: Teller = (_session, { model }, offset) => {
  if (model?.kind !== "compose") return undefined;
  const found = model.nodes.find(
    (it): it is Key => it.kind === "key" && it.entry.key.span.start <= offset && offset <= it.entry.key.span.end,
  );
  const markdown = found && aboutKey(found);
  return markdown === undefined ? undefined : { span: found!.entry.key.inner, markdown };
};

function aboutKey({ place, entry }: Key): string | undefined {
  const name = entry.key.text;
  const key = keyAt(place, name);
  if (!key) return undefined;
  const { about, forms, instead, stack } = key;
  const required = mappingsAt(place).some((it) => it.required?.includes(name));
  const below = forms.find((it) => it.kind === "mapping");
  const keys = below?.kind === "mapping" ? Object.keys(below.keys) : [];
  const lines = [
    `\`${name}\`: ${about}`,
    [`Takes ${mayBe(forms)}.`, required && "It has to be there.", keys.length > 0 && keys.length < 12 && `Keys: ${allOf(keys)}.`]
      .filter(Boolean)
      .join(" "),
    instead !== undefined && (instead === "nothing" ? "Obsolete; nothing takes its place." : `Obsolete; use ${instead}.`),
    stack !== undefined && `\`docker stack\` ${stack === "ignores" ? "leaves it out." : "refuses the file for it."}`,
  ];
  const page = pages.get(place);
  const link = page && `[Reference](https://docs.docker.com/reference/compose-file/${page}/#${name})`;
  return [...lines, link].filter(Boolean).join("\n\n");
}

/** Where Docker's reference has the keys of a place. */
const pages: ReadonlyMap<string, string> = new Map([
  ["services.*", "services"],
  ["services.*.build", "build"],
  ["services.*.deploy", "deploy"],
  ["services.*.develop", "develop"],
  ["networks.*", "networks"],
  ["volumes.*", "volumes"],
]);
