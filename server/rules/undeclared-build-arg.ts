import { removeEntry, removeItem } from "../edit/yaml.ts";
import { frontendOf } from "../judge/frontend.ts";
import { argumentsOf, predefined } from "../judge/scope.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { at, entry } from "../model/value.ts";
import type { Variable } from "../model/variable.ts";
import { type Edit, replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import { contains } from "../text/span.ts";
import { basename } from "../text/uri.ts";
import type { Fix, Rule } from "./rule.ts";

export const undeclaredBuildArg: Rule = {
  id: "undeclared-build-arg",
  summary: "A service gives its build an argument that the Dockerfile does not declare",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    variable(variable, context) {
      const { place, name, service } = variable;
      if (place !== "args:" || !service || !/^[A-Za-z_]\w*$/.test(name.value) || isForBuilder(name.value)) return;
      // What several services share is for those of them that know it.
      if (!contains(service.span, name.span)) return;
      const build = context.dockerfile(service);
      if (!build || !saysAll(build.file)) return;
      const declared = argumentsOf(build.file);
      if (declared.has(name.value)) return;
      const given = new Set(service.variables.flatMap((it) => (it.place === "args:" ? [it.name.value] : [])));
      const near = nearest(
        name.value,
        [...declared].filter((it) => !given.has(it)),
      );
      context.report({
        at: name.span,
        message: `${build.uri ? basename(build.uri) : "dockerfile_inline"} declares no ARG ${name.value}, so the build ignores it.`,
        // What is meant for another one is lost.
        ...(near !== undefined && { severity: "warning" }),
        fixes: near === undefined ? removing(context.text, variable) : renaming(context.text, variable, near),
      });
    },
  },
};

/** Whether the builder itself takes an argument, without being told to. */
function isForBuilder(name: string): boolean {
  return predefined.has(name) || /^BUILD(?:KIT|X)_|^SOURCE_DATE_EPOCH$|^(?:ALL|FTP|HTTPS?|NO)_PROXY$/i.test(name);
}

/** Whether a Dockerfile tells all that its build asks for: it is not broken, is read by Docker's own front end, and leaves nothing to ONBUILD of its base. */
function saysAll(file: Dockerfile): boolean {
  if (file.template || file.problems.length > 0 || file.stages.length === 0) return false;
  return frontendOf(file)?.official !== false && file.stages.every((it) => it.instructions.length > 1);
}

function renaming(text: string, { name }: Variable, near: string): Fix[] {
  if (text.slice(name.span.start, name.span.end) !== name.value) return [];
  return [{ title: `Set ${near} (the build sees its value from now on)`, safety: "unsafe", edits: [replace(name.span, near)] }];
}

function removing(text: string, variable: Variable): Fix[] {
  const edit = removal(text, variable);
  return edit
    ? [
        {
          title: `Remove ${variable.name.value} (the project's configuration changes, the image does not)`,
          safety: "unsafe",
          edits: [edit],
        },
      ]
    : [];
}

function removal(text: string, { name, service }: Variable): Edit | undefined {
  const build = at(service?.body, "build");
  const args = entry(build, "args");
  if (build?.kind !== "mapping" || !args) return undefined;
  const parent = { mapping: build, entry: args };
  const { value } = args;
  if (value.kind === "mapping") {
    const own = value.entries.find((it) => contains(it.key.span, name.span));
    return own && removeEntry(text, value, own, parent);
  }
  const item = value.kind === "list" ? value.items.find((it) => contains(it.span, name.span)) : undefined;
  return item && value.kind === "list" ? removeItem(text, value, item, parent) : undefined;
}
