/** A heading of a page with the files below it: a small project. */
export interface Case {
  readonly title: string;
  readonly files: readonly Fence[];
  /** Fences that show a file after its fixes. */
  readonly fixed: readonly Fence[];
}

/** A fenced block that stands for a file. */
export interface Fence {
  readonly path: string;
  /** What the file holds: the lines of the fence without its squiggles. */
  readonly text: string;
  /** The lines of the page between the marks of the fence: first, and one behind the last. */
  readonly first: number;
  readonly last: number;
}

/** What a fence without a path is called, by its language. Fences of other languages stand for no file. */
const usualName: Readonly<Record<string, string>> = { dockerfile: "Dockerfile", yaml: "compose.yaml", dotenv: ".env", env: ".env" };

/** Reads the cases of a page. Sections without a file are prose. */
export function parsePage(page: string): { readonly lines: readonly string[]; readonly cases: readonly Case[] } {
  const lines = page.split("\n");
  const cases: { title: string; files: Fence[]; fixed: Fence[] }[] = [{ title: "(above the first heading)", files: [], fixed: [] }];
  for (let i = 0; i < lines.length; i++) {
    const heading = /^## +(.*)/.exec(lines[i]!);
    if (heading) cases.push({ title: heading[1]!, files: [], fixed: [] });
    const opening = /^(```+)(.*)$/.exec(lines[i]!);
    if (!opening) continue;
    const first = i + 1;
    for (i++; i < lines.length && !lines[i]!.startsWith(opening[1]!); i++);
    const [language = "", ...words] = opening[2]!.trim().split(/\s+/);
    const path = words.find((word) => word !== "fixed") ?? usualName[language];
    if (path === undefined) continue;
    const content = lines.slice(first, i).filter((line) => !/^\s*~+(?: |$)/.test(line));
    const fence = { path, text: content.map((line) => `${line}\n`).join(""), first, last: i };
    cases.at(-1)![words.includes("fixed") ? "fixed" : "files"].push(fence);
  }
  return { lines, cases: cases.filter((it) => it.files.length > 0) };
}
