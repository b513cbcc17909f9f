/**
 * Editors spell the same URI in several ways: `(` or `%28`, `c:` or `C:` or `c%3A`. This is the spelling of `server/text/uri.ts`, so that two
 * spellings of a file are one file.
 */
export function canonical(uri: string): string {
  const scheme = uri.indexOf("://");
  if (scheme < 0 || /[?#]/.test(uri)) return uri;
  const slash = uri.indexOf("/", scheme + 3);
  if (slash < 0) return uri;
  const path = uri.slice(slash).replace(/\/+$/, "").split("/");
  const spelled = path.map((part) => encodeURIComponent(decode(part))).join("/");
  return uri.slice(0, slash) + spelled.replace(/^\/[A-Z](?=%3A(?:\/|$))/, (drive) => drive.toLowerCase());
}

/** Whether a document is a file in some folder; those that were never saved have URIs such as `untitled:Untitled-1`. */
export function liesSomewhere(uri: string): boolean {
  return uri.includes("://");
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
