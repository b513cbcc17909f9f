import type { Dockerfile } from "../model/dockerfile.ts";

/** Whether an image is there to develop, test or build with, as its file's name or that of its last stage says. */
export function isWorkshop({ stages }: Dockerfile, uri: string): boolean {
  const [folder = "", file = ""] = uri.split("/").slice(-2);
  return /devcontainer/i.test(folder) || words.test(file) || words.test(stages.at(-1)?.name?.value ?? "");
}

const words =
  /(?:^|[-_.])(?:dev|devel|develop|development|devcontainer|tests?|testing|e2e|ci|debug|lint|build|builder|buildenv|sdk|toolchain)(?:[-_.\d]|$)/i;
