import { findFlag } from "../edit/flag.ts";
import { platformOf } from "../knowledge/image-platforms.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const baseImagePlatformMismatch: Rule = {
  id: "base-image-platform-mismatch",
  summary: "FROM asks for a platform that the image is not built for, by its name",
  category: "base-image",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["InvalidBaseImagePlatform"], tally: ["buildkit/InvalidBaseImagePlatform", "tally/platform-mismatch"] },

  check: {
    stage({ instructions, image }, { report }) {
      const platform = instructions[0] && findFlag(instructions[0], "platform")?.value;
      const reference = image?.reference;
      const asked = platform?.meaning && platformParts(platform.meaning);
      const has = reference && platformOf(reference.name, reference.tag);
      if (!platform || !asked || !has || agree(asked, has.split("/"))) return;
      report({
        at: platform.span,
        message: `${image.name.meaning} is an image for ${has}, not for ${platform.meaning}.`,
        fixes:
          platform.value === platform.meaning
            ? [
                {
                  title: `Ask for ${has} (which machines of another kind can only imitate)`,
                  safety: "unsafe",
                  edits: [replace(platform.span, has)],
                },
              ]
            : [],
      });
    },
  },
};

/** System, architecture and variant as the builder compares them; undefined where only the builder knows them. */
function platformParts(platform: string): readonly string[] | undefined {
  const [system = "", machine, variant] = platform
    .toLowerCase()
    .replace(/\(.*?\)/, "")
    .split("/");
  if (!/^(?:linux|windows)$/.test(system)) return undefined;
  if (machine === undefined) return [system];
  const known = /^(aarch64|x86[_-]64|i386|armhf)$/.test(machine) ? aliases.get(machine)! : machine;
  // Every machine for a variant also runs programs of the older ones.
  return known === "arm" ? [system, known, variant ?? "v7"] : [system, known];
}

const aliases: ReadonlyMap<string, string> = new Map([
  ["aarch64", "arm64"],
  ["x86_64", "amd64"],
  ["x86-64", "amd64"],
  ["i386", "386"],
  ["armhf", "arm"],
]);

function agree(asked: readonly string[], has: readonly string[]): boolean {
  if (asked[0] !== has[0]) return false;
  if (asked[1] === undefined || has[1] === undefined) return true;
  return asked[1] === has[1] && (asked[2] === undefined || has[2] === undefined || asked[2] >= has[2]);
}
