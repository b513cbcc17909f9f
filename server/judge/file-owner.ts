import { type Call, type Command, textOf } from "../model/command.ts";

/** What a `chown` or `chgrp` gives to whom. */
export interface FileOwner {
  /** As written; undefined where another file tells it. */
  readonly owner: string | undefined;
  /** The paths that it is given to; variables in them as written. */
  readonly paths: readonly string[];
  readonly recursive: boolean;
  readonly call: Call;
}

export function ownersOf({ calls }: Command): FileOwner[] {
  return calls.flatMap((call) => {
    const { name, arguments: words } = call;
    if (name !== "chown" && name !== "chgrp") return [];
    const [owner, ...paths] = words.filter((it) => !it.written.startsWith("-"));
    if (!owner || words.some((it) => /^--(?:reference|from)/.test(it.written))) return [];
    return [
      {
        owner: name === "chown" ? owner.value : owner.value && `:${owner.value}`,
        paths: paths.map(textOf),
        recursive: words.some((it) => /^-\w*R|^--recursive$/.test(it.written)),
        call,
      },
    ];
  });
}
