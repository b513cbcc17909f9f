import type { IgnorePattern } from "../model/ignore.ts";

/** Reads a `.dockerignore`. */
export function parseIgnoreFile(text: string): IgnorePattern[] {
  const patterns: IgnorePattern[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n\ufeff]+/g)) {
    const written = line.trim();
    if (written === "" || line.startsWith("#")) continue;
    const exception = written.startsWith("!");
    const start = index + line.indexOf(written);
    const path = cleaned(exception ? written.slice(1).trim() : written);
    // The context itself cannot be left out.
    if (path !== "") patterns.push({ path, exception, span: { start, end: start + written.length } });
  }
  return patterns;
}

function cleaned(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
