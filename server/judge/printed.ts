import type { Call, Word } from "../model/command.ts";

/** The text that `echo` or `printf` prints in any shell; undefined for other programs and where variables, patterns or escapes decide. */
export function printedText({ name, arguments: words, wrappers }: Call): string | undefined {
  if (wrappers.length > 0 || (name !== "echo" && name !== "printf")) return undefined;
  const values = words.map(literal);
  if (!values.every((it) => it !== undefined)) return undefined;
  if (name === "echo")
    return /^-[neE]+$/.test(values[0] ?? "") || values.some((it) => it.includes("\\")) ? undefined : `${values.join(" ")}\n`;
  const [format = "", ...rest] = values;
  if (format === "%s\\n" && rest.length > 0) return rest.map((it) => `${it}\n`).join("");
  return rest.length === 0 && !/%|\\[^nt]/.test(format) ? format.replaceAll("\\n", "\n").replaceAll("\\t", "\t") : undefined;
}

/** The value of a word that no shell takes for a pattern, a home or a list. */
function literal({ value, written }: Word): string | undefined {
  return value !== undefined && /^["']/.test(written) ? value : /[*?[\]{}~!]/.test(value ?? "*") ? undefined : value;
}
