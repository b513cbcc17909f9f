import { allCapabilities } from "./all-capabilities.ts";
import { apparmorUnconfined } from "./apparmor-unconfined.ts";
import { blankVariableName } from "./blank-variable-name.ts";
import { copyFromLaterStage } from "./copy-from-later-stage.ts";
import { credentialInUrl } from "./credential-in-url.ts";
import { curlPipeShell } from "./curl-pipe-shell.ts";
import { dangerousCapability } from "./dangerous-capability.ts";
import { deprecatedImage } from "./deprecated-image.ts";
import { dockerSocketMount } from "./docker-socket-mount.ts";
import { duplicateFlag } from "./duplicate-flag.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateParserDirective } from "./duplicate-parser-directive.ts";
import { duplicateStageName } from "./duplicate-stage-name.ts";
import { emptyContinuationLine } from "./empty-continuation-line.ts";
import { emptyFile } from "./empty-file.ts";
import { emptyLabel } from "./empty-label.ts";
import { emptyVolume } from "./empty-volume.ts";
import { endOfLifeImage } from "./end-of-life-image.ts";
import { envMissingEquals } from "./env-missing-equals.ts";
import { envWithoutValue } from "./env-without-value.ts";
import { exposedDatabasePort } from "./exposed-database-port.ts";
import { exposedSshPort } from "./exposed-ssh-port.ts";
import { extraArgument } from "./extra-argument.ts";
import { floatingTag } from "./floating-tag.ts";
import { fromArgumentCount } from "./from-argument-count.ts";
import { fromAsCasing } from "./from-as-casing.ts";
import { hardcodedSecret } from "./hardcoded-secret.ts";
import { heredocAsDestination } from "./heredoc-as-destination.ts";
import { hostIpc } from "./host-ipc.ts";
import { hostNetwork } from "./host-network.ts";
import { hostPid } from "./host-pid.ts";
import { hostPortInExpose } from "./host-port-in-expose.ts";
import { hostRootMount } from "./host-root-mount.ts";
import { inconsistentInstructionCasing } from "./inconsistent-instruction-casing.ts";
import { instructionBeforeFrom } from "./instruction-before-from.ts";
import { invalidEscapeDirective } from "./invalid-escape-directive.ts";
import { invalidFlagValue } from "./invalid-flag-value.ts";
import { invalidHealthcheck } from "./invalid-healthcheck.ts";
import { invalidImageReference } from "./invalid-image-reference.ts";
import { invalidLabelKey } from "./invalid-label-key.ts";
import { invalidLabelValue } from "./invalid-label-value.ts";
import { invalidStageName } from "./invalid-stage-name.ts";
import { invalidSubstitution } from "./invalid-substitution.ts";
import { jsonArrayNotStrings } from "./json-array-not-strings.ts";
import { legacyKeyValueFormat } from "./legacy-key-value-format.ts";
import { lineTooLong } from "./line-too-long.ts";
import { maintainerInstruction } from "./maintainer-instruction.ts";
import { malformedExecForm } from "./malformed-exec-form.ts";
import { misplacedParserDirective } from "./misplaced-parser-directive.ts";
import { missingArgument } from "./missing-argument.ts";
import { missingDestination } from "./missing-destination.ts";
import { missingDigest } from "./missing-digest.ts";
import { missingFrom } from "./missing-from.ts";
import { missingNoNewPrivileges } from "./missing-no-new-privileges.ts";
import { missingRequiredLabel } from "./missing-required-label.ts";
import { missingUser } from "./missing-user.ts";
import { misspeltKey } from "./misspelt-key.ts";
import { newPrivilegesAllowed } from "./new-privileges-allowed.ts";
import { obsoleteVersion } from "./obsolete-version.ts";
import { onbuildForbiddenTrigger } from "./onbuild-forbidden-trigger.ts";
import { onbuildUnknownInstruction } from "./onbuild-unknown-instruction.ts";
import { overriddenInstruction } from "./overridden-instruction.ts";
import { privateKey } from "./private-key.ts";
import { privilegedContainer } from "./privileged-container.ts";
import { providerToken } from "./provider-token.ts";
import { publicPort } from "./public-port.ts";
import { redundantPlatform } from "./redundant-platform.ts";
import { remoteAdd } from "./remote-add.ts";
import { rootUser } from "./root-user.ts";
import type { Rule } from "./rule.ts";
import { seccompUnconfined } from "./seccomp-unconfined.ts";
import { secretDefault } from "./secret-default.ts";
import { secretFileCopied } from "./secret-file-copied.ts";
import { secretInCommand } from "./secret-in-command.ts";
import { sensitiveHostMount } from "./sensitive-host-mount.ts";
import { shellFormEntrypoint } from "./shell-form-entrypoint.ts";
import { shellNotJson } from "./shell-not-json.ts";
import { sudoInRun } from "./sudo-in-run.ts";
import { superfluousLabel } from "./superfluous-label.ts";
import { syntaxDirectiveTypo } from "./syntax-directive-typo.ts";
import { syntaxError } from "./syntax-error.ts";
import { templateFile } from "./template-file.ts";
import { tlsVerificationDisabled } from "./tls-verification-disabled.ts";
import { trailingComment } from "./trailing-comment.ts";
import { unknownFlag } from "./unknown-flag.ts";
import { unknownInstruction } from "./unknown-instruction.ts";
import { unknownSuppression } from "./unknown-suppression.ts";
import { unterminatedHeredoc } from "./unterminated-heredoc.ts";
import { unterminatedQuote } from "./unterminated-quote.ts";
import { untrustedRegistry } from "./untrusted-registry.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { uppercaseDirective } from "./uppercase-directive.ts";
import { uppercasePortProtocol } from "./uppercase-port-protocol.ts";
import { uppercaseStageName } from "./uppercase-stage-name.ts";
import { writableRootFilesystem } from "./writable-root-filesystem.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  allCapabilities,
  apparmorUnconfined,
  blankVariableName,
  copyFromLaterStage,
  credentialInUrl,
  curlPipeShell,
  dangerousCapability,
  deprecatedImage,
  dockerSocketMount,
  duplicateFlag,
  duplicateKey,
  duplicateParserDirective,
  duplicateStageName,
  emptyContinuationLine,
  emptyFile,
  emptyLabel,
  emptyVolume,
  endOfLifeImage,
  envMissingEquals,
  envWithoutValue,
  exposedDatabasePort,
  exposedSshPort,
  extraArgument,
  floatingTag,
  fromArgumentCount,
  fromAsCasing,
  hardcodedSecret,
  heredocAsDestination,
  hostIpc,
  hostNetwork,
  hostPid,
  hostPortInExpose,
  hostRootMount,
  inconsistentInstructionCasing,
  instructionBeforeFrom,
  invalidEscapeDirective,
  invalidFlagValue,
  invalidHealthcheck,
  invalidImageReference,
  invalidLabelKey,
  invalidLabelValue,
  invalidStageName,
  invalidSubstitution,
  jsonArrayNotStrings,
  legacyKeyValueFormat,
  lineTooLong,
  maintainerInstruction,
  malformedExecForm,
  misplacedParserDirective,
  missingArgument,
  missingDestination,
  missingDigest,
  missingFrom,
  missingNoNewPrivileges,
  missingRequiredLabel,
  missingUser,
  misspeltKey,
  newPrivilegesAllowed,
  obsoleteVersion,
  onbuildForbiddenTrigger,
  onbuildUnknownInstruction,
  overriddenInstruction,
  privateKey,
  privilegedContainer,
  providerToken,
  publicPort,
  redundantPlatform,
  remoteAdd,
  rootUser,
  seccompUnconfined,
  secretDefault,
  secretFileCopied,
  secretInCommand,
  sensitiveHostMount,
  shellFormEntrypoint,
  shellNotJson,
  sudoInRun,
  superfluousLabel,
  syntaxDirectiveTypo,
  syntaxError,
  templateFile,
  tlsVerificationDisabled,
  trailingComment,
  unknownFlag,
  unknownInstruction,
  unknownSuppression,
  unterminatedHeredoc,
  unterminatedQuote,
  untrustedRegistry,
  unusedSuppression,
  uppercaseDirective,
  uppercasePortProtocol,
  uppercaseStageName,
  writableRootFilesystem,
];
