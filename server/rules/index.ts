import { absoluteBindPath } from "./absolute-bind-path.ts";
import { addInsteadOfCopy } from "./add-instead-of-copy.ts";
import { allCapabilities } from "./all-capabilities.ts";
import { ambiguousBoolean } from "./ambiguous-boolean.ts";
import { ambiguousComposeFiles } from "./ambiguous-compose-files.ts";
import { ambiguousEnvQuotes } from "./ambiguous-env-quotes.ts";
import { andOrAsIf } from "./and-or-as-if.ts";
import { apkVirtualMissing } from "./apk-virtual-missing.ts";
import { apparmorUnconfined } from "./apparmor-unconfined.ts";
import { aptInScript } from "./apt-in-script.ts";
import { aptKeyUsage } from "./apt-key-usage.ts";
import { authenticationDisabled } from "./authentication-disabled.ts";
import { backquotes } from "./backquotes.ts";
import { baseImagePlatformMismatch } from "./base-image-platform-mismatch.ts";
import { bashSyntaxInSh } from "./bash-syntax-in-sh.ts";
import { blankAroundEquals } from "./blank-around-equals.ts";
import { blankBaseImage } from "./blank-base-image.ts";
import { blankVariableName } from "./blank-variable-name.ts";
import { buildAndImage } from "./build-and-image.ts";
import { buildOnlyService } from "./build-only-service.ts";
import { buildToolsInFinal } from "./build-tools-in-final.ts";
import { bulkyBaseImage } from "./bulky-base-image.ts";
import { cdInRun } from "./cd-in-run.ts";
import { cdWithoutEffect } from "./cd-without-effect.ts";
import { cgroupParent } from "./cgroup-parent.ts";
import { chainInsteadOfHeredoc } from "./chain-instead-of-heredoc.ts";
import { chainedCommandsOnOneLine } from "./chained-commands-on-one-line.ts";
import { chownOnWindows } from "./chown-on-windows.ts";
import { circularStageDependency } from "./circular-stage-dependency.ts";
import { commandInQuotes } from "./command-in-quotes.ts";
import { comparisonAsRedirection } from "./comparison-as-redirection.ts";
import { competingRedirections } from "./competing-redirections.ts";
import { composeV1File } from "./compose-v1-file.ts";
import { conflictingLimits } from "./conflicting-limits.ts";
import { conflictingSecretSource } from "./conflicting-secret-source.ts";
import { consecutiveRuns } from "./consecutive-runs.ts";
import { constantTest } from "./constant-test.ts";
import { containerNameWithReplicas } from "./container-name-with-replicas.ts";
import { copyAfterUserWithoutChown } from "./copy-after-user-without-chown.ts";
import { copyBeforeInstall } from "./copy-before-install.ts";
import { copyChown } from "./copy-chown.ts";
import { copyFromEmptyStage } from "./copy-from-empty-stage.ts";
import { copyFromLaterStage } from "./copy-from-later-stage.ts";
import { copyFromOwnStage } from "./copy-from-own-stage.ts";
import { copyFromStageIndex } from "./copy-from-stage-index.ts";
import { copyFromUrl } from "./copy-from-url.ts";
import { copyIgnoredFile } from "./copy-ignored-file.ts";
import { copyThenChmod } from "./copy-then-chmod.ts";
import { copyThenExtract } from "./copy-then-extract.ts";
import { copyToRelativeDestination } from "./copy-to-relative-destination.ts";
import { credentialInUrl } from "./credential-in-url.ts";
import { curlPipeShell } from "./curl-pipe-shell.ts";
import { curlWithoutFail } from "./curl-without-fail.ts";
import { curlWithoutLocation } from "./curl-without-location.ts";
import { dangerousCapability } from "./dangerous-capability.ts";
import { dangerousDevice } from "./dangerous-device.ts";
import { debugToolInFinal } from "./debug-tool-in-final.ts";
import { defaultBridgeNetwork } from "./default-bridge-network.ts";
import { deletedInLaterLayer } from "./deleted-in-later-layer.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { deprecatedExternalName } from "./deprecated-external-name.ts";
import { deprecatedImage } from "./deprecated-image.ts";
import { deprecatedXDevelop } from "./deprecated-x-develop.ts";
import { devDependenciesInFinal } from "./dev-dependencies-in-final.ts";
import { deviceCgroupWildcard } from "./device-cgroup-wildcard.ts";
import { deviceCountAndIds } from "./device-count-and-ids.ts";
import { disabledDependency } from "./disabled-dependency.ts";
import { disabledHealthcheck } from "./disabled-healthcheck.ts";
import { disabledLogging } from "./disabled-logging.ts";
import { distributionUpgrade } from "./distribution-upgrade.ts";
import { dockerApiSocket } from "./docker-api-socket.ts";
import { dockerGroup } from "./docker-group.ts";
import { dockerSocketMount } from "./docker-socket-mount.ts";
import { dockerTcpSocket } from "./docker-tcp-socket.ts";
import { dockerfileAndInline } from "./dockerfile-and-inline.ts";
import { downloadRetriesMissing } from "./download-retries-missing.ts";
import { downloadThenExtract } from "./download-then-extract.ts";
import { droppedSupplementaryGroups } from "./dropped-supplementary-groups.ts";
import { duplicateContainerName } from "./duplicate-container-name.ts";
import { duplicateFlag } from "./duplicate-flag.ts";
import { duplicateJobName } from "./duplicate-job-name.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateLabelKey } from "./duplicate-label-key.ts";
import { duplicateMountTarget } from "./duplicate-mount-target.ts";
import { duplicateParserDirective } from "./duplicate-parser-directive.ts";
import { duplicatePublishedPort } from "./duplicate-published-port.ts";
import { duplicateService } from "./duplicate-service.ts";
import { duplicateStageName } from "./duplicate-stage-name.ts";
import { echoEscapes } from "./echo-escapes.ts";
import { echoToFile } from "./echo-to-file.ts";
import { elseIf } from "./else-if.ts";
import { emptyContinuationLine } from "./empty-continuation-line.ts";
import { emptyFile } from "./empty-file.ts";
import { emptyLabel } from "./empty-label.ts";
import { emptyVolume } from "./empty-volume.ts";
import { endOfLifeImage } from "./end-of-life-image.ts";
import { entrypointResetsCmd } from "./entrypoint-resets-cmd.ts";
import { envKeyTrailingSpace } from "./env-key-trailing-space.ts";
import { envListMapping } from "./env-list-mapping.ts";
import { envMissingEquals } from "./env-missing-equals.ts";
import { envReferenceInSameInstruction } from "./env-reference-in-same-instruction.ts";
import { envWithoutValue } from "./env-without-value.ts";
import { exposedDatabasePort } from "./exposed-database-port.ts";
import { exposedSshPort } from "./exposed-ssh-port.ts";
import { extendsCycle } from "./extends-cycle.ts";
import { externalWithAttributes } from "./external-with-attributes.ts";
import { extraArgument } from "./extra-argument.ts";
import { extraPackageIndex } from "./extra-package-index.ts";
import { featureNewerThanSyntax } from "./feature-newer-than-syntax.ts";
import { fileCapabilities } from "./file-capabilities.ts";
import { fixedContainerName } from "./fixed-container-name.ts";
import { fixedPlatform } from "./fixed-platform.ts";
import { floatingTag } from "./floating-tag.ts";
import { flowStyle } from "./flow-style.ts";
import { fromArgumentCount } from "./from-argument-count.ts";
import { fromAsCasing } from "./from-as-casing.ts";
import { gitCloneInRun } from "./git-clone-in-run.ts";
import { globAsProgram } from "./glob-as-program.ts";
import { globInTest } from "./glob-in-test.ts";
import { gluedBracket } from "./glued-bracket.ts";
import { gpuImageHygiene } from "./gpu-image-hygiene.ts";
import { gpuQueryAtBuild } from "./gpu-query-at-build.ts";
import { hardcodedSecret } from "./hardcoded-secret.ts";
import { healthyDependencyWithoutHealthcheck } from "./healthy-dependency-without-healthcheck.ts";
import { heredocAsDestination } from "./heredoc-as-destination.ts";
import { highEntropyValue } from "./high-entropy-value.ts";
import { hostCgroup } from "./host-cgroup.ts";
import { hostGateway } from "./host-gateway.ts";
import { hostIpc } from "./host-ipc.ts";
import { hostNetwork } from "./host-network.ts";
import { hostNetworkBuild } from "./host-network-build.ts";
import { hostPid } from "./host-pid.ts";
import { hostPortInExpose } from "./host-port-in-expose.ts";
import { hostRootMount } from "./host-root-mount.ts";
import { hostUserns } from "./host-userns.ts";
import { hostUts } from "./host-uts.ts";
import { ignoredNegation } from "./ignored-negation.ts";
import { ignoredSecretMode } from "./ignored-secret-mode.ts";
import { implicitHostPort } from "./implicit-host-port.ts";
import { includeCycle } from "./include-cycle.ts";
import { includeNotAList } from "./include-not-a-list.ts";
import { inconsistentIndentation } from "./inconsistent-indentation.ts";
import { inconsistentInstructionCasing } from "./inconsistent-instruction-casing.ts";
import { inconsistentKeyStyle } from "./inconsistent-key-style.ts";
import { inconsistentQuotes } from "./inconsistent-quotes.ts";
import { indirectStatusCheck } from "./indirect-status-check.ts";
import { inlineIgnorePragma } from "./inline-ignore-pragma.ts";
import { insecureEntitlement } from "./insecure-entitlement.ts";
import { insecureTmpfsOptions } from "./insecure-tmpfs-options.ts";
import { instructionAfterCmd } from "./instruction-after-cmd.ts";
import { instructionBeforeFrom } from "./instruction-before-from.ts";
import { interactiveInstall } from "./interactive-install.ts";
import { invalidAddChecksum } from "./invalid-add-checksum.ts";
import { invalidAdditionalContext } from "./invalid-additional-context.ts";
import { invalidByteSize } from "./invalid-byte-size.ts";
import { invalidCheckDirective } from "./invalid-check-directive.ts";
import { invalidChmod } from "./invalid-chmod.ts";
import { invalidContainerName } from "./invalid-container-name.ts";
import { invalidCopyFrom } from "./invalid-copy-from.ts";
import { invalidCredentialSpec } from "./invalid-credential-spec.ts";
import { invalidDefaultArgInFrom } from "./invalid-default-arg-in-from.ts";
import { invalidDefinitionDescription } from "./invalid-definition-description.ts";
import { invalidDevice } from "./invalid-device.ts";
import { invalidDeviceCount } from "./invalid-device-count.ts";
import { invalidDuration } from "./invalid-duration.ts";
import { invalidEscapeDirective } from "./invalid-escape-directive.ts";
import { invalidExtends } from "./invalid-extends.ts";
import { invalidExtraHosts } from "./invalid-extra-hosts.ts";
import { invalidFlagValue } from "./invalid-flag-value.ts";
import { invalidGitAddress } from "./invalid-git-address.ts";
import { invalidHealthcheck } from "./invalid-healthcheck.ts";
import { invalidHealthcheckTest } from "./invalid-healthcheck-test.ts";
import { invalidImageReference } from "./invalid-image-reference.ts";
import { invalidInterpolation } from "./invalid-interpolation.ts";
import { invalidLabelKey } from "./invalid-label-key.ts";
import { invalidLabelValue } from "./invalid-label-value.ts";
import { invalidMount } from "./invalid-mount.ts";
import { invalidNetworkAddress } from "./invalid-network-address.ts";
import { invalidPlatform } from "./invalid-platform.ts";
import { invalidPort } from "./invalid-port.ts";
import { invalidProjectName } from "./invalid-project-name.ts";
import { invalidProvider } from "./invalid-provider.ts";
import { invalidReplicas } from "./invalid-replicas.ts";
import { invalidRestartPolicy } from "./invalid-restart-policy.ts";
import { invalidRunOption } from "./invalid-run-option.ts";
import { invalidSecurityOpt } from "./invalid-security-opt.ts";
import { invalidStageName } from "./invalid-stage-name.ts";
import { invalidStopsignal } from "./invalid-stopsignal.ts";
import { invalidSubstitution } from "./invalid-substitution.ts";
import { invalidVolume } from "./invalid-volume.ts";
import { jsonArrayNotStrings } from "./json-array-not-strings.ts";
import { labelOrderOrGrouping } from "./label-order-or-grouping.ts";
import { leftoverPackageCache } from "./leftover-package-cache.ts";
import { legacyKeyValueFormat } from "./legacy-key-value-format.ts";
import { legacyLinks } from "./legacy-links.ts";
import { lineTooLong } from "./line-too-long.ts";
import { linkWithoutName } from "./link-without-name.ts";
import { loopOverLs } from "./loop-over-ls.ts";
import { maintainerInstruction } from "./maintainer-instruction.ts";
import { malformedExecForm } from "./malformed-exec-form.ts";
import { maskedExitStatus } from "./masked-exit-status.ts";
import { maxLines } from "./max-lines.ts";
import { misorderedRedirection } from "./misordered-redirection.ts";
import { misplacedParserDirective } from "./misplaced-parser-directive.ts";
import { missingArgument } from "./missing-argument.ts";
import { missingBindSource } from "./missing-bind-source.ts";
import { missingBlankLine } from "./missing-blank-line.ts";
import { missingBlankLineBetweenSections } from "./missing-blank-line-between-sections.ts";
import { missingBlankLineBetweenServices } from "./missing-blank-line-between-services.ts";
import { missingBuildContext } from "./missing-build-context.ts";
import { missingCacheMount } from "./missing-cache-mount.ts";
import { missingCapDrop } from "./missing-cap-drop.ts";
import { missingCmd } from "./missing-cmd.ts";
import { missingCpuLimit } from "./missing-cpu-limit.ts";
import { missingDependsOnCondition } from "./missing-depends-on-condition.ts";
import { missingDestination } from "./missing-destination.ts";
import { missingDigest } from "./missing-digest.ts";
import { missingFile } from "./missing-file.ts";
import { missingFinalNewline } from "./missing-final-newline.ts";
import { missingFrom } from "./missing-from.ts";
import { missingHealthcheck } from "./missing-healthcheck.ts";
import { missingHealthcheckOptions } from "./missing-healthcheck-options.ts";
import { missingImageOrBuild } from "./missing-image-or-build.ts";
import { missingLogRotation } from "./missing-log-rotation.ts";
import { missingMemoryLimit } from "./missing-memory-limit.ts";
import { missingNetwork } from "./missing-network.ts";
import { missingNoInstallRecommends } from "./missing-no-install-recommends.ts";
import { missingNoNewPrivileges } from "./missing-no-new-privileges.ts";
import { missingPidsLimit } from "./missing-pids-limit.ts";
import { missingPipefail } from "./missing-pipefail.ts";
import { missingProjectName } from "./missing-project-name.ts";
import { missingRequiredLabel } from "./missing-required-label.ts";
import { missingRestartPolicy } from "./missing-restart-policy.ts";
import { missingSecretFile } from "./missing-secret-file.ts";
import { missingSecretMount } from "./missing-secret-mount.ts";
import { missingSecretSource } from "./missing-secret-source.ts";
import { missingUlimits } from "./missing-ulimits.ts";
import { missingUser } from "./missing-user.ts";
import { misspeltKey } from "./misspelt-key.ts";
import { mixedCaseStageReference } from "./mixed-case-stage-reference.ts";
import { mountOnWindows } from "./mount-on-windows.ts";
import { mountOptionMismatch } from "./mount-option-mismatch.ts";
import { mountOverProgram } from "./mount-over-program.ts";
import { multipleSourcesWithoutSlash } from "./multiple-sources-without-slash.ts";
import { namedOwnerWithLink } from "./named-owner-with-link.ts";
import { namedUserWithoutPasswd } from "./named-user-without-passwd.ts";
import { networkModeWithNetworks } from "./network-mode-with-networks.ts";
import { newPrivilegesAllowed } from "./new-privileges-allowed.ts";
import { nginxWithoutSigquit } from "./nginx-without-sigquit.ts";
import { nonFileSecretOnReadOnly } from "./non-file-secret-on-read-only.ts";
import { nonNumericUser } from "./non-numeric-user.ts";
import { nonScalarEnvValue } from "./non-scalar-env-value.ts";
import { noncanonicalStopsignal } from "./noncanonical-stopsignal.ts";
import { obsoleteGrep } from "./obsolete-grep.ts";
import { obsoleteVersion } from "./obsolete-version.ts";
import { onbuildForbiddenTrigger } from "./onbuild-forbidden-trigger.ts";
import { onbuildUnknownInstruction } from "./onbuild-unknown-instruction.ts";
import { oomKillerDisabled } from "./oom-killer-disabled.ts";
import { optionAsProgram } from "./option-as-program.ts";
import { optionLikeGlob } from "./option-like-glob.ts";
import { overlappingGitLabel } from "./overlapping-git-label.ts";
import { overriddenBakedSecret } from "./overridden-baked-secret.ts";
import { overriddenInstruction } from "./overridden-instruction.ts";
import { overwrittenInput } from "./overwritten-input.ts";
import { passwordSetInRun } from "./password-set-in-run.ts";
import { plainHttpDownload } from "./plain-http-download.ts";
import { platformNotBuilt } from "./platform-not-built.ts";
import { portsWithHostNetwork } from "./ports-with-host-network.ts";
import { powershellInRun } from "./powershell-in-run.ts";
import { powershellProgressOutput } from "./powershell-progress-output.ts";
import { powershellWithoutStop } from "./powershell-without-stop.ts";
import { privateKey } from "./private-key.ts";
import { privilegedBuild } from "./privileged-build.ts";
import { privilegedContainer } from "./privileged-container.ts";
import { privilegedPort } from "./privileged-port.ts";
import { providerToken } from "./provider-token.ts";
import { publicPort } from "./public-port.ts";
import { publishedBindMount } from "./published-bind-mount.ts";
import { publishedEnvFile } from "./published-env-file.ts";
import { quotedVolume } from "./quoted-volume.ts";
import { quotesInQuotes } from "./quotes-in-quotes.ts";
import { readWithoutR } from "./read-without-r.ts";
import { redirectionInFind } from "./redirection-in-find.ts";
import { redundantCapability } from "./redundant-capability.ts";
import { redundantPlatform } from "./redundant-platform.ts";
import { relativeWorkdir } from "./relative-workdir.ts";
import { remoteAdd } from "./remote-add.ts";
import { repeatedAppend } from "./repeated-append.ts";
import { repeatedBlankLines } from "./repeated-blank-lines.ts";
import { repeatedBlanks } from "./repeated-blanks.ts";
import { requiredVariableUnset } from "./required-variable-unset.ts";
import { reservedStageName } from "./reserved-stage-name.ts";
import { restartWithDeployPolicy } from "./restart-with-deploy-policy.ts";
import { riskyPortExposed } from "./risky-port-exposed.ts";
import { rmOfEmptyVariable } from "./rm-of-empty-variable.ts";
import { rootBuildStage } from "./root-build-stage.ts";
import { rootUser } from "./root-user.ts";
import { rubyAndPhpRuntime } from "./ruby-and-php-runtime.ts";
import type { Rule } from "./rule.ts";
import { schemaViolation } from "./schema-violation.ts";
import { seccompUnconfined } from "./seccomp-unconfined.ts";
import { secretDefault } from "./secret-default.ts";
import { secretFileCopied } from "./secret-file-copied.ts";
import { secretInCommand } from "./secret-in-command.ts";
import { secretLikeName } from "./secret-like-name.ts";
import { secretMountMisuse } from "./secret-mount-misuse.ts";
import { secretNamedVariable } from "./secret-named-variable.ts";
import { selinuxDisabled } from "./selinux-disabled.ts";
import { semicolonInRun } from "./semicolon-in-run.ts";
import { sensitiveHostMount } from "./sensitive-host-mount.ts";
import { setuidBinaries } from "./setuid-binaries.ts";
import { severalProcesses } from "./several-processes.ts";
import { shSymlinkReplaced } from "./sh-symlink-replaced.ts";
import { sharedMountPropagation } from "./shared-mount-propagation.ts";
import { sharedVolume } from "./shared-volume.ts";
import { shellFormEntrypoint } from "./shell-form-entrypoint.ts";
import { shellFormHealthcheck } from "./shell-form-healthcheck.ts";
import { shellHeredocIndentedEnd } from "./shell-heredoc-indented-end.ts";
import { shellNotJson } from "./shell-not-json.ts";
import { shellRunInScratch } from "./shell-run-in-scratch.ts";
import { shellSyntaxError } from "./shell-syntax-error.ts";
import { singleStageBuild } from "./single-stage-build.ts";
import { singleWordLoop } from "./single-word-loop.ts";
import { sshServer } from "./ssh-server.ts";
import { stackDeprecatedOption } from "./stack-deprecated-option.ts";
import { stackForbiddenOption } from "./stack-forbidden-option.ts";
import { stackUnsupportedOption } from "./stack-unsupported-option.ts";
import { stackUnsupportedSyntax } from "./stack-unsupported-syntax.ts";
import { stackedWorkdir } from "./stacked-workdir.ts";
import { stageIndexOutOfRange } from "./stage-index-out-of-range.ts";
import { staleBaseDigestLabel } from "./stale-base-digest-label.ts";
import { startIntervalWithoutStartPeriod } from "./start-interval-without-start-period.ts";
import { stopsignalOnWindows } from "./stopsignal-on-windows.ts";
import { sudoInRun } from "./sudo-in-run.ts";
import { sudoInstalled } from "./sudo-installed.ts";
import { superfluousLabel } from "./superfluous-label.ts";
import { syntaxDirectiveTypo } from "./syntax-directive-typo.ts";
import { syntaxError } from "./syntax-error.ts";
import { systemWorkdir } from "./system-workdir.ts";
import { systemdWithoutSigrtmin3 } from "./systemd-without-sigrtmin3.ts";
import { telemetryEnabled } from "./telemetry-enabled.ts";
import { templateFile } from "./template-file.ts";
import { testAndOr } from "./test-and-or.ts";
import { tlsVerificationDisabled } from "./tls-verification-disabled.ts";
import { trBrackets } from "./tr-brackets.ts";
import { trailingBlanks } from "./trailing-blanks.ts";
import { trailingComment } from "./trailing-comment.ts";
import { uncheckedCd } from "./unchecked-cd.ts";
import { undeclaredBuildArg } from "./undeclared-build-arg.ts";
import { undefinedAlias } from "./undefined-alias.ts";
import { undefinedArgInFrom } from "./undefined-arg-in-from.ts";
import { undefinedBuildTarget } from "./undefined-build-target.ts";
import { undefinedConfig } from "./undefined-config.ts";
import { undefinedDependency } from "./undefined-dependency.ts";
import { undefinedModel } from "./undefined-model.ts";
import { undefinedNetwork } from "./undefined-network.ts";
import { undefinedSecret } from "./undefined-secret.ts";
import { undefinedShellVariable } from "./undefined-shell-variable.ts";
import { undefinedVariable } from "./undefined-variable.ts";
import { undefinedVolume } from "./undefined-volume.ts";
import { unencryptedOverlay } from "./unencrypted-overlay.ts";
import { unexpandedVariable } from "./unexpanded-variable.ts";
import { unexposedPort } from "./unexposed-port.ts";
import { ungracefulStopsignal } from "./ungraceful-stopsignal.ts";
import { unknownCapability } from "./unknown-capability.ts";
import { unknownCopySource } from "./unknown-copy-source.ts";
import { unknownFlag } from "./unknown-flag.ts";
import { unknownInstruction } from "./unknown-instruction.ts";
import { unknownProperty } from "./unknown-property.ts";
import { unknownSuppression } from "./unknown-suppression.ts";
import { unknownSyntaxFrontend } from "./unknown-syntax-frontend.ts";
import { unknownYamlTag } from "./unknown-yaml-tag.ts";
import { unlimitedPids } from "./unlimited-pids.ts";
import { unlimitedRestarts } from "./unlimited-restarts.ts";
import { unlimitedSwap } from "./unlimited-swap.ts";
import { unlimitedUlimit } from "./unlimited-ulimit.ts";
import { unmaskedSystemPaths } from "./unmasked-system-paths.ts";
import { unpinnedClone } from "./unpinned-clone.ts";
import { unpinnedPackage } from "./unpinned-package.ts";
import { unquotedPattern } from "./unquoted-pattern.ts";
import { unquotedPort } from "./unquoted-port.ts";
import { unquotedSubstitution } from "./unquoted-substitution.ts";
import { unquotedVariable } from "./unquoted-variable.ts";
import { unreachableStage } from "./unreachable-stage.ts";
import { unreadPipe } from "./unread-pipe.ts";
import { unsafeRuntime } from "./unsafe-runtime.ts";
import { unsetVariable } from "./unset-variable.ts";
import { unsortedDependsOn } from "./unsorted-depends-on.ts";
import { unsortedEnvironment } from "./unsorted-environment.ts";
import { unsortedKeys } from "./unsorted-keys.ts";
import { unsortedNetworks } from "./unsorted-networks.ts";
import { unsortedPackages } from "./unsorted-packages.ts";
import { unsortedPorts } from "./unsorted-ports.ts";
import { unsortedServiceKeys } from "./unsorted-service-keys.ts";
import { unsortedServices } from "./unsorted-services.ts";
import { unsortedTopLevelKeys } from "./unsorted-top-level-keys.ts";
import { unsortedVolumes } from "./unsorted-volumes.ts";
import { unsupportedExternalSecret } from "./unsupported-external-secret.ts";
import { unsupportedPreStartPerReplica } from "./unsupported-pre-start-per-replica.ts";
import { unterminatedHeredoc } from "./unterminated-heredoc.ts";
import { unterminatedQuote } from "./unterminated-quote.ts";
import { untrustedRegistry } from "./untrusted-registry.ts";
import { unusedAnchor } from "./unused-anchor.ts";
import { unusedResource } from "./unused-resource.ts";
import { unusedShellVariable } from "./unused-shell-variable.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { unusedUser } from "./unused-user.ts";
import { unverifiedDownload } from "./unverified-download.ts";
import { unverifiedPackage } from "./unverified-package.ts";
import { unwritableFolder } from "./unwritable-folder.ts";
import { updateWithoutInstall } from "./update-without-install.ts";
import { uppercaseDirective } from "./uppercase-directive.ts";
import { uppercasePortProtocol } from "./uppercase-port-protocol.ts";
import { uppercaseStageName } from "./uppercase-stage-name.ts";
import { uselessCommand } from "./useless-command.ts";
import { uselessEcho } from "./useless-echo.ts";
import { useraddWithoutNoLogInit } from "./useradd-without-no-log-init.ts";
import { variableInCopyFrom } from "./variable-in-copy-from.ts";
import { variableInMountFrom } from "./variable-in-mount-from.ts";
import { vexFileInImage } from "./vex-file-in-image.ts";
import { volumesFrom } from "./volumes-from.ts";
import { watchWithoutBuild } from "./watch-without-build.ts";
import { watchWithoutPath } from "./watch-without-path.ts";
import { watchWithoutTarget } from "./watch-without-target.ts";
import { wgetAndCurl } from "./wget-and-curl.ts";
import { wgetProgressOutput } from "./wget-progress-output.ts";
import { wholeContextCopied } from "./whole-context-copied.ts";
import { wholeFilesystemCopied } from "./whole-filesystem-copied.ts";
import { worldWritableFiles } from "./world-writable-files.ts";
import { writableRootFilesystem } from "./writable-root-filesystem.ts";

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  absoluteBindPath,
  addInsteadOfCopy,
  allCapabilities,
  ambiguousBoolean,
  ambiguousComposeFiles,
  ambiguousEnvQuotes,
  andOrAsIf,
  apkVirtualMissing,
  apparmorUnconfined,
  aptInScript,
  aptKeyUsage,
  authenticationDisabled,
  backquotes,
  baseImagePlatformMismatch,
  bashSyntaxInSh,
  blankAroundEquals,
  blankBaseImage,
  blankVariableName,
  buildAndImage,
  buildOnlyService,
  buildToolsInFinal,
  bulkyBaseImage,
  cdInRun,
  cdWithoutEffect,
  cgroupParent,
  chainInsteadOfHeredoc,
  chainedCommandsOnOneLine,
  chownOnWindows,
  circularStageDependency,
  commandInQuotes,
  comparisonAsRedirection,
  competingRedirections,
  composeV1File,
  conflictingLimits,
  conflictingSecretSource,
  consecutiveRuns,
  constantTest,
  containerNameWithReplicas,
  copyAfterUserWithoutChown,
  copyBeforeInstall,
  copyChown,
  copyFromEmptyStage,
  copyFromLaterStage,
  copyFromOwnStage,
  copyFromStageIndex,
  copyFromUrl,
  copyIgnoredFile,
  copyThenChmod,
  copyThenExtract,
  copyToRelativeDestination,
  credentialInUrl,
  curlPipeShell,
  curlWithoutFail,
  curlWithoutLocation,
  dangerousCapability,
  dangerousDevice,
  debugToolInFinal,
  defaultBridgeNetwork,
  deletedInLaterLayer,
  dependencyCycle,
  deprecatedExternalName,
  deprecatedImage,
  deprecatedXDevelop,
  devDependenciesInFinal,
  deviceCgroupWildcard,
  deviceCountAndIds,
  disabledDependency,
  disabledHealthcheck,
  disabledLogging,
  distributionUpgrade,
  dockerApiSocket,
  dockerGroup,
  dockerSocketMount,
  dockerTcpSocket,
  dockerfileAndInline,
  downloadRetriesMissing,
  downloadThenExtract,
  droppedSupplementaryGroups,
  duplicateContainerName,
  duplicateFlag,
  duplicateJobName,
  duplicateKey,
  duplicateLabelKey,
  duplicateMountTarget,
  duplicateParserDirective,
  duplicatePublishedPort,
  duplicateService,
  duplicateStageName,
  echoEscapes,
  echoToFile,
  elseIf,
  emptyContinuationLine,
  emptyFile,
  emptyLabel,
  emptyVolume,
  endOfLifeImage,
  entrypointResetsCmd,
  envKeyTrailingSpace,
  envListMapping,
  envMissingEquals,
  envReferenceInSameInstruction,
  envWithoutValue,
  exposedDatabasePort,
  exposedSshPort,
  extendsCycle,
  externalWithAttributes,
  extraArgument,
  extraPackageIndex,
  featureNewerThanSyntax,
  fileCapabilities,
  fixedContainerName,
  fixedPlatform,
  floatingTag,
  flowStyle,
  fromArgumentCount,
  fromAsCasing,
  gitCloneInRun,
  globAsProgram,
  globInTest,
  gluedBracket,
  gpuImageHygiene,
  gpuQueryAtBuild,
  hardcodedSecret,
  healthyDependencyWithoutHealthcheck,
  heredocAsDestination,
  highEntropyValue,
  hostCgroup,
  hostGateway,
  hostIpc,
  hostNetwork,
  hostNetworkBuild,
  hostPid,
  hostPortInExpose,
  hostRootMount,
  hostUserns,
  hostUts,
  ignoredNegation,
  ignoredSecretMode,
  implicitHostPort,
  includeCycle,
  includeNotAList,
  inconsistentIndentation,
  inconsistentInstructionCasing,
  inconsistentKeyStyle,
  inconsistentQuotes,
  indirectStatusCheck,
  inlineIgnorePragma,
  insecureEntitlement,
  insecureTmpfsOptions,
  instructionAfterCmd,
  instructionBeforeFrom,
  interactiveInstall,
  invalidAddChecksum,
  invalidAdditionalContext,
  invalidByteSize,
  invalidCheckDirective,
  invalidChmod,
  invalidContainerName,
  invalidCopyFrom,
  invalidCredentialSpec,
  invalidDefaultArgInFrom,
  invalidDefinitionDescription,
  invalidDevice,
  invalidDeviceCount,
  invalidDuration,
  invalidEscapeDirective,
  invalidExtends,
  invalidExtraHosts,
  invalidFlagValue,
  invalidGitAddress,
  invalidHealthcheck,
  invalidHealthcheckTest,
  invalidImageReference,
  invalidInterpolation,
  invalidLabelKey,
  invalidLabelValue,
  invalidMount,
  invalidNetworkAddress,
  invalidPlatform,
  invalidPort,
  invalidProjectName,
  invalidProvider,
  invalidReplicas,
  invalidRestartPolicy,
  invalidRunOption,
  invalidSecurityOpt,
  invalidStageName,
  invalidStopsignal,
  invalidSubstitution,
  invalidVolume,
  jsonArrayNotStrings,
  labelOrderOrGrouping,
  leftoverPackageCache,
  legacyKeyValueFormat,
  legacyLinks,
  lineTooLong,
  linkWithoutName,
  loopOverLs,
  maintainerInstruction,
  malformedExecForm,
  maskedExitStatus,
  maxLines,
  misorderedRedirection,
  misplacedParserDirective,
  missingArgument,
  missingBindSource,
  missingBlankLine,
  missingBlankLineBetweenSections,
  missingBlankLineBetweenServices,
  missingBuildContext,
  missingCacheMount,
  missingCapDrop,
  missingCmd,
  missingCpuLimit,
  missingDependsOnCondition,
  missingDestination,
  missingDigest,
  missingFile,
  missingFinalNewline,
  missingFrom,
  missingHealthcheck,
  missingHealthcheckOptions,
  missingImageOrBuild,
  missingLogRotation,
  missingMemoryLimit,
  missingNetwork,
  missingNoInstallRecommends,
  missingNoNewPrivileges,
  missingPidsLimit,
  missingPipefail,
  missingProjectName,
  missingRequiredLabel,
  missingRestartPolicy,
  missingSecretFile,
  missingSecretMount,
  missingSecretSource,
  missingUlimits,
  missingUser,
  misspeltKey,
  mixedCaseStageReference,
  mountOnWindows,
  mountOptionMismatch,
  mountOverProgram,
  multipleSourcesWithoutSlash,
  namedOwnerWithLink,
  namedUserWithoutPasswd,
  networkModeWithNetworks,
  newPrivilegesAllowed,
  nginxWithoutSigquit,
  nonFileSecretOnReadOnly,
  nonNumericUser,
  nonScalarEnvValue,
  noncanonicalStopsignal,
  obsoleteGrep,
  obsoleteVersion,
  onbuildForbiddenTrigger,
  onbuildUnknownInstruction,
  oomKillerDisabled,
  optionAsProgram,
  optionLikeGlob,
  overlappingGitLabel,
  overriddenBakedSecret,
  overriddenInstruction,
  overwrittenInput,
  passwordSetInRun,
  plainHttpDownload,
  platformNotBuilt,
  portsWithHostNetwork,
  powershellInRun,
  powershellProgressOutput,
  powershellWithoutStop,
  privateKey,
  privilegedBuild,
  privilegedContainer,
  privilegedPort,
  providerToken,
  publicPort,
  publishedBindMount,
  publishedEnvFile,
  quotedVolume,
  quotesInQuotes,
  readWithoutR,
  redirectionInFind,
  redundantCapability,
  redundantPlatform,
  relativeWorkdir,
  remoteAdd,
  repeatedAppend,
  repeatedBlankLines,
  repeatedBlanks,
  requiredVariableUnset,
  reservedStageName,
  restartWithDeployPolicy,
  riskyPortExposed,
  rmOfEmptyVariable,
  rootBuildStage,
  rootUser,
  rubyAndPhpRuntime,
  schemaViolation,
  seccompUnconfined,
  secretDefault,
  secretFileCopied,
  secretInCommand,
  secretLikeName,
  secretMountMisuse,
  secretNamedVariable,
  selinuxDisabled,
  semicolonInRun,
  sensitiveHostMount,
  setuidBinaries,
  severalProcesses,
  shSymlinkReplaced,
  sharedMountPropagation,
  sharedVolume,
  shellFormEntrypoint,
  shellFormHealthcheck,
  shellHeredocIndentedEnd,
  shellNotJson,
  shellRunInScratch,
  shellSyntaxError,
  singleStageBuild,
  singleWordLoop,
  sshServer,
  stackDeprecatedOption,
  stackForbiddenOption,
  stackUnsupportedOption,
  stackUnsupportedSyntax,
  stackedWorkdir,
  stageIndexOutOfRange,
  staleBaseDigestLabel,
  startIntervalWithoutStartPeriod,
  stopsignalOnWindows,
  sudoInRun,
  sudoInstalled,
  superfluousLabel,
  syntaxDirectiveTypo,
  syntaxError,
  systemWorkdir,
  systemdWithoutSigrtmin3,
  telemetryEnabled,
  templateFile,
  testAndOr,
  tlsVerificationDisabled,
  trBrackets,
  trailingBlanks,
  trailingComment,
  uncheckedCd,
  undeclaredBuildArg,
  undefinedAlias,
  undefinedArgInFrom,
  undefinedBuildTarget,
  undefinedConfig,
  undefinedDependency,
  undefinedModel,
  undefinedNetwork,
  undefinedSecret,
  undefinedShellVariable,
  undefinedVariable,
  undefinedVolume,
  unencryptedOverlay,
  unexpandedVariable,
  unexposedPort,
  ungracefulStopsignal,
  unknownCapability,
  unknownCopySource,
  unknownFlag,
  unknownInstruction,
  unknownProperty,
  unknownSuppression,
  unknownSyntaxFrontend,
  unknownYamlTag,
  unlimitedPids,
  unlimitedRestarts,
  unlimitedSwap,
  unlimitedUlimit,
  unmaskedSystemPaths,
  unpinnedClone,
  unpinnedPackage,
  unquotedPattern,
  unquotedPort,
  unquotedSubstitution,
  unquotedVariable,
  unreachableStage,
  unreadPipe,
  unsafeRuntime,
  unsetVariable,
  unsortedDependsOn,
  unsortedEnvironment,
  unsortedKeys,
  unsortedNetworks,
  unsortedPackages,
  unsortedPorts,
  unsortedServiceKeys,
  unsortedServices,
  unsortedTopLevelKeys,
  unsortedVolumes,
  unsupportedExternalSecret,
  unsupportedPreStartPerReplica,
  unterminatedHeredoc,
  unterminatedQuote,
  untrustedRegistry,
  unusedAnchor,
  unusedResource,
  unusedShellVariable,
  unusedSuppression,
  unusedUser,
  unverifiedDownload,
  unverifiedPackage,
  unwritableFolder,
  updateWithoutInstall,
  uppercaseDirective,
  uppercasePortProtocol,
  uppercaseStageName,
  uselessCommand,
  uselessEcho,
  useraddWithoutNoLogInit,
  variableInCopyFrom,
  variableInMountFrom,
  vexFileInImage,
  volumesFrom,
  watchWithoutBuild,
  watchWithoutPath,
  watchWithoutTarget,
  wgetAndCurl,
  wgetProgressOutput,
  wholeContextCopied,
  wholeFilesystemCopied,
  worldWritableFiles,
  writableRootFilesystem,
];
