import type { Call, Word } from "../model/command.ts";

/** What a call takes out of an archive. */
export interface Unpacking {
  /** The archive; undefined where it comes by a pipe. */
  readonly archive: Word | undefined;
  /** Where its files go; undefined for the folder that the call runs in. */
  readonly folder: Word | undefined;
  /** Whether it does nothing but take all files out, with the program that their compression needs. */
  readonly plain: boolean;
}

/** What a call of tar unpacks; undefined where it does anything else. */
export function unpackingOf({ name, arguments: words, redirections }: Call): Unpacking | undefined {
  if (name === undefined || !/^(?:bsd|g)?tar(?:\.exe)?$/i.test(name)) return undefined;
  let [archive, folder]: (Word | undefined)[] = [];
  let [extracts, plain] = [false, true];
  const pending: string[] = [];
  for (const [i, word] of words.entries()) {
    const text = word.value ?? word.written;
    if (pending.length > 0) {
      const letter = pending.shift();
      if (letter === "f") archive = word;
      else if (letter === "C") folder = word;
      continue;
    }
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(text);
    if (long) {
      const [, option, value] = long;
      if (option === "extract" || option === "get") extracts = true;
      else if (option === "file" || option === "directory") {
        if (value === undefined) pending.push(option === "file" ? "f" : "C");
        else if (option === "file") archive = asWord(word, value);
        else folder = asWord(word, value);
      } else if (!/^(?:verbose|gzip|bzip2|xz|zstd|auto-compress|preserve-permissions|no-same-owner|same-owner)$/.test(option!))
        plain = false;
    } else if (/^-[A-Za-z]/.test(text) || (i === 0 && /^[A-Za-z]+$/.test(text))) {
      const letters = text.replace("-", "");
      for (let at = 0; at < letters.length; at++) {
        const letter = letters[at]!;
        if (letter === "x") extracts = true;
        else if (letter === "f" || letter === "C") {
          const rest = text.startsWith("-") ? letters.slice(at + 1) : "";
          if (rest === "") pending.push(letter);
          else if (letter === "f") archive = asWord(word, rest);
          else folder = asWord(word, rest);
          if (rest !== "") break;
        } else if (!/[vzjJpao]/.test(letter)) plain = false;
      }
    } else plain = false;
  }
  if (!extracts) return undefined;
  const input = redirections.find((it) => it.operator === "<")?.target;
  return { archive: archive === undefined || archive.value === "-" ? input : archive, folder, plain };
}

/** The last part of a path, with either slash. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** Whether a name is that of an archive which ADD unpacks, too. */
export function isTarName(name: string): boolean {
  return /\.(?:tar(?:\.(?:gz|bz2|xz|zst|lzma|Z))?|t[gbx]z|tbz2|txz|tzst|tb2|tlz)$/i.test(name);
}

function asWord(word: Word, text: string): Word {
  return { ...word, value: word.value === undefined ? undefined : text, written: text };
}
