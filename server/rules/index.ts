import { floatingTag } from "./floating-tag.ts";
import { missingDigest } from "./missing-digest.ts";
import { obsoleteVersion } from "./obsolete-version.ts";
import { privilegedContainer } from "./privileged-container.ts";
import { rootUser } from "./root-user.ts";
import type { Rule } from "./rule.ts";
import { syntaxError } from "./syntax-error.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [floatingTag, missingDigest, obsoleteVersion, privilegedContainer, rootUser, syntaxError];
