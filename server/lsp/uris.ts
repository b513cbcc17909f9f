/**
 * Editors spell the same URI in several ways: `(` or `%28`, `c:` or `c%3A`. This is the spelling of `server/text/uri.ts`, so that two
 * spellings of a file are one file.
 */
export function canonical(uri: string): string {
  const scheme = uri.indexOf("://");
  if (scheme < 0 || /[?#]/.test(uri)) return uri;
  const slash = uri.indexOf("/", scheme + 3);
  if (slash < 0) return uri;
  const path = uri.slice(slash).replace(/\/+$/, "").split("/");
  return uri.slice(0, slash) + path.map((part) => encodeURIComponent(decode(part))).join("/");
}

/** A folder as clients want it: the root has a slash there. */
export function folderUri(folder: string): string {
  return /^[^/]*:\/\/[^/]*$/.test(folder) ? `${folder}/` : folder;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
