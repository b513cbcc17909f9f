import type { Model } from "../model/node.ts";
import { at, entry } from "../model/value.ts";
import type { Variable } from "../model/variable.ts";
import { type Edit, remove } from "../text/edit.ts";
import { neighboursIn, removePair } from "./pair.ts";
import { removeEntry } from "./yaml.ts";
import { removeListed } from "./yaml-list.ts";

/** Takes a variable out of the file. Undefined where it is not written for itself alone: an anchor that several services share, … */
export function removeVariable(source: string, model: Model, variable: Variable): Edit | undefined {
  if (model.kind === "env") return removeLine(source, variable);
  if (model.kind === "dockerfile") {
    const neighbours = neighboursIn(model).get(variable);
    return neighbours && removePair(source, variable.span, neighbours);
  }
  const { service, place, value } = variable;
  if (!service || place !== "environment:") return undefined;
  const list = at(service.body, "environment");
  const parent = entry(service.body, "environment");
  if (list?.kind === "list") return removeListed(source, service.body, "environment", value?.scalar);
  if (list?.kind !== "mapping" || !parent || parent.merged || parent.value.alias) return undefined;
  const own = list.entries.find((it) => it.value === value?.scalar && !it.merged);
  return own && removeEntry(source, list, own, { mapping: service.body, entry: parent });
}

function removeLine(source: string, { span }: Variable): Edit {
  const start = source.lastIndexOf("\n", span.start - 1) + 1;
  const end = source.indexOf("\n", span.end);
  return remove({ start, end: end < 0 ? source.length : end + 1 });
}
