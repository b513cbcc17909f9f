import type { Scalar } from "../model/value.ts";

/**
 * What a plain scalar stands for to Compose: YAML 1.2, with the older forms of numbers (`0755`, `1_000`). `yes` and `on` are
 * strings; only where Compose wants a boolean do they count as one. A date is left a string.
 */
export function plainValue(text: string, tag: string | undefined): Scalar["value"] {
  if (tag === "!!str" || tag === "!!binary") return text;
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  return plainNumber(text) ?? text;
}

function plainNumber(text: string): number | undefined {
  const special = /^([-+]?)\.(?:(inf|Inf|INF)|nan|NaN|NAN)$/.exec(text);
  if (special) return special[2] ? (special[1] === "-" ? -Infinity : Infinity) : special[1] ? undefined : Number.NaN;
  if (!/^[-+.\d]/.test(text)) return undefined;
  const digits = text.startsWith(".") ? text : text.replaceAll("_", "");
  const based = /^([-+]?)0(?:x([\da-fA-F]+)|[oO]?([0-7]+)|b([01]+))$/.exec(digits);
  if (based) {
    const [, sign, hex, octal, binary] = based;
    const size = hex ? Number.parseInt(hex, 16) : octal ? Number.parseInt(octal, 8) : Number.parseInt(binary!, 2);
    return sign === "-" ? -size : size;
  }
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(digits) ? Number(digits) : undefined;
}
