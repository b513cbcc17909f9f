/** What Compose refuses about a duration, to stand behind a colon; undefined if it takes it. */
export function durationMistake(text: string): string | undefined {
  const body = text.replace(/^[-+]/, "");
  if (body === "") return "it is empty";
  if (body === "0") return undefined;
  let total = 0n;
  const part = /(\d*)(?:\.(\d*))?([^\d.]*)/y;
  while (part.lastIndex < body.length) {
    const [, whole = "", fraction = "", unit = ""] = part.exec(body)!;
    if (whole === "" && fraction === "") return "a number has to come first";
    if (unit === "") return "a unit is missing";
    const size = units.get(unit);
    if (size === undefined) return /\s/.test(unit) ? "it takes no blanks" : `there is no unit ${unit}, only w, d, h, m, s, ms, us and ns`;
    if (whole.length > 19) return "it is too long";
    total += BigInt(whole) * size + BigInt(Math.trunc(Number(`0.${fraction || "0"}`) * Number(size)));
    if (total > longest) return "it is too long";
  }
  return undefined;
}

/** What a duration that Compose refuses most likely means; undefined where nothing is likely. */
export function durationMeant(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const plain = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(plain)) return `${plain}s`;
  const written = /^(?:\d+(?:\.\d+)?\s*[a-z]+[\s,]*)+$/i.test(plain) ? [...plain.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)] : [];
  const parts = written.map(([, number, unit]) => `${number}${words.find(([names]) => names.test(unit!))?.[1] ?? "?"}`);
  const meant = parts.join("");
  return meant !== "" && durationMistake(meant) === undefined ? meant : undefined;
}

const longest = 2n ** 63n - 1n;

const second = 1_000_000_000n;
const units: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1000n],
  ["µs", 1000n],
  ["μs", 1000n],
  ["ms", 1_000_000n],
  ["s", second],
  ["m", 60n * second],
  ["h", 3600n * second],
  ["d", 24n * 3600n * second],
  ["w", 168n * 3600n * second],
]);

/** What people write for units. */
const words: readonly (readonly [RegExp, string])[] = [
  [/^s(?:ecs?|econds?)?$/i, "s"],
  [/^(?:m|min(?:s|utes?)?)$/, "m"],
  [/^h(?:rs?|ours?)?$/i, "h"],
  [/^d(?:ays?)?$/i, "d"],
  [/^w(?:eeks?)?$/i, "w"],
  [/^(?:ms|msecs?|milliseconds?)$/i, "ms"],
];
