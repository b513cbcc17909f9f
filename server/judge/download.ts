import { type Call, takesOutput, textOf, type Word } from "../model/command.ts";
import type { Span } from "../text/span.ts";

/** Whether a call brings something from another machine, and says so by its own name. */
export function downloads({ name }: Call): boolean {
  return name !== undefined && fetchers.has(name.toLowerCase());
}

const fetchers: ReadonlySet<string> = new Set(
  ".downloadstring aria2c axel curl fetch http https invoke-restmethod invoke-webrequest irm iwr lwp-request wget wget2 xh".split(" "),
);

/** Whether a download goes to a file instead of the output. */
export function keeps({ name, arguments: words }: Call): boolean {
  const at = words.findIndex((it) => /^(?:-\w*[oO]|--output|--output-document|--remote-name)$/.test(it.value ?? ""));
  if (at < 0) return false;
  if (name === "curl" && /^(?:-\w*O|--remote-name)$/.test(words[at]!.written)) return true;
  const target = words[at + 1]?.value;
  return target !== "-" && target !== "/dev/stdout";
}

/** Whether curl or wget is given one of these options: a letter, alone or in a bundle, or a long name in full. */
export function hasOption({ name, arguments: words }: Call, letters: string, ...long: readonly string[]): boolean {
  const valued = name === "wget" ? "oaeiOBtTwQPUlARDIX" : "AbcCdDeEFHKmoPQrtTuUwxXyYz";
  return words.some(({ value = "" }) => {
    if (value.startsWith("--")) return long.includes(value.slice(2).split("=", 1)[0]!);
    if (!value.startsWith("-")) return false;
    for (const letter of value.slice(1)) {
      if (letters.includes(letter)) return true;
      if (valued.includes(letter)) return false;
    }
    return false;
  });
}

/** Whether a variable may hold options of a call: one that stands beside an address and is not quoted. */
export function mayHaveMoreOptions(call: Call): boolean {
  return addressesOf(call).length > 0 && call.arguments.some(({ written }) => /^\$\{?\w+\}?$/.test(written));
}

/** The file that a download becomes, as written; undefined where it goes to the output, or nobody says its name. */
export function targetOf(call: Call): Word | undefined {
  const { name, arguments: words, redirections } = call;
  const own = words.findIndex((it) => (name === "wget" ? /^(?:-\w*O|--output-document)$/ : /^(?:-\w*o|--output)$/).test(it.value ?? ""));
  const target = own >= 0 ? words[own + 1] : redirections.find(takesOutput)?.target;
  return target && /^(?:-|\/dev\/\w+|["']?\$\()/.test(target.value ?? target.written) ? undefined : target;
}

/** The file that a download leaves, by its option or by the address; undefined where it goes to the output, or nobody says its name. */
export function downloadedFile(call: Call): { readonly path: string; readonly at: Span } | undefined {
  if (call.name !== "curl" && call.name !== "wget") return undefined;
  const target = targetOf(call);
  if (target) return { path: textOf(target), at: target.span };
  if (call.pipedInto || call.context === "substitution" || hasOption(call, call.name === "wget" ? "OP" : "o", "output", "directory-prefix"))
    return undefined;
  if (call.name === "curl" && !hasOption(call, "O", "remote-name")) return undefined;
  const word = call.arguments.find((it) => /^["']?(?:https?|ftp):\/\//i.test(it.written));
  const name = /([^/?#=&]+)(?:[?#].*)?$/.exec((word?.value ?? word?.written ?? "").replaceAll(/["']/g, ""))?.[1];
  return word && name !== undefined ? { path: name, at: word.span } : undefined;
}

/** Whether a text names an archive, or a package that a package manager installs. */
export function isArchiveName(text: string): boolean {
  return /\.(?:tar(?:\.\w+)?|t[gbx]z2?|tbz|tzst|zip|gz|xz|bz2|zst|7z|deb|rpm|apk|jar|war|whl|gem|phar|AppImage|exe|msi|run|bin|sh)(?:["'?#]|$)/i.test(
    text,
  );
}

/** Whether a call compares a checksum or a signature, and fails where it is another. */
export function verifies({ name = "", arguments: words }: Call): boolean {
  const has = (option: RegExp) => words.some((it) => option.test(it.value ?? ""));
  if (/^(?:sha\d+sum|shasum|b2sum|b3sum|md5sum|cksum)$/.test(name)) return has(/^(?:-\w*c|--check)/);
  if (/^gpg2?$/.test(name)) return has(/^--verify$/);
  if (/^(?:cosign|gh|slsa-verifier)$/.test(name)) return has(/^verify/);
  if (name === "openssl") return has(/^-verify$/);
  if (name === "minisign" || name === "signify") return has(/^-\w*V/);
  return name === "gpgv" || /^get-filehash$/i.test(name);
}

/** What an address of the web says; each part as written, so that a variable may stand in it. */
export interface Address {
  readonly scheme: string;
  /** Without user, password and port; `""` where a file has none. */
  readonly host: string;
}

/** The addresses in a text, in order. */
export function addressesIn(text: string): Address[] {
  if (!text.includes("://")) return [];
  return Array.from(text.matchAll(address), ({ 1: scheme, 2: bracketed, 3: name }) => ({
    scheme: scheme!.toLowerCase(),
    host: (bracketed ?? name ?? "").toLowerCase(),
  }));
}

const address = /\b(https?|ftp|file):\/\/(?:[^\s/@"'|;<>)]{0,200}@)?(?:\[([\da-f:.]+)\]|([^\s/:?#"'|;<>)@\\]*))/gi;

/** The addresses that a call names. */
export function addressesOf({ arguments: words }: Call): Address[] {
  return words.flatMap((word) => addressesIn(word.value ?? word.written));
}

/**
 * Whether the way to a host leads over no foreign network: the machine itself, a private address, or a name without a dot, which only the
 * network of the containers knows.
 */
export function isNear({ scheme, host }: Address): boolean {
  if (scheme === "file") return true;
  return /^(?:(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+|::1|0\.0\.0\.0|[a-z][\w-]*|[\w.-]+\.(?:local|localhost|internal|svc|svc\.cluster\.local))$/.test(
    host,
  );
}
