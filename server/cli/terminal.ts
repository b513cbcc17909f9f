import { styleText } from "node:util";
import stringWidth from "fast-string-width";

export type ColorMode = "auto" | "always" | "never";
type Style = Parameters<typeof styleText>[0];

/** Styles a text, or leaves it as it is where colours are not wanted. */
export type Paint = (style: Style, text: string) => string;

/** Colours for one stream: by `auto` only where a person is watching and nothing asks for none. */
export function painter(mode: ColorMode, stream: { readonly isTTY?: boolean }): Paint {
  const { NO_COLOR, TERM } = process.env;
  const wanted = mode === "always" || (mode === "auto" && stream.isTTY === true && !NO_COLOR && TERM !== "dumb");
  // Early releases of Node 20 have no styleText.
  if (!wanted || typeof styleText !== "function") return (_, text) => text;
  return (style, text) => styleText(style, text, { validateStream: false });
}

/** How many columns a text takes on a terminal. */
export function widthOf(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}

export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(width - widthOf(text), 0));
}

/**
 * Makes characters visible that would otherwise control the terminal, or make text look like another: escape sequences, line
 * breaks, marks that reverse the direction of writing, invisible ones.
 */
export function visible(text: string): string {
  return hostile.test(text) ? text.replace(new RegExp(hostile, "gu"), shown) : text;
}

const hostile = /[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Surrogate}/u;

function shown(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}
