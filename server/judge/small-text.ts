import type { Copy } from "../model/copy.ts";

/** Whether a copy brings nothing but scripts, settings and the like, by their names, so that its size is no matter. */
export function isSmallText({ sources, instruction }: Copy): boolean {
  return sources.length === 0 ? instruction.heredocs.length > 0 : sources.every(({ value }) => names.test(value));
}

const names =
  /(?:\.(?:\w*sh|py|pl|rb|js|php|conf|cnf|cfg|ini|ya?ml|json|toml|xml|properties|txt|template|tmpl|j2|list|crontab|sql|rsp|repo|key|asc|gpg|crt|lock|lockb?|patch|diff|ora)|entrypoint|rc|Gemfile|requirements|Makefile)$/i;
