import type { Connection } from "vscode-languageserver";
import { configName, isConfigName } from "../engine/config-places.ts";
import { decode, maxBytes } from "../host/decode.ts";
import { findFiles, mayBeOurs } from "../host/find-files.ts";
import type { Host, ReadResult } from "../host/host.ts";
import { basename } from "../text/uri.ts";
import * as protocol from "./protocol.ts";
import { filesPerTurn, othersTurn } from "./turns.ts";
import { folderUri } from "./uris.ts";

/** What the server needs of the outside world: any editor's files, wherever they lie. */
export interface Files {
  read(uri: string): Promise<ReadResult>;
  /** Files below a folder that matter by their names. */
  find(folder: string): Promise<Found>;
}

export interface Found {
  readonly uris: readonly string[];
  /** Whether a file with such a name that is not among them is known not to exist, outside of `node_modules`. */
  readonly complete: boolean;
}

/** Files as the client sees them: on a remote machine, in a browser, in a repository that was never cloned. */
export function clientFiles(connection: Connection): Files {
  return {
    async read(uri) {
      try {
        const result = await connection.sendRequest(protocol.readFile, { uri, maxBytes });
        return result.kind === "bytes" ? decode(Uint8Array.from(atob(result.base64), (it) => it.charCodeAt(0))) : result;
      } catch (error) {
        return { kind: "unreadable", reason: String(error instanceof Error ? error.message : error) };
      }
    },
    async find(folder) {
      const { uris, complete } = await connection.sendRequest(protocol.findFiles, { folder: folderUri(folder), globs: fileGlobs });
      return { uris: uris.filter((uri) => mayMatter(basename(uri))), complete };
    },
  };
}

/** Files on a disk, for editors that leave reading to their servers. */
export function hostFiles(host: Host): Files {
  return {
    read: (uri) => host.read(uri),
    async find(folder) {
      const uris: string[] = [];
      for await (const { uri, reason } of findFiles(patient(host), folder)) if (reason === undefined) uris.push(uri);
      // What git ignores is left out, and is there.
      return { uris, complete: false };
    },
  };
}

/** Lists folders so that a search through many of them lets the server answer meanwhile: a disk answers without ever waiting. */
function patient(host: Host): Host {
  let listed = 0;
  return {
    read: (uri) => host.read(uri),
    async list(folder) {
      if (++listed % filesPerTurn === 0) await othersTurn();
      return host.list(folder);
    },
  };
}

/** Whether a file with this name is one to show findings in; of YAML files the content has the last word. */
export function mayMatter(name: string): boolean {
  return isConfigName(name) || mayBeOurs(name);
}

/** Matches every name for which `mayMatter` holds, and some more: globs know no case. */
export const fileGlobs: readonly string[] = [
  "**/*{[Dd]ockerfile,DOCKERFILE,[Cc]ontainerfile}*",
  "**/*{[Cc]ompose,[Ss]tack}*.{yml,yaml}",
  "**/{.env,.env.*,*.env}",
  `**/${configName}`,
  "**/.hadolint.{yaml,yml}",
];
