import { dataStores } from "./data-store-life-cycles.ts";
import { languages } from "./language-life-cycles.ts";
import { type Cycle, cyclesOf, type Product } from "./life-cycle.ts";
import { canonicalRepository } from "./registries.ts";
import { servers } from "./server-life-cycles.ts";
import { systems } from "./system-life-cycles.ts";

/** The day of the data, ISO. */
export const asOf = "2026-08-22";

/** When what an image ships stops getting security fixes; days are ISO, and fixes still come on that day. */
export interface LifeEnd {
  /** As people write it: `Node.js`, `Debian`. */
  readonly product: string;
  /** The line as people write it: `16`, `10 (buster)`. */
  readonly cycle: string;
  /** The last day of free security fixes by anyone. */
  readonly until: string;
  /** Set where the makers stop earlier: their last day, and who gives the fixes of the time after it. */
  readonly longTerm?: { readonly since: string; readonly by: string };
  /** Every release ends the one before: worth a word only when `until` is half a year ago or more. */
  readonly rolling: boolean;
  /** Whether it keeps data in a form of its own, which another line may not read. */
  readonly keepsData: boolean;
  /** Whether it is the operating system, which comes with an image but not with what is copied out of it. */
  readonly system: boolean;
  /**
   * The tag with what has ended by `today` replaced by the nearest line that has a year of fixes before it. The rest of the tag
   * stays, but a patch level goes, and where the product's line changes, the operating system's version too. Undefined where nothing
   * has ended or no such tag is known.
   */
  readonly latestSupported?: string;
  readonly source: string;
}

/**
 * What of an image ends first: the product that its tag begins with, or the operating system that tag or repository name.
 * Undefined where nothing is known about the tag, where it floats (`latest`, `3`), or where no end is announced.
 * @param repository in any spelling
 * @param today the ISO day that `latestSupported` has to be good for
 */
export function lifeEnd(repository: string, tag: string, today: string = asOf): LifeEnd | undefined {
  const name = canonicalRepository(repository);
  const product = productOf.get(name);
  const found = [productIn(product, tag), systemIn(product, name, tag)].filter((part) => part !== undefined);
  const ending = found.filter((part) => lastDay(part.cycle) !== undefined);
  const [first] = ending.sort((a, b) => (lastDay(a.cycle)! < lastDay(b.cycle)! ? -1 : 1));
  if (first === undefined) return undefined;
  const { cycle } = first;
  const ended = ending.filter((part) => lastDay(part.cycle)! < today);
  const better = supportedTag(product, tag, found, ended, today);
  return {
    product: cycle.product.name,
    cycle: cycle.codename === undefined || !cycle.product.prefixes ? cycle.version : `${cycle.version} (${cycle.codename})`,
    until: lastDay(cycle)!,
    ...(cycle.until !== lastDay(cycle) && { longTerm: { since: cycle.until!, by: cycle.product.longTermBy ?? cycle.product.name } }),
    rolling: cycle.product.rolling === true,
    keepsData: product !== undefined && dataStores.includes(product),
    system: systems.includes(cycle.product),
    ...(better !== undefined && better !== tag && { latestSupported: better }),
    source: `https://endoflife.date/${cycle.product.page}`,
  };
}

/** A line that a tag or repository names, and where: offsets in the tag, or undefined if the repository names it. */
interface Part {
  readonly cycle: Cycle;
  readonly at: { readonly start: number; readonly end: number } | undefined;
}

const products: readonly Product[] = [...languages, ...dataStores, ...servers, ...systems];
const productOf = new Map(
  products.flatMap((product) =>
    product.images
      .trim()
      .split(/\s+/)
      .map((image) => [image, product] as const),
  ),
);
/** The lines of products that were asked about: a run sees few of them. */
const cycles = new Map<Product, readonly Cycle[]>();
const numbered = new Map(
  systems.flatMap((system) =>
    (system.prefixes?.split(" ") ?? []).flatMap((prefix) =>
      linesOf(system).flatMap((cycle) => [[prefix + cycle.version, cycle] as const, [`${prefix}-${cycle.version}`, cycle] as const]),
    ),
  ),
);
const codenamed = new Map(
  systems.flatMap((system) => linesOf(system).flatMap((cycle) => (cycle.codename ? [[cycle.codename, cycle] as const] : []))),
);

function linesOf(product: Product): readonly Cycle[] {
  let lines = cycles.get(product);
  if (!lines) cycles.set(product, (lines = cyclesOf(product)));
  return lines;
}

/** The last day on which anyone gives free fixes. */
function lastDay(cycle: Cycle): string | undefined {
  return cycle.until && cycle.longTerm && cycle.longTerm > cycle.until ? cycle.longTerm : cycle.until;
}

/** The line that the tag begins with, or for a floating major (`php:7`) the last of its lines if all have ended. */
function productIn(product: Product | undefined, tag: string): Part | undefined {
  if (product === undefined) return undefined;
  const start = /^v\d/.test(tag) ? 1 : 0;
  const lines = linesOf(product);
  const match = longest(tag, start, (text) => lines.find((line) => line.version === text || line.codename === text));
  if (match) return match;
  const major = /^\d+(?=-|$)/.exec(tag.slice(start))?.[0];
  if (major === undefined) return undefined;
  const ofMajor = lines.filter((line) => line.version.startsWith(`${major}.`));
  if (ofMajor.some((line) => line.until === undefined || line.until > asOf)) return undefined;
  const last = ofMajor.toSorted((a, b) => (a.until! < b.until! ? -1 : 1)).at(-1);
  return last && { cycle: { ...last, index: lines.indexOf(ofMajor.at(-1)!), version: major }, at: { start, end: start + major.length } };
}

