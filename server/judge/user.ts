import { defaultUser, type ImageUser } from "../knowledge/image-users.ts";
import type { Word } from "../model/command.ts";
import { commands, type Dockerfile, findStage, lineage, nodesOf, type Stage } from "../model/dockerfile.ts";
import type { Image } from "../model/image.ts";
import { isRoot, type User } from "../model/user.ts";
import { type Mapping, type Scalar, scalarAt } from "../model/value.ts";
import { countBefore } from "../text/starts.ts";
import { alongLineage, perStage, rootStage } from "./lineage.ts";
import { started } from "./start.ts";

/** Who runs what a stage runs. */
export interface Running {
  /** The `USER` that decides; undefined where the base image does. */
  readonly user: User | undefined;
  /** Undefined where a variable or an unknown image decides. */
  readonly root: boolean | undefined;
  /** What is known of the base image. */
  readonly base: ImageUser | undefined;
}

/** Who runs a stage at an offset of its file; at its end unless told otherwise. */
export function runningUser(file: Dockerfile, stage: Stage, offset: number = stage.span.end): Running {
  const users = usersOf(file, stage);
  const own = users[countBefore(users, offset, (it) => it.name.span.start) - 1];
  const user = own ?? (stage.parent && lastUser(file, stage.parent));
  const root = rootStage(stage);
  const base = root.image && imageUser(root.image);
  if (user)
    return {
      user,
      root: isRoot(user.name.meaning) ?? (stage.windows ? user.name.meaning === "ContainerAdministrator" : undefined),
      base,
    };
  return { user: undefined, root: root.base.meaning === "scratch" ? true : base?.root, base };
}

/** The last `USER` of a stage or of those it is built on. */
function lastUser(file: Dockerfile, stage: Stage): User | undefined {
  let last = lastUsers.get(file);
  if (!last) lastUsers.set(file, (last = alongLineage<User | undefined>((it, below) => usersOf(file, it).at(-1) ?? below)));
  return last(stage);
}

const lastUsers = new WeakMap<Dockerfile, (stage: Stage) => User | undefined>();

/** The `USER` of a stage itself. */
const usersOf = perStage((file, stage): readonly User[] => nodesOf(file, stage).filter((node) => node.kind === "user"));

/** The image that a stage is built on in the end. */
export function baseImage(stage: Stage): Image | undefined {
  return rootStage(stage).image;
}

/** Whether the stage has a shell, as far as its base tells; undefined where it does not, or files are copied in that may be one. */
export function baseHasShell(file: Dockerfile, stage: Stage): boolean | undefined {
  const stages = [...lineage(stage)];
  const { base, image } = stages.at(-1)!;
  const bare =
    base.meaning === "scratch" || (/(?:^|\/)distroless\//.test(image?.reference?.name ?? "") && !/debug/.test(image?.reference?.tag ?? ""));
  if (!bare) return undefined;
  const brings = stages.some((it) =>
    nodesOf(file, it).some(
      (node) =>
        (node.kind === "copy" && (node.keyword === "ADD" || [...node.sources, node.target].some((path) => isShell(path?.meaning)))) ||
        (node.kind === "instruction" && node.name === "SHELL"),
    ),
  );
  return brings ? undefined : false;
}

/** Whether a path may lead to a shell, or to a folder or a whole file system with one. */
function isShell(path: string | undefined): boolean {
  return path === undefined || /(?:^|\/)(?:\w*sh|busybox|s?bin|rootfs)\/?$|^\/$|[*?]/.test(path);
}

export function imageUser({ reference }: Image): ImageUser | undefined {
  return reference && defaultUser(reference.name, reference.tag);
}

/**
 * Whether something in the stage or below it goes on as another user after it started as root: an entrypoint that calls `gosu`,
 * an init system with users of its own.
 */
export function dropsPrivileges(file: Dockerfile, stage: Stage): boolean {
  for (const it of lineage(stage)) {
    for (const { place, words, calls } of commands(file, it, "ENTRYPOINT", "CMD", "RUN")) {
      const isRun = place === "RUN";
      if (!isRun && words.some(drops)) return true;
      if (calls.some((call) => drops(call.program) || call.wrappers.some(drops) || (isRun && call.arguments.some(drops)))) return true;
    }
    for (const node of nodesOf(file, it)) {
      if (node.kind === "copy" && node.sources.some((source) => droppers.test(source.value))) return true;
    }
  }
  return false;
}

function drops(word: Word): boolean {
  return droppers.test(word.value ?? word.written);
}

const droppers =
  /(?:^|[/_-])(?:gosu|su-exec|setpriv|s6-overlay|s6-setuidgid|setuidgid|chpst|supervisord?|runuser|fixuid|init-systemd|systemd)(?:[-.:=@\d]|$)|^\/init$|^\/sbin\/init$/;

/** Whether what a stage starts keeps root only for its main process, as web servers do to open port 80. */
export function startsWorkers(file: Dockerfile, stage: Stage): boolean {
  return started(file, stage).some(({ calls }) => calls.some(({ name }) => name !== undefined && masters.test(name)));
}

const masters = /^(?:nginx|httpd|httpd-foreground|apache2|apache2ctl|apachectl|apache2-foreground|php-fpm[\d.]*|squid)$/;

/** Whether all that a stage starts is a shell, an interpreter or the version of a program: a base that others build on. */
export function startsNothing(file: Dockerfile, stage: Stage): boolean {
  const last = started(file, stage).at(-1);
  const [call, ...more] = last?.calls ?? [];
  if (!call || more.length > 0) return last === undefined || last.words.length === 0;
  const asks = call.arguments.every((it) => /^(?:-[aivVlh]|--version|--help|--login|version|help)$/.test(it.value ?? ""));
  return asks && (call.arguments.some((it) => /^-*(?:v|V|version)$/.test(it.value ?? "")) || interpreters.test(call.name ?? ""));
}

const interpreters =
  /^(?:(?:ba|da|a|k|z)?sh|python[\d.]*|pypy3?|ipython|node|nodejs|irb|ruby|perl|php|lua|R|julia|ghci|iex|erl|jshell|groovysh|scala|racket|swift|pwsh|powershell|cmd)$/i;

/** An account to run as instead of root: the one that a `USER` further up chose, or one that the base image brings along. */
export function otherUser(file: Dockerfile, stage: Stage, { base }: Running): string | undefined {
  for (const it of lineage(stage)) {
    const earlier = nodesOf(file, it).findLast((node): node is User => node.kind === "user" && isRoot(node.name.meaning) === false);
    // Another stage's ARG is not known here.
    if (earlier && (it === stage || !earlier.name.value.includes("$"))) return earlier.name.value;
  }
  return base?.nonRootUser;
}

/** Whether all services that run the stage say another user than root, or one that we do not know. */
export function userIsSet(
  file: Dockerfile,
  stage: Stage,
  services: readonly { readonly body: Mapping; readonly target: Scalar | undefined }[],
): boolean {
  const running = services.filter(({ target }) =>
    target ? target.meaning !== undefined && findStage(file, target.meaning) === stage : stage.ships,
  );
  return (
    running.length > 0 &&
    running.every(({ body }) => {
      const user = scalarAt(body, "user");
      return user !== undefined && user.value !== null && user.meaning !== "" && isRoot(user.meaning) !== true;
    })
  );
}
