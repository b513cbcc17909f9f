import { type Dockerfile, lineage, nodesOf, type Stage } from "../model/dockerfile.ts";
import { accountName, accountsOf } from "./account.ts";
import { perStage, rootStage } from "./lineage.ts";

/**
 * Whether a stage is sure to have no account of a name, so that nothing can be started or given to it: it comes from `scratch`, or
 * from a distroless image with few accounts, and nothing that is copied in may be the list of accounts.
 */
export function lacksAccount(file: Dockerfile, stage: Stage, user: string): boolean {
  const name = accountName(user);
  if (name === "" || /^\d+$|\$/.test(name)) return false;
  const root = rootStage(stage);
  const known =
    root.base.meaning === "scratch" ? [] : /^gcr\.io\/distroless\//.test(root.image?.reference?.name ?? "") ? distroless : undefined;
  if (!known || known.includes(name) || accountsOf(file, stage).some((it) => it.name === name)) return false;
  return ![...lineage(stage)].some((it) => mayBringAccounts(file, it));
}

const mayBringAccounts = perStage((file, stage) => nodesOf(file, stage).some((node) => node.kind === "copy" && bringsAccounts(node)));

const distroless = ["root", "nobody", "nonroot"];

function bringsAccounts({ keyword, sources, target }: Parameters<typeof isFolder>[0] & { readonly keyword: string }): boolean {
  // An archive may be a whole file system.
  if (keyword === "ADD") return true;
  const to = target?.meaning;
  if (to === undefined || /\/passwd$|^\/etc(?:\/|$)/.test(to)) return true;
  return isFolder({ sources, target });
}

/** Whether what is copied to the root may be a folder with `etc` in it. */
function isFolder({
  sources,
  target,
}: {
  readonly sources: readonly { readonly meaning: string | undefined }[];
  readonly target: { readonly meaning: string | undefined } | undefined;
}): boolean {
  if (!/^\/?\.?\/?$/.test(target?.meaning ?? "/")) return false;
  return (
    sources.length === 0 ||
    sources.some(
      ({ meaning }) =>
        meaning === undefined || /\/(?:\.)?$|^\.$|[*?]|root|etc|passwd|^\/?[\w.-]*(?:out|dist|install|target|build)[\w.-]*$/i.test(meaning),
    )
  );
}
