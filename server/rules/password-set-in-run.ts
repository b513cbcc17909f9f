import type { Call, Command, Word } from "../model/command.ts";
import { holdsSecret } from "../secrets/find.ts";
import type { Rule } from "./rule.ts";

export const passwordSetInRun: Rule = {
  id: "password-set-in-run",
  summary: "A build step gives an account a password, or an empty one",
  category: "privilege",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { checkov: ["CKV2_DOCKER_17"] },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile" || !command.calls.some(({ name }) => name && programs.has(name))) return;
      for (const call of command.calls) {
        const found = passwordIn(call, command);
        if (!found) continue;
        // A random password that nobody keeps unlocks the account and lets no one in.
        if (found.feeds && random.test(text.slice(found.feeds.span.start, found.feeds.span.end))) continue;
        // Where the password itself stands in the file, that is the finding.
        if (holdsSecret(model, text, found.feeds?.span ?? call.span)) continue;
        report(
          found.empty
            ? { at: call.program.span, severity: "error", message: `${call.name} lets anyone be ${found.account} without a password.` }
            : {
                at: call.program.span,
                message: `${call.name} sets the password of ${found.account}, which is then the same in all containers.`,
              },
        );
      }
    },
  },
};

const programs: ReadonlySet<string> = new Set(["chpasswd", "passwd", "usermod", "useradd"]);

const random = /\brand(?:om)?\b|\/dev\/u?random|\b(?:uuidgen|pwgen|makepasswd|apg|mktemp)\b/;

interface Found {
  readonly account: string;
  readonly empty: boolean;
  /** The call that the password comes from. */
  readonly feeds?: Call;
}

function passwordIn(call: Call, { calls }: Command): Found | undefined {
  const { name, arguments: words } = call;
  const operand = words.findLast((it) => !it.written.startsWith("-"));
  const feeds = calls.find((it) => it.pipedInto === call);
  switch (name) {
    case "chpasswd":
      return { account: feeds ? accountBefore(feeds.arguments.at(-1)) : "an account", empty: false, ...(feeds && { feeds }) };
    case "passwd": {
      const account = operand?.written ?? "root";
      if (words.some((it) => /^-\w*d|^--delete$/.test(it.written))) return { account, empty: true };
      // It asks, and gets an answer.
      if (!feeds && !call.redirections.some(({ operator }) => operator.startsWith("<"))) return undefined;
      return words.some((it) => /^-\w*[leSu]|^--(?:lock|expire|status|unlock)$/.test(it.written))
        ? undefined
        : { account, empty: false, ...(feeds && { feeds }) };
    }
    case "usermod":
    case "useradd": {
      const at = words.findIndex((it) => /^-\w*p$|^--password$/.test(it.written));
      const attached = words.find((it) => it.written.startsWith("--password="));
      const value = attached ? attached.written.slice("--password=".length) : words[at + 1]?.written;
      if ((at < 0 && !attached) || value === undefined) return undefined;
      const hash = value.replaceAll(/["']/g, "");
      // What no password can lead to locks the account.
      return /^[*!x]/.test(hash) ? undefined : { account: operand?.written ?? "an account", empty: hash === "" };
    }
  }
  return undefined;
}

/** `root` of `"root:$PASSWORD"`. */
function accountBefore(word: Word | undefined): string {
  return /^["']?([\w${}.-]+):/.exec(word?.written ?? "")?.[1] ?? "an account";
}
