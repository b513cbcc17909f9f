import { addToLists } from "../edit/yaml-list.ts";
import { wholeService } from "../judge/whole-service.ts";
import { capabilityName } from "../knowledge/capabilities.ts";
import { imageNeeds } from "../knowledge/image-needs.ts";
import type { Service } from "../model/compose.ts";
import { isRoot } from "../model/user.ts";
import { at, entry, items, scalarAt } from "../model/value.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const missingCapDrop: Rule = {
  id: "missing-cap-drop",
  summary: "A service keeps the capabilities that Docker gives every container",
  category: "privilege",
  // Nine of ten services keep them.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.4"], kics: ["Container Capabilities Unrestricted"], "compose-lint": ["CL-0006"] },

  check: {
    service(service, context) {
      const { name } = service;
      const whole = wholeService(service, context);
      const dropped = items(at(whole, "cap_drop")).map((it) => (it.kind === "scalar" ? it.meaning : undefined));
      // What a variable hides may be the very word.
      if (!whole || dropped.some((it) => it === undefined || capabilityName(it) === "ALL")) return;
      context.report({
        at: name.span,
        message: `${name.value} keeps the fourteen capabilities that Docker gives every container.`,
        // A privileged container has them all, whatever it drops.
        fixes: scalarAt(whole, "privileged")?.value === true ? [] : dropping(service, context),
      });
    },
  },
};

function dropping(service: Service, { text }: Context): Fix[] {
  const { body, capAdd } = service;
  const needed = capabilitiesOf(service);
  const given = new Set(capAdd.map((it) => capabilityName(it.meaning ?? "")));
  const missing = given.has("ALL") ? [] : (needed ?? []).filter((it) => !given.has(it));
  const edits = addToLists(text, body, { cap_drop: ["ALL"], cap_add: missing });
  if (!edits) return [];
  const title =
    needed === undefined
      ? "Drop all capabilities (those that the program needs have to be added by name)"
      : needed.length === 0
        ? "Drop all capabilities (what needs one fails)"
        : `Drop all capabilities but ${needed.join(", ")} (what needs another fails)`;
  return [{ title, safety: "unsafe", ...(needed === undefined && { partial: true }), edits }];
}

/** What the image of a service needs; undefined where nobody knows. */
function capabilitiesOf({ image, body, user }: Service): readonly string[] | undefined {
  const { name, tag } = image?.reference ?? {};
  const needs = name === undefined || entry(body, "entrypoint") ? undefined : imageNeeds(name, tag);
  if (!needs) return undefined;
  const low = needs.lowPort && scalarAt(body, "network_mode")?.meaning === "host" ? ["NET_BIND_SERVICE"] : [];
  const root = user ? isRoot(user.name.meaning) : true;
  if (root === undefined) return undefined;
  // Somebody else has no use for what root may do, but a program's file can still ask for it.
  return [...needs.capabilities.filter((it) => root || it === "NET_BIND_SERVICE"), ...(root ? low : [])];
}
