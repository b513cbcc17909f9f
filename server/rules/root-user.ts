import { startAs } from "../edit/stage-user.ts";
import { removeEntry, rewriteText } from "../edit/yaml.ts";
import { dropsPrivileges, imageUser, otherUser, runningUser, userIsSet } from "../judge/user.ts";
import { isRoot, type User } from "../model/user.ts";
import { entry } from "../model/value.ts";
import type { Also, Context, Fix, Rule } from "./rule.ts";

const others: Also = {
  cis: ["4.1"],
  hadolint: ["DL3002"],
  trivy: ["DS-0002"],
  checkov: ["CKV_DOCKER_8"],
  kics: ["Last User Is 'root'"],
  semgrep: ["last-user-is-root"],
  tally: ["hadolint/DL3002", "tally/stateful-root-runtime"],
  "compose-lint": ["CL-0018"],
};

export const rootUser: Rule = {
  id: "root-user",
  summary: "A container is set to run as root",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: others,

  check: {
    stage(stage, context) {
      const file = context.model;
      // Only what is delivered matters: root in a stage that builds harms nobody.
      if (file.kind !== "dockerfile" || !stage.ships) return;
      const running = runningUser(file, stage);
      const { user, root } = running;
      if (!user || !root || userIsSet(file, stage, context.services())) return;
      const other = otherUser(file, stage, running);
      const at = user.stage === stage ? user.name : stage.base;
      context.report({
        at: at.span,
        message:
          user.stage === stage
            ? `The final stage runs as ${shown(user)}.`
            : `The final stage runs as ${shown(user)}, which it inherits from ${at.value}.`,
        ...(user.stage !== stage && { elsewhere: user.name.span }),
        // hadolint sees no user that a variable brings.
        ...(user.name.value.includes("$") && { also: { ...others, hadolint: [] } }),
        ...(dropsPrivileges(file, stage) && { severity: "off" }),
        fixes:
          other && !stage.windows
            ? [
                {
                  title: `Start as ${other} (files owned by root become read-only)`,
                  safety: "unsafe",
                  edits: [startAs(context.text, file, stage, other)],
                },
              ]
            : [],
      });
    },
    user(user, context) {
      const service = user.service;
      if (!service || !isRoot(user.name.meaning)) return;
      const build = context.dockerfile(service);
      const { user: own, root } = build?.stage ? runningUser(build.file, build.stage) : {};
      // Of a hook, or of an image that is not built here.
      const replaced = root === false && user === service.user ? own : undefined;
      context.report({
        at: user.name.span,
        message: `${service.name.value} runs as ${shown(user)}${replaced ? `, although its image runs as ${replaced.name.value}` : ""}.`,
        related: replaced && build?.uri ? [{ uri: build.uri, at: replaced.name.span, message: "The image chooses its user here." }] : [],
        fixes: replaced ? withoutUser(user, replaced.name.value, context) : serviceFixes(user, context),
      });
    },
  },
};

/** Root as written, and by its name where a number or a variable stands for it. */
function shown({ name: { value } }: User): string {
  return /\broot\b/.test(value) ? value : `root (${value})`;
}

/** Without `user:` the image decides, which is better where it has a user of its own. */
function serviceFixes(user: User, context: Context): Fix[] {
  const { name, service } = user;
  const image = service?.image && imageUser(service.image);
  const setting = service && entry(service.body, "user");
  if (!service || !setting || !image) return [];
  if (!image.root || image.startsAsRootThenDrops) return withoutUser(user, image.nonRootUser ?? image.user, context);
  if (image.nonRootUser === undefined) return [];
  return [
    {
      title: `Run as ${image.nonRootUser} (files owned by root become read-only)`,
      safety: "unsafe",
      edits: [rewriteText(context.text, name, image.nonRootUser)],
    },
  ];
}

function withoutUser({ service }: User, own: string, { text }: Context): Fix[] {
  const setting = service && entry(service.body, "user");
  if (!setting) return [];
  const title = `Remove user and run as the image's ${own} (files owned by root become read-only)`;
  return [{ title, safety: "unsafe", edits: [removeEntry(text, service.body, setting)] }];
}
