/** What Compose refuses about the short form of a volume, to stand behind a colon; undefined if it takes it. */
export function volumeMistake(text: string): string | undefined {
  if (text === "") return "it is empty";
  if (new TextEncoder().encode(text.slice(0, 3)).length < 3) return undefined;
  let filled = 0;
  let length = 0;
  let letter = "";
  let depth = 0;
  const characters = [...text];
  for (let i = 0; i <= characters.length; i++) {
    const it = characters[i];
    if (it === "$" && characters[i + 1] === "{") depth++;
    if (it === "}" && depth > 0) depth--;
    else if ((it === ":" || it === undefined) && depth === 0 && !(it === ":" && length === 1 && /\p{L}/u.test(letter))) {
      if (length === 0) return "a part between its colons is empty";
      if (it === ":" && filled === 2) return "it has too many colons";
      filled++;
      length = 0;
      continue;
    }
    if (length === 0) letter = it ?? "";
    length++;
  }
  return undefined;
}
