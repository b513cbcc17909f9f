import { rewriteText } from "../edit/yaml.ts";
import type { NewValue } from "../edit/yaml-layout.ts";
import { addToSection } from "../edit/yaml-section.ts";
import type { Compose } from "../model/compose.ts";
import type { Substituted } from "../model/substituted.ts";
import { nearest } from "../text/nearest.ts";
import type { Context, Fix } from "./rule.ts";

/** A place that names something defined elsewhere. */
interface Reference {
  readonly name: string;
  readonly part: Substituted;
  readonly owner: string;
}

/**
 * Reports the references to what nobody defines, those of one name together: one definition, or one correction, mends them all.
 * `say` makes the message for the first of them, `fixesOf` the repairs beside a near name.
 */
export function reportUndefined<T extends Reference>(
  context: Context,
  references: readonly T[],
  defined: Iterable<string>,
  say: (reference: T) => string,
  fixesOf: (reference: T) => readonly Fix[] = () => [],
): void {
  const known = new Set(defined);
  const missing = new Map<string, T[]>();
  const seen = new Set<string>();
  for (const it of references) {
    const { start } = it.part.span;
    // One shared by several services is told once.
    const id = `${start} ${it.name}`;
    if (known.has(it.name) || seen.has(id)) continue;
    seen.add(id);
    const others = missing.get(it.name);
    if (others) others.push(it);
    else missing.set(it.name, [it]);
  }
  const { services } = context.project();
  const isOff = ({ owner }: T) => services.get(owner)?.enabled === false;
  // In a file with so many, nobody meant another one.
  const near = missing.size * known.size < 500_000 ? known : new Set<string>();
  for (const [name, all] of missing) {
    const [first, ...others] = all.sort((a, b) => Number(isOff(a)) - Number(isOff(b)));
    context.report({
      at: first!.part.span,
      message: say(first!),
      // Compose looks at a service once its profile is on.
      ...(isOff(first!) && { severity: "warning" }),
      related: others.slice(0, 20).map(({ part, owner }) => ({ uri: context.uri, at: part.span, message: `${owner} names it, too.` })),
      fixes: [...renaming(context.text, name, all, near), ...(missing.size > 200 ? [] : fixesOf(first!))],
    });
  }
}

function renaming(text: string, name: string, references: readonly Reference[], known: ReadonlySet<string>): Fix[] {
  const near = nearest(name, known);
  if (near === undefined || references.some(({ part }) => part.value !== name)) return [];
  return [{ title: `Write ${near}`, safety: "unsafe", edits: references.map(({ part }) => rewriteText(text, part, near)) }];
}

/** The repair that defines a name in a section of the file. */
export function defining(
  file: Compose,
  text: string,
  section: "networks" | "volumes" | "secrets" | "configs" | "models",
  name: string,
  value: NewValue,
  partial = false,
): Fix[] {
  const edit = /^[\w.-]+$/.test(name) ? addToSection(text, file.root, section, name, value) : undefined;
  if (!edit) return [];
  return [{ title: `Define ${name} under ${section}`, safety: "unsafe", ...(partial && { partial }), edits: [edit] }];
}
