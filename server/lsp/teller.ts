import type { ProjectFile } from "../engine/project-file.ts";
import type { Span } from "../text/span.ts";
import type { Session } from "./session.ts";

/** Knows something to say of a place in a file that users hover, or nothing. */
export type Teller = (session: Session, file: ProjectFile, offset: number) => Said | undefined;

export interface Said {
  /** The text that it is about. */
  readonly span: Span;
  readonly markdown: string;
}
