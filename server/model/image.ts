import type { Spanned } from "../text/span.ts";

/** An image as a file names it: `FROM`, or `image:` of a service. */
export interface Image {
  readonly kind: "image";
  readonly place: "FROM" | "image:";
  /** As it stands in the file, variables and all. */
  readonly written: Spanned;
  /** What it means, or undefined where a variable has no known value. */
  readonly reference: ImageReference | undefined;
}

/** The parts of `registry/path:tag@digest`; `name` holds the registry too. */
export interface ImageReference {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Splits a reference; a colon before the last slash is a port, not a tag. */
export function parseReference(text: string): ImageReference {
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const rest = at < 0 ? text : text.slice(0, at);
  const colon = rest.indexOf(":", rest.lastIndexOf("/") + 1);
  return colon < 0 ? { name: rest, tag: undefined, digest } : { name: rest.slice(0, colon), tag: rest.slice(colon + 1), digest };
}
