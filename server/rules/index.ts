import { allCapabilities } from "./all-capabilities.ts";
import { apparmorUnconfined } from "./apparmor-unconfined.ts";
import { dangerousCapability } from "./dangerous-capability.ts";
import { floatingTag } from "./floating-tag.ts";
import { hostIpc } from "./host-ipc.ts";
import { hostNetwork } from "./host-network.ts";
import { hostPid } from "./host-pid.ts";
import { missingDigest } from "./missing-digest.ts";
import { missingNoNewPrivileges } from "./missing-no-new-privileges.ts";
import { misspeltKey } from "./misspelt-key.ts";
import { newPrivilegesAllowed } from "./new-privileges-allowed.ts";
import { obsoleteVersion } from "./obsolete-version.ts";
import { privilegedContainer } from "./privileged-container.ts";
import { rootUser } from "./root-user.ts";
import type { Rule } from "./rule.ts";
import { seccompUnconfined } from "./seccomp-unconfined.ts";
import { syntaxError } from "./syntax-error.ts";
import { templateFile } from "./template-file.ts";
import { unknownSuppression } from "./unknown-suppression.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { writableRootFilesystem } from "./writable-root-filesystem.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  allCapabilities,
  apparmorUnconfined,
  dangerousCapability,
  floatingTag,
  hostIpc,
  hostNetwork,
  hostPid,
  missingDigest,
  missingNoNewPrivileges,
  misspeltKey,
  newPrivilegesAllowed,
  obsoleteVersion,
  privilegedContainer,
  rootUser,
  seccompUnconfined,
  syntaxError,
  templateFile,
  unknownSuppression,
  unusedSuppression,
  writableRootFilesystem,
];
