import { allCapabilities } from "./all-capabilities.ts";
import { apparmorUnconfined } from "./apparmor-unconfined.ts";
import { copyFromLaterStage } from "./copy-from-later-stage.ts";
import { credentialInUrl } from "./credential-in-url.ts";
import { curlPipeShell } from "./curl-pipe-shell.ts";
import { dangerousCapability } from "./dangerous-capability.ts";
import { deprecatedImage } from "./deprecated-image.ts";
import { dockerSocketMount } from "./docker-socket-mount.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateStageName } from "./duplicate-stage-name.ts";
import { endOfLifeImage } from "./end-of-life-image.ts";
import { exposedDatabasePort } from "./exposed-database-port.ts";
import { exposedSshPort } from "./exposed-ssh-port.ts";
import { floatingTag } from "./floating-tag.ts";
import { hardcodedSecret } from "./hardcoded-secret.ts";
import { hostIpc } from "./host-ipc.ts";
import { hostNetwork } from "./host-network.ts";
import { hostPid } from "./host-pid.ts";
import { hostRootMount } from "./host-root-mount.ts";
import { invalidImageReference } from "./invalid-image-reference.ts";
import { missingDigest } from "./missing-digest.ts";
import { missingNoNewPrivileges } from "./missing-no-new-privileges.ts";
import { missingUser } from "./missing-user.ts";
import { misspeltKey } from "./misspelt-key.ts";
import { newPrivilegesAllowed } from "./new-privileges-allowed.ts";
import { obsoleteVersion } from "./obsolete-version.ts";
import { privateKey } from "./private-key.ts";
import { privilegedContainer } from "./privileged-container.ts";
import { providerToken } from "./provider-token.ts";
import { publicPort } from "./public-port.ts";
import { remoteAdd } from "./remote-add.ts";
import { rootUser } from "./root-user.ts";
import type { Rule } from "./rule.ts";
import { seccompUnconfined } from "./seccomp-unconfined.ts";
import { secretDefault } from "./secret-default.ts";
import { secretFileCopied } from "./secret-file-copied.ts";
import { secretInCommand } from "./secret-in-command.ts";
import { sensitiveHostMount } from "./sensitive-host-mount.ts";
import { sudoInRun } from "./sudo-in-run.ts";
import { syntaxError } from "./syntax-error.ts";
import { templateFile } from "./template-file.ts";
import { tlsVerificationDisabled } from "./tls-verification-disabled.ts";
import { unknownInstruction } from "./unknown-instruction.ts";
import { unknownSuppression } from "./unknown-suppression.ts";
import { untrustedRegistry } from "./untrusted-registry.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { writableRootFilesystem } from "./writable-root-filesystem.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  allCapabilities,
  apparmorUnconfined,
  copyFromLaterStage,
  credentialInUrl,
  curlPipeShell,
  dangerousCapability,
  deprecatedImage,
  dockerSocketMount,
  duplicateKey,
  duplicateStageName,
  endOfLifeImage,
  exposedDatabasePort,
  exposedSshPort,
  floatingTag,
  hardcodedSecret,
  hostIpc,
  hostNetwork,
  hostPid,
  hostRootMount,
  invalidImageReference,
  missingDigest,
  missingNoNewPrivileges,
  missingUser,
  misspeltKey,
  newPrivilegesAllowed,
  obsoleteVersion,
  privateKey,
  privilegedContainer,
  providerToken,
  publicPort,
  remoteAdd,
  rootUser,
  seccompUnconfined,
  secretDefault,
  secretFileCopied,
  secretInCommand,
  sensitiveHostMount,
  sudoInRun,
  syntaxError,
  templateFile,
  tlsVerificationDisabled,
  unknownInstruction,
  unknownSuppression,
  untrustedRegistry,
  unusedSuppression,
  writableRootFilesystem,
];
