import type { Span } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";

/** An image of a registry, as a file names it; never a stage of the same file, `scratch`, or the name that a build gives. */
export interface Image {
  readonly kind: "image";
  readonly place: "FROM" | "COPY --from" | "RUN --mount" | "image:";
  readonly name: Substituted;
  /** The parts of `name.meaning`; undefined where that is unknown or no reference. */
  readonly reference: ImageReference | undefined;
  /** The stage that begins with it (`FROM`) or uses it. */
  readonly stage?: Stage;
  readonly service?: Service;
  /**
   * Where the tag stands as written, without its colon, if the file writes name and tag in one piece; undefined where there is no
   * tag or a variable brings it.
   */
  readonly tagSpan: Span | undefined;
}

/** The parts of `registry/path:tag@digest`. */
export interface ImageReference {
  /** Registry and path as written: `node`, `ghcr.io/acme/app`. */
  readonly name: string;
  readonly tag: string | undefined;
  /** With its algorithm: `sha256:…`. */
  readonly digest: string | undefined;
}

/** Splits a reference without judging it; a colon before the last slash is a port, not a tag. */
export function parseReference(text: string): ImageReference {
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const rest = at < 0 ? text : text.slice(0, at);
  const colon = rest.indexOf(":", rest.lastIndexOf("/") + 1);
  return colon < 0 ? { name: rest, tag: undefined, digest } : { name: rest.slice(0, colon), tag: rest.slice(colon + 1), digest };
}
