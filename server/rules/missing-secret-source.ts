import { addEntry } from "../edit/yaml.ts";
import { asScalar } from "../edit/yaml-quote.ts";
import { type Entry, entry, scalarAt } from "../model/value.ts";
import { nearest } from "../text/nearest.ts";
import type { Fix, Rule } from "./rule.ts";

export const missingSecretSource: Rule = {
  id: "missing-secret-source",
  summary: "A secret or config does not say where its content comes from",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      if (file.legacy) return;
      const project = context.project();
      if (!project.complete) return;
      for (const section of ["secrets", "configs"] as const) {
        for (const it of project[section].values()) {
          if (project.originOf(it) !== context.uri || !lacksSource(it, section)) continue;
          // In a swarm a driver may bring it.
          if (file.role === "stack" && (entry(it.value, "driver") ?? entry(it.value, "template_driver"))) continue;
          const one = section === "secrets" ? "secret" : "config";
          const words = section === "secrets" ? "file, environment or external" : "file, content, environment or external";
          context.report({
            at: it.key.inner,
            message: `The ${one} ${it.key.text} does not say where its content comes from: ${words}.`,
            fixes: fixes(context.text, it),
          });
        }
      }
    },
  },
};

function lacksSource({ value }: Entry, section: "secrets" | "configs"): boolean {
  if (value.kind !== "mapping") return false;
  const has = (key: string) => entry(value, key) !== undefined;
  const says = (key: string) => {
    const found = scalarAt(value, key);
    return found !== undefined && found.meaning !== "";
  };
  // What is misspelt is the matter of another rule.
  if (value.entries.some(({ key }) => nearest(key.text, ["file", "environment", "content", "external"]) !== undefined)) return false;
  if (section === "configs") return !["file", "environment", "content", "driver", "external"].some(has);
  const external = entry(value, "external")?.value;
  if (external?.kind === "mapping" || (external?.kind === "scalar" && external.value !== false)) return false;
  return !says("file") && !says("environment");
}

function fixes(text: string, { key, value }: Entry): Fix[] {
  const file = asScalar(`./${key.text}`);
  const title = `Read it from the file ./${key.text}`;
  if (value.kind === "mapping" && value.entries.length > 0 && !entry(value, "file"))
    return [{ title, safety: "unsafe", partial: true, edits: [addEntry(text, value, "file", file)] }];
  return [];
}
