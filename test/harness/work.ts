import { type CheckResult, check } from "../../server/engine/check.ts";
import { configFor } from "../../server/engine/config.ts";
import type { Crash, Finding } from "../../server/engine/finding.ts";
import { fixAll } from "../../server/engine/fix-all.ts";
import { Project } from "../../server/engine/project.ts";
import type { ProjectFile } from "../../server/engine/project-file.ts";
import { runner } from "../../server/engine/run.ts";
import type { Settings } from "../../server/engine/settings.ts";
import type { FileKind } from "../../server/model/node.ts";
import { rules } from "../../server/rules/index.ts";

const settings: Settings = { today: "2026-11-25", preset: "all" };
const run = runner(rules);

const uri = "file:///x";

/** Checks one file alone, with every rule on. */
export function lint(kind: FileKind, text: string, rules?: Settings["rules"]): CheckResult {
  return check(projectOf(kind, text), uri, rules ? { ...settings, rules } : settings);
}

/** The text of one file alone after all its fixes. */
export function repair(kind: FileKind, text: string, rules?: Settings["rules"]): string {
  return fixAll(projectOf(kind, text), uri, rules ? { ...settings, rules } : settings, { unsafe: true }).text;
}

function projectOf(kind: FileKind, text: string): Project {
  const project = new Project();
  project.set(uri, text, kind);
  return project;
}

/**
 * Checks one file while counting how often a rule, or a question to the model, looks at something: a figure that does not depend on
 * the machine.
 */
export function countWork(
  kind: FileKind,
  text: string,
): { readonly work: number; readonly findings: readonly Finding[]; readonly crashes: readonly Crash[] } {
  const project = projectOf(kind, text);
  const file = project.get(uri)!;
  const counter = new Counter();
  const watched: ProjectFile = { ...file, model: counter.watch(file.model!), hash: file.hash };
  const { findings, crashes } = run(project, watched, configFor(project, uri, settings).enabled, settings.today);
  return { work: counter.count, findings, crashes };
}

/** Counts the reads of everything that can be reached from an object. */
class Counter {
  count = 0;
  readonly #seen = new WeakMap<object, object>();

  watch<T>(value: T): T {
    if (typeof value !== "object" || value === null) return value;
    const known = this.#seen.get(value);
    if (known) return known as T;
    const proxy = new Proxy(value, {
      get: (target, key) => {
        this.count++;
        const found: unknown = Reflect.get(target, key, target);
        // Maps and sets want to be called upon themselves.
        if (typeof found === "function") return target instanceof Map || target instanceof Set ? found.bind(target) : found;
        return this.watch(found);
      },
    });
    this.#seen.set(value, proxy);
    return proxy as T;
  }
}
