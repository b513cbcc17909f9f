import { insertWords } from "../edit/run.ts";
import { accountsIn } from "../judge/account.ts";
import type { Rule } from "./rule.ts";

export const useraddWithoutNoLogInit: Rule = {
  id: "useradd-without-no-log-init",
  summary: "An account with a high number blows up the table of last logins",
  category: "cache-and-size",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3046"], tally: ["hadolint/DL3046"] },

  check: {
    command(command, { report }) {
      if (command.place !== "RUN" || !command.calls.some(({ name }) => name === "useradd")) return;
      for (const { uid, logged, call } of accountsIn(command)) {
        // Each number takes 292 bytes of /var/log/lastlog, those that nobody has included.
        if (!logged || uid === undefined || !/^\d{6,}$/.test(uid)) continue;
        const edit = insertWords(command, call.program, "--no-log-init");
        report({
          at: call.program.span,
          message: `useradd with the number ${uid} makes /var/log/lastlog ${size(Number(uid))} long.`,
          fixes: edit ? [{ title: "Keep no last login of the account", safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};

function size(uid: number): string {
  const bytes = uid * 292;
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${Math.round(bytes / 1e9)} GB`;
}
