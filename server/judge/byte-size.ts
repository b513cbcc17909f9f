/** What Compose refuses about an amount of memory, to stand behind a colon; undefined if it takes it. */
export function byteSizeMistake(text: string): string | undefined {
  if (text === "") return "it is empty";
  if (/^[-+]?\d{1,18}$/.test(text)) return undefined;
  const last = /[\d. ](?=[^\d. ]*$)/.exec(text)?.index;
  if (last === undefined) return "a number has to come first";
  const number = text.slice(0, text[last] === " " ? last : last + 1).replace(/(?<=\d)_(?=\d)/g, "");
  const unit = text.slice(last + 1);
  if (!decimal.test(number) && !hexadecimal.test(number))
    return `${number.trim() === "" ? "a number has to come first" : `${number} is no number`}`;
  if (/^-.*[1-9]/.test(number) && !isLowest(text)) return "a size is not negative";
  if (!Number.isFinite(Number(number)) && decimal.test(number)) return "it is too big";
  return unit === "" || /^(?:b|[kmgtp](?:i?b)?)$/i.test(unit) ? undefined : `there is no unit ${unit}, only b, k, m, g, t and p`;
}

/** What a size that Compose refuses most likely means; undefined where nothing is likely. */
export function byteSizeMeant(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const [, number = "", letter = ""] =
    /^\s*(\d+(?:[.,]\d+)?)\s*([kmgtp])?(?:i|o|io|ib|bi|b|bytes?|ibs|bs|egabytes?|igabytes?|ilobytes?|erabytes?)?\s*$/i.exec(text) ?? [];
  const meant = number === "" ? "" : number.replace(",", ".") + letter.toLowerCase();
  return meant !== "" && meant !== text && byteSizeMistake(meant) === undefined ? meant : undefined;
}

const decimal = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;
const hexadecimal = /^[-+]?0x(?:[\da-f]+(?:\.[\da-f]*)?|\.[\da-f]+)p[-+]?\d+$/i;

/** Whole negative numbers mean no limit; the lowest is that of 64 bits. */
function isLowest(text: string): boolean {
  return /^-\d+$/.test(text) && BigInt(text) >= -(2n ** 63n);
}
