import { addEntry, addItem } from "../edit/yaml.ts";
import { lackingService } from "../judge/effective-service.ts";
import { isForSwarm } from "../model/compose.ts";
import { at, entry, items, type Mapping } from "../model/value.ts";
import type { Fix, Rule } from "./rule.ts";

export const missingNoNewPrivileges: Rule = {
  id: "missing-no-new-privileges",
  summary: "A service does not set no-new-privileges",
  category: "privilege",
  // Nine of ten services lack it.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.26"],
    kics: ["No New Privileges Not Set", "Security Opt Not Set"],
    semgrep: ["no-new-privileges"],
    "compose-lint": ["CL-0003"],
  },

  check: {
    service(service, context) {
      const { name, body } = service;
      const { model } = context;
      // Swarm reads no security_opt.
      const found = model.kind === "compose" && !isForSwarm(model) && lackingService(model, service, context, lacksOption);
      if (!found) return;
      const list = at(body, "security_opt");
      const title = "Set no-new-privileges:true (sudo and setuid programs stop working)";
      const edit =
        list?.kind === "list"
          ? addItem(context.text, list, option)
          : entry(body, "security_opt")
            ? undefined
            : addEntry(context.text, body, "security_opt", [option]);
      const fixes: readonly Fix[] = edit ? [{ title, safety: "unsafe", edits: [edit] }] : [];
      const message = `Processes of ${name.value} can gain privileges through setuid programs.`;
      context.report({ at: name.span, message, related: found.related, fixes });
    },
  },
};

const option = "no-new-privileges:true";

/** What a variable hides may be the very option; `false` and misspelt ones are the matter of other rules. */
function lacksOption(body: Mapping): boolean {
  return !items(at(body, "security_opt")).some(
    (it) => it.kind === "scalar" && (it.meaning === undefined || /^no.?new.?priv/i.test(it.meaning)),
  );
}
