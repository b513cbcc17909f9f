import type { Mount } from "../model/mount.ts";
import { cleanPath } from "../text/clean-path.ts";
import type { Rule } from "./rule.ts";

export const duplicateMountTarget: Rule = {
  id: "duplicate-mount-target",
  summary: "Two mounts of a service lead to the same place",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, mounts }, { uri, report }) {
      const volumes = mounts.filter((it) => it.place === "volumes:" && it.target?.meaning !== undefined);
      const last = new Map(volumes.map((it) => [keyOf(it), it]));
      for (const it of volumes) {
        const winner = last.get(keyOf(it));
        if (!winner || winner === it || !it.target) continue;
        report({
          at: it.target.span,
          message: `${name.value} mounts something else at ${it.target.meaning} further down, so this is never mounted.`,
          severity: "warning",
          tag: "unnecessary",
          related: [{ uri, at: winner.target?.span ?? winner.span, message: "This one is mounted." }],
        });
      }
      const seen = new Map<string, Mount>();
      const temporary = new Map(
        mounts.filter((it) => it.place === "tmpfs:" && it.target?.meaning !== undefined).map((it) => [keyOf(it), it]),
      );
      for (const it of [...temporary.values(), ...last.values()]) {
        const target = it.target?.meaning ?? "";
        const path = it.place === "tmpfs:" ? target : cleanPath(target);
        const other = seen.get(path);
        if (!other) seen.set(path, it);
        else if (it.target)
          report({
            at: it.target.span,
            message: `${name.value} mounts two things at ${path}.`,
            related: [{ uri, at: other.target?.span ?? other.span, message: "The other one is mounted here." }],
          });
      }
    },
  },
};

/** Of what has the same key Compose keeps the last. */
function keyOf({ target, item, place }: Mount): string {
  const path = target?.meaning ?? "";
  if (item?.kind !== "scalar") return path;
  return place === "tmpfs:" ? (item.meaning ?? path).split("=", 1)[0]! : cleanPath(path);
}