/** The operating system that a tag names after a dash or at its start, or that the repository names: `-slim-buster`, `ubi8/nodejs-16`. */
function systemIn(product: Product | undefined, repository: string, tag: string): Part | undefined {
  for (let start = 0; start >= 0 && start < tag.length; start = next(tag, start)) {
    const match = longest(tag, start, (text) => codenamed.get(text) ?? numbered.get(text));
    if (match) return match;
  }
  if (product) return undefined;
  for (const word of repository.split(/[/-]/)) {
    const cycle = numbered.get(word);
    if (cycle) return { cycle, at: undefined };
  }
  return undefined;
}

function next(tag: string, start: number): number {
  const dash = tag.indexOf("-", start);
  return dash < 0 ? -1 : dash + 1;
}

/** The longest piece of the tag from `start` on that ends where a version may end and that is known. */
function longest(tag: string, start: number, known: (text: string) => Cycle | undefined): Part | undefined {
  // No known name is longer than a few words, and a tag has at most 128 characters.
  const limit = Math.min(tag.length, start + 32);
  for (let end = limit; end > start; end--) {
    if (end < tag.length && !".-_+".includes(tag[end]!)) continue;
    const cycle = known(tag.slice(start, end));
    if (cycle) return { cycle, at: { start, end } };
  }
  return undefined;
}

function supportedTag(
  product: Product | undefined,
  tag: string,
  found: readonly Part[],
  ended: readonly Part[],
  today: string,
): string | undefined {
  if (product === undefined || product.exact || ended.length === 0 || ended.some((part) => part.at === undefined)) return undefined;
  const main = found.find((part) => part.cycle.product === product);
  const system = found.find((part) => part.cycle.product !== product);
  if (main && ended.includes(main)) {
    const line = successor(main.cycle, today, () => true);
    const rest = lastingWords(product, tag.slice(main.at!.end), system);
    const text = main.cycle.codename && tag.startsWith(main.cycle.codename) ? line?.codename : line?.version;
    return text === undefined || rest === undefined ? undefined : tag.slice(0, main.at!.start) + text + rest;
  }
  if (system === undefined) return undefined;
  const offered = product.systems?.split(" ") ?? [];
  const line = successor(system.cycle, today, (cycle) => offered.includes(nameIn(cycle)));
  const before = livingWords(product, tag.slice(0, system.at!.start), main);
  const after = lastingWords(product, tag.slice(system.at!.end), undefined);
  return line === undefined || before === undefined || after === undefined ? undefined : before + nameIn(line) + after;
}

/** How tags of other images name an operating system: `bookworm`, `alpine3.24`. */
function nameIn(cycle: Cycle): string {
  return cycle.codename ?? `${cycle.product.prefixes?.split(" ")[0]}${cycle.version}`;
}

/** The nearest later line with a year of fixes before it, or of a rolling product the newest; lines with long-term support first. */
function successor(cycle: Cycle, today: string, offered: (line: Cycle) => boolean): Cycle | undefined {
  const later = linesOf(cycle.product)
    .slice(cycle.index + 1)
    .filter(offered);
  const preferred = later.some((line) => line.lts) ? later.filter((line) => line.lts) : later;
  const yearOn = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  const lasting = preferred.filter((line) => line.until === undefined || line.until >= yearOn);
  const chosen = cycle.product.rolling ? lasting.at(-1) : lasting[0];
  return chosen ?? preferred.findLast((line) => line.until !== undefined && line.until > today);
}

/** What follows a version, without patch level, dates and the operating system's version; undefined if a word in it may not outlive the line. */
function lastingWords(product: Product, text: string, system: Part | undefined): string | undefined {
  const words = text
    .replace(/^[^-]*/, "")
    .split("-")
    .slice(1);
  const kept: string[] = [];
  for (const word of words) {
    if (word === system?.cycle.codename || (product.prefixes && date.test(word))) continue;
    if (system && hasWord(product, "alpine") && word.startsWith("alpine")) kept.push("alpine");
    else if (hasWord(product, word)) kept.push(word);
    else return undefined;
  }
  return kept.map((word) => `-${word}`).join("");
}

/** What stands before the operating system, with a full version shortened to its line; undefined if such a tag may not exist any more. */
function livingWords(product: Product, text: string, main: Part | undefined): string | undefined {
  if (main) {
    const rest = lastingWords(product, text.slice(main.at!.end).replace(/-$/, ""), undefined);
    return rest === undefined ? undefined : `${text.slice(0, main.at!.end)}${rest}-`;
  }
  const words = text.split("-").slice(0, -1);
  const living = (word: string) =>
    linesOf(product).some((line) => line.version.startsWith(`${word}.`) && (line.until === undefined || line.until > asOf));
  return words.every((word, index) => hasWord(product, word) || (index === 0 && (word === "lts" || living(word)))) ? text : undefined;
}

/** How operating systems stamp their images: `20230109`. */
const date = /^\d{8}(?:\.\d+)?$/;

function hasWord(product: Product, word: string): boolean {
  return product.words?.split(" ").includes(word) === true;
}
