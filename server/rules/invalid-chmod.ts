import { replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidChmod: Rule = {
  id: "invalid-chmod",
  summary: "--chmod has a mode that is none",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    copy({ flags, onbuild }, { report }) {
      const mode = flags.find((it) => it.name.value === "chmod")?.value;
      if (!mode?.meaning || onbuild || isMode(mode.meaning)) return;
      const { value, meaning, span } = mode;
      const right = value === meaning ? correction(meaning) : undefined;
      const fixes: Fix[] = right ? [{ title: `Change to ${right}`, safety: "unsafe", edits: [replace(span, right)] }] : [];
      report({
        at: span,
        message: `${meaning} is no file mode: ${/^\d+$/.test(meaning) ? "it is not octal, or above 7777" : "there are octal digits and signs such as u=rw,go=r"}.`,
        fixes,
      });
    },
  },
};

function isMode(mode: string): boolean {
  if (/^[0-7]+$/.test(mode)) return mode.replace(/^0+/, "").length <= 4;
  return /^[augo]*(?:[-+=][rstwXxugo]*)+(?:,[augo]*(?:[-+=][rstwXxugo]*)+)*$/.test(mode);
}

/** What may have been meant: `0o755`, `rwxr-xr-x`. */
function correction(mode: string): string | undefined {
  const octal = /^0o([0-7]{3,4})$/i.exec(mode)?.[1];
  if (octal) return octal;
  const listed = /^-?((?:[r-][w-][x-]){3})$/.exec(mode)?.[1];
  return listed && Array.from({ length: 3 }, (_, i) => digit(listed.slice(3 * i, 3 * i + 3))).join("");
}

function digit(rights: string): number {
  return (rights.includes("r") ? 4 : 0) + (rights.includes("w") ? 2 : 0) + (rights.includes("x") ? 1 : 0);
}
