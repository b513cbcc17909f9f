/** Whether the builder takes a source of ADD for a Git repository: by its scheme, `user@host:path`, or an address that ends in `.git`. */
export function isGitAddress(source: string): boolean {
  if (/^(?:git|ssh):\/\//i.test(source)) return true;
  if (/^https?:\/\//i.test(source)) return /^[^?#]*\.git(?:[?#].*)?$/s.test(source);
  return /^[\w-]+@[A-Za-z0-9.-]+:/.test(source);
}

/** Whether the builder downloads a source of ADD as one file. */
export function isWebAddress(source: string): boolean {
  return /^https?:\/\//.test(source) && !isGitAddress(source);
}
