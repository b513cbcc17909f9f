import { matchesPath } from "../text/path-pattern.ts";
import type { Span } from "../text/span.ts";

/** A `.dockerignore`: what the builder leaves out of the build context. */
export interface IgnoreFile {
  readonly uri: string;
  readonly patterns: readonly IgnorePattern[];
}

export interface IgnorePattern {
  /** Cleaned as the builder does it: without `!`, `./`, and slashes in front and behind. */
  readonly path: string;
  /** `!…`: what matches is taken in again. */
  readonly exception: boolean;
  /** Where it stands in the `.dockerignore`. */
  readonly span: Span;
}

/**
 * The pattern that keeps a path of the build context out, by its own name or by that of a folder above it; later patterns overrule
 * earlier ones. `path` is relative to the context, with `/` between its parts.
 */
export function ignoredBy({ patterns }: IgnoreFile, path: string): IgnorePattern | undefined {
  const paths = upwards(cleaned(path));
  let found: IgnorePattern | undefined;
  for (const pattern of patterns) {
    if (pattern.exception === (found !== undefined) && paths.some((it) => matchesPath(pattern.path, it)))
      found = pattern.exception ? undefined : pattern;
  }
  return found;
}

/** Whether an exception may take in something below a folder of the context, which makes the folder worth copying. */
export function mayHoldExceptions({ patterns }: IgnoreFile, folder: string): boolean {
  const parts = cleaned(folder).split("/").filter(Boolean);
  return patterns.some(({ exception, path }) => {
    const pieces = path.split("/");
    const deep = pieces.findIndex((piece) => piece.includes("**"));
    const known = parts.slice(0, deep < 0 ? parts.length : deep);
    return exception && known.every((part, i) => pieces[i] !== undefined && matchesPath(pieces[i], part));
  });
}

/** A path without `.`, `..` and slashes in front and behind; empty for the context itself. */
function cleaned(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** A path and the folders above it. */
function upwards(path: string): string[] {
  const paths = [path];
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) paths.push(path.slice(0, slash));
  return paths;
}
