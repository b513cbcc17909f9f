/** The texts of all pages by rule id. The build puts them here, so that they can be read offline with nothing beside the program. */
declare const rulePages: Readonly<Record<string, string>> | undefined;

/** The page of a rule, in Markdown; undefined for an unknown id, and where the source runs without having been built. */
export function page(id: string): string | undefined {
  return typeof rulePages === "undefined" ? undefined : rulePages[id];
}
