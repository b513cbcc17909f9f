import { heredocRelease, type Since } from "../knowledge/frontend-features.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { parseReference } from "../model/image.ts";
import type { Span } from "../text/span.ts";

/** The image that reads a Dockerfile, by its syntax directive. */
export interface Frontend {
  readonly written: string;
  readonly at: Span;
  /** Whether it is Docker's own, from Docker Hub or a mirror of it. */
  readonly official: boolean;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export function frontendOf({ directives }: Dockerfile): Frontend | undefined {
  const directive = directives.find((it) => it.name === "syntax");
  // Behind a blank the builder reads no further.
  const written = directive?.value.value.split(/\s/, 1)[0];
  if (!directive || !written) return undefined;
  const { start } = directive.value.span;
  const { name, tag, digest } = parseReference(written);
  return {
    written,
    at: { start, end: start + written.length },
    official: /(?:^|\/)docker\/dockerfile(?:-upstream)?$/.test(name),
    tag,
    digest,
  };
}

/** The release that a tag stands for at its newest, as numbers: `1.4` is any 1.4, `1` is the newest of all. */
export interface Release {
  readonly major: number;
  readonly minor: number | undefined;
  readonly labs: boolean;
}

/** Undefined where Docker's front end is not named, or its tag does not say which it is. */
export function releaseOf({ official, tag, digest }: Frontend): Release | undefined {
  const [, major, minor, channel] = /^(\d+)(?:\.(\d+))?(?:\.\d+)?(?:-(labs|experimental))?$/.exec(tag ?? "") ?? [];
  if (!official || major === undefined || (digest !== undefined && minor === undefined)) return undefined;
  return { major: Number(major), minor: minor === undefined ? undefined : Number(minor), labs: channel !== undefined };
}

/** Whether the builder that reads a file knows what came with a release, as far as the file says: without a directive, today's builders do. */
export function knows(file: Dockerfile, since: Since): boolean {
  const frontend = frontendOf(file);
  if (!frontend) return true;
  const { official, tag = "latest", digest } = frontend;
  if (official && digest === undefined && /^(?:latest|master)$/.test(tag)) return true;
  const release = releaseOf(frontend);
  if (release?.major !== 1) return false;
  return release.minor === undefined || release.minor >= firstWith(since, release);
}

/**
 * Whether a heredoc can be written into a file: its builder knows them, and its lines do not end with carriage returns, which the builder
 * would leave in the script or file.
 */
export function takesHeredocs(file: Dockerfile, text: string): boolean {
  return knows(file, heredocRelease) && !/^[^\n]*\r\n/.test(text);
}

/** The first release of a channel that has it; the stable one is in the other channel, too. */
export function firstWith({ stable, labs }: Since, release: Release): number {
  return release.labs ? (labs ?? stable) : stable;
}
