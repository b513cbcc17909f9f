/**
 * The outside world: where files come from. URIs as `server/text/uri.ts` describes them. Nothing here throws: what goes wrong
 * is part of the answer, since a file that cannot be read is something users want to hear about and never a reason to stop.
 */
export interface Host {
  read(uri: string): Promise<ReadResult>;
  /** What lies in a folder, sorted by name; links that lead nowhere are left out. */
  list(folder: string): Promise<ListResult>;
}

export type ReadResult = Read | { readonly kind: "absent" } | Unreadable;

/**
 * A file's text. A byte order mark is not part of it, as it is not in an editor: columns and edits count without it, and whoever
 * writes the file puts it back where `bom` says that there was one.
 */
export interface Read {
  readonly kind: "text";
  readonly text: string;
  readonly bom: boolean;
}

/** `reason` completes a sentence that begins with the file's name: "is not UTF-8", "permission denied". */
export interface Unreadable {
  readonly kind: "unreadable";
  readonly reason: string;
}

export type ListResult = { readonly kind: "folder"; readonly entries: readonly Entry[] } | { readonly kind: "absent" } | Unreadable;

export interface Entry {
  readonly name: string;
  /** What it is, for a link what it leads to; sockets, pipes and devices are `other`. */
  readonly kind: "file" | "folder" | "other";
  readonly link: boolean;
}
