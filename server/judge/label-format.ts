import { isSpdxLicense } from "../knowledge/spdx-licenses.ts";

/** What the value of a label can be asked to be. */
export const labelFormats = ["text", "url", "semver", "hash", "rfc3339", "spdx", "email"] as const;
export type LabelFormat = (typeof labelFormats)[number];

/** How a sentence calls what has a format: `… is no ${nameOf}`. */
export const formatNames: Readonly<Record<LabelFormat, string>> = {
  text: "text",
  url: "URL",
  semver: "semantic version",
  hash: "hash of a commit",
  rfc3339: "time as RFC 3339 writes it",
  spdx: "SPDX licence expression",
  email: "e-mail address",
};

/** Whether a value has a format. */
export function hasFormat(value: string, format: LabelFormat): boolean {
  switch (format) {
    case "text":
      return true;
    case "spdx":
      return isLicenceExpression(value);
    default:
      return patterns[format].test(value);
  }
}

const patterns: Readonly<Record<Exclude<LabelFormat, "text" | "spdx">, RegExp>> = {
  url: /^[a-z][a-z\d+.-]*:\/\/[^\s/?#][^\s]*$/i,
  semver: /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\da-z-]+(?:\.[\da-z-]+)*)?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i,
  // Git abbreviates to seven digits or more; the whole is one of SHA-1 or SHA-256.
  hash: /^(?:[\da-f]{7,40}|[\da-f]{64})$/,
  rfc3339:
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i,
  email: /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/,
};

/** `MIT`, `Apache-2.0 OR (GPL-2.0-or-later WITH Classpath-exception-2.0)`, `LicenseRef-Acme`. */
function isLicenceExpression(text: string): boolean {
  const words = text.replace(/[()]/g, " $& ").split(" ").filter(Boolean);
  let open = 0;
  let wantsLicence = true;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (wantsLicence) {
      if (word === "(") open++;
      else if (isLicence(word)) wantsLicence = false;
      else return false;
    } else if (word === ")") {
      if (--open < 0) return false;
    } else if (word === "WITH") {
      // The exceptions are a list of their own; their names all end alike or are rare.
      if (!/^[\w.-]+$/.test(words[++i] ?? "")) return false;
    } else if (word === "AND" || word === "OR") wantsLicence = true;
    else return false;
  }
  return !wantsLicence && open === 0;
}

function isLicence(word: string): boolean {
  return /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(word) || isSpdxLicense(word.replace(/\+$/, ""));
}
