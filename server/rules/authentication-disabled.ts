import { removeEntry } from "../edit/yaml.ts";
import { removeListed } from "../edit/yaml-list.ts";
import { storeAt } from "../judge/store.ts";
import { authenticationSwitch } from "../knowledge/authentication-switches.ts";
import { isOpen } from "../model/port.ts";
import { at, entry } from "../model/value.ts";
import type { Variable } from "../model/variable.ts";
import type { Edit } from "../text/edit.ts";
import type { Context, Rule } from "./rule.ts";

export const authenticationDisabled: Rule = {
  id: "authentication-disabled",
  summary: "A server is told to ask nobody for a password",
  category: "network-exposure",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    variable(variable, context) {
      const { name, value, place, service } = variable;
      if ((place !== "environment:" && place !== "ENV") || value?.meaning === undefined || variable.onbuild) return;
      const open = authenticationSwitch(name.value, value.meaning);
      if (!open || service?.variables.some((it) => open.unless?.test(it.name.value) && givesPassword(it))) return;
      const published = service?.ports.some((it) => isOpen(it) && storeAt(it) !== undefined);
      const edit = removal(variable, context);
      context.report({
        at: value.span,
        message: `${name.value}=${value.value} lets anyone who reaches ${service?.name.value ?? "the server"} ${open.allows}.`,
        ...(published && { severity: "error" }),
        fixes: edit ? [{ title: `Remove ${name.value} (a password then has to be set)`, safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};

/** `ALLOW_EMPTY_PASSWORD` itself gives none, and one that a variable of the host holds may be given. */
function givesPassword({ name, value }: Variable): boolean {
  return !/ALLOW_EMPTY/.test(name.value) && value !== undefined && value.meaning !== "";
}

function removal({ service, span }: Variable, { text }: Context): Edit | undefined {
  const setting = service && entry(service.body, "environment");
  const given = at(service?.body, "environment");
  if (!service || !setting || !given) return undefined;
  if (given.kind === "mapping") {
    const own = given.entries.find((it) => it.span.start === span.start);
    return own && removeEntry(text, given, own, setting.merged || given.alias ? undefined : { mapping: service.body, entry: setting });
  }
  const item = given.kind === "list" ? given.items.find((it) => it.span.start === span.start) : undefined;
  return removeListed(text, service.body, "environment", item);
}
