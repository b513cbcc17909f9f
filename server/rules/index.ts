import { allCapabilities } from "./all-capabilities.ts";
import { apparmorUnconfined } from "./apparmor-unconfined.ts";
import { copyFromLaterStage } from "./copy-from-later-stage.ts";
import { dangerousCapability } from "./dangerous-capability.ts";
import { dockerSocketMount } from "./docker-socket-mount.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateStageName } from "./duplicate-stage-name.ts";
import { exposedDatabasePort } from "./exposed-database-port.ts";
import { exposedSshPort } from "./exposed-ssh-port.ts";
import { floatingTag } from "./floating-tag.ts";
import { hostIpc } from "./host-ipc.ts";
import { hostNetwork } from "./host-network.ts";
import { hostPid } from "./host-pid.ts";
import { hostRootMount } from "./host-root-mount.ts";
import { missingDigest } from "./missing-digest.ts";
import { missingNoNewPrivileges } from "./missing-no-new-privileges.ts";
import { misspeltKey } from "./misspelt-key.ts";
import { newPrivilegesAllowed } from "./new-privileges-allowed.ts";
import { obsoleteVersion } from "./obsolete-version.ts";
import { privilegedContainer } from "./privileged-container.ts";
import { publicPort } from "./public-port.ts";
import { rootUser } from "./root-user.ts";
import type { Rule } from "./rule.ts";
import { seccompUnconfined } from "./seccomp-unconfined.ts";
import { sensitiveHostMount } from "./sensitive-host-mount.ts";
import { syntaxError } from "./syntax-error.ts";
import { templateFile } from "./template-file.ts";
import { unknownInstruction } from "./unknown-instruction.ts";
import { unknownSuppression } from "./unknown-suppression.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { writableRootFilesystem } from "./writable-root-filesystem.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  allCapabilities,
  apparmorUnconfined,
  copyFromLaterStage,
  dangerousCapability,
  dockerSocketMount,
  duplicateKey,
  duplicateStageName,
  exposedDatabasePort,
  exposedSshPort,
  floatingTag,
  hostIpc,
  hostNetwork,
  hostPid,
  hostRootMount,
  missingDigest,
  missingNoNewPrivileges,
  misspeltKey,
  newPrivilegesAllowed,
  obsoleteVersion,
  privilegedContainer,
  publicPort,
  rootUser,
  seccompUnconfined,
  sensitiveHostMount,
  syntaxError,
  templateFile,
  unknownInstruction,
  unknownSuppression,
  unusedSuppression,
  writableRootFilesystem,
];
