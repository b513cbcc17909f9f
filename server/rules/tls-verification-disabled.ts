import { removeVariable } from "../edit/variable.ts";
import { addressesOf, verifies } from "../judge/download.ts";
import { switchesOf, switchesOff } from "../judge/tls.ts";
import type { Command } from "../model/command.ts";
import type { Edit } from "../text/edit.ts";
import type { Also, Fix, Report, Rule } from "./rule.ts";

/** Checkov has an id for each program, by who reads what. */
const checkovIds: readonly (readonly [RegExp, string])[] = [
  [/^curl -/, "CKV2_DOCKER_2"],
  [/^wget --/, "CKV2_DOCKER_3"],
  [/^pip.* --/, "CKV2_DOCKER_4"],
  [/^Python /, "CKV2_DOCKER_5"],
  [/^Node\.js /, "CKV2_DOCKER_6"],
  [/^npm NPM_CONFIG/i, "CKV2_DOCKER_12"],
  [/^(?:npm|yarn) .*strict-?ssl/i, "CKV2_DOCKER_13"],
  [/^Git GIT_/, "CKV2_DOCKER_14"],
  [/sslverify=/, "CKV2_DOCKER_15"],
  [/^pip PIP_/, "CKV2_DOCKER_16"],
];

export const tlsVerificationDisabled: Rule = {
  id: "tls-verification-disabled",
  summary: "A program is told not to check certificates",
  category: "supply-chain",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.11"],
    checkov: checkovIds.map(([, id]) => id),
  },

  check: {
    command(command, context) {
      for (const call of command.calls) {
        // A health check asks its own container, if it does not name another host.
        if (/^healthcheck/i.test(command.place) && addressesOf(call).length === 0) continue;
        for (const { who, what, at, guessed, without } of switchesOf(call, context.text)) {
          context.report({
            at,
            message: messageOf(what, who),
            also: alsoOf(`${who} ${what}`),
            ...(guessed ? { severity: "info" } : /StrictHostKey/i.test(what) ? { severity: "warning" } : severityOf(command)),
            fixes: without ? [fix(without, what)] : [],
          });
        }
      }
    },
    variable(variable, context) {
      const { name, value, span } = variable;
      const known = switchesOff(name.value, value?.meaning);
      if (!known || !value) return;
      const edit = removeVariable(context.text, context.model, variable);
      context.report({
        at: context.text.slice(span.start, span.end).includes("\n") ? name.span : span,
        message: messageOf(`${name.value}=${value.value}`, known.reader),
        also: alsoOf(`${known.reader} ${name.value}`),
        ...(known.reader === undefined
          ? { severity: "info" }
          : (known.reader === "ssh" || context.model.kind !== "dockerfile") && { severity: "warning" }),
        fixes: edit ? [fix(edit, value.value)] : [],
      });
    },
  },
};

function alsoOf(whoAndWhat: string): Also {
  const id = checkovIds.find(([pattern]) => pattern.test(whoAndWhat))?.[1];
  return { cis: ["4.11"], ...(id !== undefined && { checkov: [id] }) };
}

function messageOf(what: string, who: string | undefined): string {
  return who ? `With ${what}, ${who} trusts any server that answers.` : `With ${what}, any server that answers is trusted.`;
}

/** A build step brings code into the image; a container may talk to nobody but its neighbours. */
function severityOf({ place, calls }: Command): Pick<Report, "severity"> {
  if (place === "RUN") return calls.some(verifies) ? { severity: "info" } : {};
  return { severity: /^healthcheck/i.test(place) ? "info" : "warning" };
}

function fix(edit: Edit, what: string): Fix {
  const title = !/StrictHostKey/i.test(what)
    ? "Check certificates (connections to untrusted servers fail)"
    : edit.newText === ""
      ? "Check host keys (connections to unknown servers fail)"
      : "Accept new host keys only (connections to servers with another key fail)";
  return { title, safety: "unsafe", edits: [edit] };
}
