/** URIs here are strings such as `file:///srv/app/Dockerfile`; paths in them are percent-encoded and use `/`. */

/** The last part of the path, decoded. */
export function basename(uri: string): string {
  return decode(uri.slice(uri.lastIndexOf("/") + 1));
}

/** The folder that holds `uri`, without the slash at its end; the root's is the root. */
export function dirname(uri: string): string {
  const slash = uri.lastIndexOf("/");
  return slash <= authorityEnd(uri) ? uri.slice(0, authorityEnd(uri)) : uri.slice(0, slash);
}

/**
 * The URI of a path written in a file that lies in `folder`. `.` and `..` are resolved and never climb above the root.
 * `path` is plain text with `/` or `\` between its parts; an absolute one starts at the root of the same authority.
 */
export function resolve(folder: string, path: string): string {
  const root = folder.slice(0, authorityEnd(folder));
  const slashed = path.replace(/\\/g, "/");
  const parts = slashed.startsWith("/") ? [] : folder.slice(root.length).split("/").filter(Boolean);
  for (const part of slashed.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(encodeURIComponent(part));
  }
  return `${root}/${parts.join("/")}`;
}

/** The decoded path of `uri` below `folder`, without a leading slash; undefined where it is not below it. */
export function relative(folder: string, uri: string): string | undefined {
  return uri.startsWith(`${folder}/`) ? decode(uri.slice(folder.length + 1)) : undefined;
}

/** Where the path begins: after `scheme://authority`. */
function authorityEnd(uri: string): number {
  const scheme = uri.indexOf("://");
  if (scheme < 0) return 0;
  const slash = uri.indexOf("/", scheme + 3);
  return slash < 0 ? uri.length : slash;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
