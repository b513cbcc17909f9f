import { configFilesFor } from "../engine/config-places.ts";
import { asOf } from "../knowledge/image-life-ends.ts";
import type { Status } from "./protocol.ts";
import { result } from "./report.ts";
import type { Session } from "./session.ts";

/** `seaworthy/status`: how a file is seen, in a few words' worth. */
export async function fileStatus(session: Session, uri: string): Promise<Status> {
  await session.load(uri);
  const file = session.project.get(uri);
  const { findings, ignored } = result(session, uri);
  const config = configFilesFor(session.project, uri).find((it) => session.project.get(it)?.text !== undefined);
  const template = file?.model?.template?.engine;
  return {
    kind: file?.kind ?? "none",
    findings: findings.length,
    ignored,
    imageData: asOf,
    ...(template && { template }),
    ...(config && { config }),
  };
}
