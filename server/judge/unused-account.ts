import { commands, type Dockerfile, lineage, nodesOf, type Stage } from "../model/dockerfile.ts";
import { type Account, accountName, accountsOf } from "./account.ts";
import { started } from "./start.ts";
import { dropsPrivileges, runningUser, startsNothing, startsWorkers } from "./user.ts";

/**
 * The account that a stage creates as if to run as it, and then does not: nothing is given to it, started as it, or switched to it.
 * Undefined where the stage says who runs it, or its base may.
 */
export function unusedAccount(file: Dockerfile, stage: Stage): Account | undefined {
  const { user, root, base } = runningUser(file, stage);
  if (user || root === false || base?.startsAsRootThenDrops || base?.workersDrop) return undefined;
  if (startsNothing(file, stage) || startsWorkers(file, stage) || dropsPrivileges(file, stage)) return undefined;
  if (started(file, stage).some(({ calls, words }) => [...words, ...calls.map((it) => it.program)].some((it) => daemons.test(it.written))))
    return undefined;
  const [account] = accountsOf(file, stage);
  // What a shell's variable names may be anybody.
  if (!account || account.name === "root" || account.name.includes("$")) return undefined;
  return isMentioned(file, stage, account) ? undefined : account;
}

/** Servers that need root to begin with and go on as the user whom their configuration names. */
const daemons =
  /ftpd|smtpd|sshd|nullmail|postfix|dovecot|exim|crond?\b|named|unbound|dnsmasq|chrony|ntpd|haproxy|varnish|rsyslog|openvpn|samba|smbd/;

/** Whether anything but what creates and changes the account speaks of it. */
function isMentioned(file: Dockerfile, stage: Stage, { name, uid }: Account): boolean {
  const isIt = (written: string | undefined) => {
    const it = written === undefined ? "" : accountName(written);
    return it === name || (uid !== undefined && it === uid);
  };
  const within = new RegExp(`(?:^|[^\\w/.-])${escaped(name)}(?:$|[^\\w/.-])`);
  const speaksOfIt = (written: string) => isIt(written) || within.test(written);
  for (const it of lineage(stage)) {
    for (const node of nodesOf(file, it))
      if (node.kind === "copy" && node.flags.some((flag) => flag.name.value === "chown" && isIt(flag.value?.meaning ?? flag.value?.value)))
        return true;
    for (const { calls, words } of commands(file, it, "RUN", "CMD", "ENTRYPOINT")) {
      if (words.some(({ written }) => speaksOfIt(written))) return true;
      for (const call of calls) {
        const { name: program, arguments: operands } = call;
        if (program !== undefined && keepers.test(program)) continue;
        if ([...operands, ...call.redirections.flatMap(({ target }) => target ?? [])].some(({ written }) => speaksOfIt(written)))
          return true;
      }
    }
  }
  return false;
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Programs that keep the list of accounts and what belongs to it. */
const keepers =
  /^(?:useradd|adduser|usermod|userdel|deluser|groupadd|addgroup|groupmod|gpasswd|passwd|chpasswd|net|New-LocalUser|getent|id)$/;
