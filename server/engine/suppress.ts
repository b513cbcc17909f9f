import { newlineOf } from "../edit/lines.ts";
import { addEntry, replaceValue } from "../edit/yaml.ts";
import type { Model } from "../model/node.ts";
import { entry } from "../model/value.ts";
import { parseYaml } from "../parse/yaml.ts";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { type Edit, insert } from "../text/edit.ts";
import { contains } from "../text/span.ts";
import { dirname } from "../text/uri.ts";
import { configName, nearestConfig } from "./config-places.ts";
import type { Finding } from "./finding.ts";
import { Holders } from "./holders.ts";
import type { Project } from "./project.ts";
import type { ProjectFile } from "./project-file.ts";
import type { Scope, Suppression } from "./suppression.ts";
import { directiveOf, means, suppressionsOf } from "./suppressions.ts";

export type SuppressionScope = "line" | "file" | "config";

/**
 * The edits that allow a finding, written in the place and form that is valid there and merged into a comment of ours that is there
 * already; undefined where none is valid. For `config`, the file in force is edited, or a new one in the folder `root`.
 */
export function suppress(
  project: Project,
  uri: string,
  finding: Finding,
  scope: SuppressionScope,
  root = dirname(uri),
): { readonly title: string; readonly edits: readonly Edit[] } | undefined {
  const file = project.get(uri);
  if (!file?.model) return undefined;
  const id = finding.rule.id;
  const edit =
    scope === "config"
      ? inConfig(project, uri, id, root)
      : scope === "file"
        ? inFile(file, file.model, id)
        : onLine(file, file.model, id, finding.at.start);
  return (
    edit && { title: `Allow ${id} ${{ line: "on this line", file: "in this file", config: `in ${configName}` }[scope]}`, edits: [edit] }
  );
}

/** The comment at an offset that allows something, and what its names mean. */
export function suppressionAt(
  file: ProjectFile,
  offset: number,
): { readonly suppression: Suppression; readonly rules: readonly Rule[] } | undefined {
  if (!file.model || file.text === undefined) return undefined;
  const place = { start: offset, end: offset };
  const suppression = suppressionsOf(file.model, file.text, new Holders(file.text, file.model)).suppressions.find((it) =>
    contains(it.span, place),
  );
  // On one of several names only that one is meant.
  const named = suppression?.names.filter((it) => contains(it.span, place)) ?? [];
  const names = named.length === 1 ? named : (suppression?.names ?? []);
  return suppression && { suppression, rules: rules.filter((rule) => names.some((name) => means(suppression, name.value, rule))) };
}

/** Above the line where what holds the finding begins, with the indentation of that line. */
function onLine({ text }: ProjectFile, model: Model, id: string, offset: number): Edit | undefined {
  const source = text!;
  const holders = new Holders(source, model);
  const holder = holders.holderOf(offset);
  if (!holder) return undefined;
  const line = holders.lineAt(holder.start);
  const merged = merge(model, source, holders, id, (scope) => scope.kind === "line" && scope.line === line);
  if (merged) return merged;
  const indent = /^[ \t]*/.exec(source.slice(afterMark(source, holders.startOf(line)), holder.start))![0];
  // Comments of other tools have to stay on the line above.
  let above = line;
  while (
    above > 0 &&
    /^[ \t]*#[ \t]*(?:hadolint|dockerfile-utils)\b/.test(source.slice(holders.startOf(above - 1), holders.startOf(above)))
  )
    above--;
  return insert(afterMark(source, holders.startOf(above)), `${indent}# seaworthy: allow ${id}${newlineOf(source)}`);
}

/** At the top, but below what must come first there. */
function inFile({ text }: ProjectFile, model: Model, id: string): Edit {
  const source = text!;
  const holders = new Holders(source, model);
  const merged = merge(model, source, holders, id, (scope) => scope.kind === "file");
  if (merged) return merged;
  const newline = newlineOf(source);
  const comment = `# seaworthy: allow-file ${id}`;
  const lastDirective = model.kind === "dockerfile" ? model.directives.at(-1) : undefined;
  const line = lastDirective ? holders.lineAt(lastDirective.span.end) : source.startsWith("#!", afterMark(source, 0)) ? 0 : undefined;
  if (line === undefined) return insert(afterMark(source, 0), comment + newline);
  return line + 1 < holders.lineCount ? insert(holders.startOf(line + 1), comment + newline) : insert(source.length, newline + comment);
}

/** Adds a name to the last comment of ours with such a scope. */
function merge(model: Model, text: string, holders: Holders, id: string, wanted: (scope: Scope) => boolean): Edit | undefined {
  const there = suppressionsOf(model, text, holders).suppressions.findLast((it) => it.tool === "seaworthy" && wanted(it.scope));
  const comment = there && model.comments.find((it) => it.span.start === there.span.start);
  const directive = comment && directiveOf(comment, text);
  return directive && insert(directive.namesEnd, directive.names.length > 0 ? `, ${id}` : ` ${id}`);
}

function inConfig(project: Project, uri: string, id: string, root: string): Edit | undefined {
  const target = nearestConfig(project, uri) ?? `${root}/${configName}`;
  const text = project.get(target)?.text ?? "";
  const edit = switchOff(text, id);
  return edit && { ...edit, uri: target };
}

/** The edit of a configuration file that switches a rule off, comments and order kept. */
function switchOff(text: string, id: string): Edit | undefined {
  const { root, problems } = parseYaml(text);
  if (problems.length > 0) return undefined;
  const newline = newlineOf(text);
  if (!root || (root.kind === "scalar" && root.value === null))
    return insert(text.length, `${text === "" || /[\r\n]$/.test(text) ? "" : newline}rules:${newline}  ${id}: off${newline}`);
  if (root.kind !== "mapping") return undefined;
  const rules = entry(root, "rules");
  if (!rules) return addEntry(text, root, "rules", { [id]: "off" });
  if (rules.value.kind === "scalar" && rules.value.value === null) return replaceValue(text, rules, { [id]: "off" });
  if (rules.value.kind !== "mapping") return undefined;
  const own = entry(rules.value, id);
  if (!own) return addEntry(text, rules.value, id, "off");
  if (own.value.kind !== "mapping") return replaceValue(text, own, "off");
  const severity = entry(own.value, "severity");
  return severity ? replaceValue(text, severity, "off") : addEntry(text, own.value, "severity", "off");
}

/** An offset, or the one behind a byte order mark that stands there. */
function afterMark(text: string, offset: number): number {
  return offset === 0 && text.startsWith("\ufeff") ? 1 : offset;
}
