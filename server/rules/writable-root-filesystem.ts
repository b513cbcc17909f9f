import { addEntries, addEntry, rewriteText } from "../edit/yaml.ts";
import { addToLists } from "../edit/yaml-list.ts";
import { lackingService } from "../judge/effective-service.ts";
import { normalise } from "../knowledge/host-paths.ts";
import { imageNeeds } from "../knowledge/image-needs.ts";
import type { Service } from "../model/compose.ts";
import { at, entry, type Mapping, scalarAt } from "../model/value.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const writableRootFilesystem: Rule = {
  id: "writable-root-filesystem",
  summary: "A service can change the files of its image",
  category: "privilege",
  // Nine of ten services do not say read_only.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.13"], semgrep: ["writable-filesystem-service"], "compose-lint": ["CL-0007"] },

  check: {
    service(service, context) {
      const { name, body } = service;
      const { model } = context;
      const found = model.kind === "compose" && lackingService(model, service, context, isWritable);
      if (!found) return;
      const value = scalarAt(body, "read_only");
      context.report({
        at: value ? value.inner : name.span,
        message: `${name.value} can change the files of its image, and so can anyone who breaks into it.`,
        related: found.related,
        fixes: needsWritable(found.body) ? [] : readOnly(service, context),
      });
    },
  },
};

function isWritable(body: Mapping): boolean {
  const value = scalarAt(body, "read_only");
  return !value || (value.meaning !== undefined && value.value !== true);
}

/** Compose refuses a read-only service whose secrets or configs it has to write into the container itself. */
function needsWritable(body: Mapping): boolean {
  return at(body, "secrets") !== undefined || at(body, "configs") !== undefined || at(body, "use_api_socket") !== undefined;
}

function readOnly(service: Service, { text }: Context): Fix[] {
  const { body } = service;
  const value = scalarAt(body, "read_only");
  if (!value && entry(body, "read_only")) return [];
  const scratch = scratchOf(service);
  const lists = addToLists(text, body, { tmpfs: scratch });
  const withScratch = lists !== undefined && scratch.length > 0;
  const edits = value
    ? [rewriteText(text, value, "true"), ...(lists ?? [])]
    : withScratch && !entry(body, "tmpfs")
      ? [addEntries(text, body, { read_only: "true", tmpfs: scratch })]
      : [...(entry(body, "tmpfs") ? (lists ?? []) : []), addEntry(text, body, "read_only", "true")];
  const title = withScratch
    ? `Set read_only: true with tmpfs at ${scratch.join(" and ")} (writing elsewhere fails)`
    : "Set read_only: true (writing outside volumes and tmpfs fails)";
  return edits.length === 2 && edits[0]!.span.start === edits[1]!.span.start
    ? [{ title, safety: "unsafe", edits: [{ ...edits[0]!, newText: edits[0]!.newText + edits[1]!.newText }] }]
    : [{ title, safety: "unsafe", edits }];
}

/** The folders that the image of a service is known to write to, and that nothing is mounted at yet. */
function scratchOf({ image, body, mounts }: Service): readonly string[] {
  const { name, tag } = image?.reference ?? {};
  const targets = new Set(mounts.map((it) => normalise(it.target?.meaning ?? "")));
  // nginx writes what it makes of its templates among its settings.
  if (name === undefined || entry(body, "entrypoint") || [...targets].some((it) => it.startsWith("/etc/nginx/templates"))) return [];
  return (imageNeeds(name, tag)?.scratch ?? []).filter((it) => !targets.has(normalise(it)));
}
