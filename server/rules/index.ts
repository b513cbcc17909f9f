import { allCapabilities } from "./all-capabilities.ts";
import { floatingTag } from "./floating-tag.ts";
import { hostIpc } from "./host-ipc.ts";
import { hostNetwork } from "./host-network.ts";
import { hostPid } from "./host-pid.ts";
import { missingDigest } from "./missing-digest.ts";
import { obsoleteVersion } from "./obsolete-version.ts";
import { privilegedContainer } from "./privileged-container.ts";
import { rootUser } from "./root-user.ts";
import type { Rule } from "./rule.ts";
import { syntaxError } from "./syntax-error.ts";
import { templateFile } from "./template-file.ts";
import { unknownSuppression } from "./unknown-suppression.ts";
import { unusedSuppression } from "./unused-suppression.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  allCapabilities,
  floatingTag,
  hostIpc,
  hostNetwork,
  hostPid,
  missingDigest,
  obsoleteVersion,
  privilegedContainer,
  rootUser,
  syntaxError,
  templateFile,
  unknownSuppression,
  unusedSuppression,
];
