/** What a front end must be to know a feature: the first 1.x that has it, and the first that has it in its labs channel. */
export interface Since {
  readonly stable: number;
  readonly labs?: number;
}

/** The flags of instructions by the release of docker/dockerfile that brought them. Source: Docker's Dockerfile release notes, as of 2026-08. */
export const flagReleases: ReadonlyMap<string, Since> = new Map<string, Since>([
  ["ADD --checksum", { stable: 6, labs: 5 }],
  ["ADD --exclude", { stable: 19, labs: 7 }],
  ["ADD --keep-git-dir", { stable: 6, labs: 5 }],
  ["ADD --link", { stable: 4 }],
  ["ADD --unpack", { stable: 17 }],
  ["COPY --exclude", { stable: 19, labs: 7 }],
  ["COPY --link", { stable: 4 }],
  ["COPY --parents", { stable: 20, labs: 7 }],
  ["HEALTHCHECK --start-interval", { stable: 6 }],
  ["RUN --mount", { stable: 2, labs: 0 }],
  ["RUN --network", { stable: 3, labs: 1 }],
  ["RUN --security", { stable: 20, labs: 1 }],
]);

export const heredocRelease: Since = { stable: 4, labs: 3 };
/** `ADD` of a Git repository. */
export const gitSourceRelease: Since = { stable: 6, labs: 5 };
/** `--chmod`. */
export const modeRelease: Since = { stable: 2 };
/** `--chmod` with letters. */
export const symbolicModeRelease: Since = { stable: 14, labs: 11 };
/** `env=` of a secret mount. */
export const secretVariableRelease: Since = { stable: 10 };
/** `${name#pattern}`, `${name%pattern}` and `${name/pattern/text}`. */
export const patternRelease: Since = { stable: 7 };
