import { insertBefore } from "../edit/dockerfile.ts";
import { lackingService } from "../judge/effective-service.ts";
import { started } from "../judge/start.ts";
import { baseImage } from "../judge/user.ts";
import { type Dockerfile, lineage, nodesOf, type Stage } from "../model/dockerfile.ts";
import type { Port } from "../model/port.ts";
import { at } from "../model/value.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const missingHealthcheck: Rule = {
  id: "missing-healthcheck",
  summary: "Nothing says how to tell whether a container still works",
  category: "lifecycle",
  // Of a hundred real Dockerfiles 97 have none.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.6", "5.27"],
    hadolint: ["DL3057"],
    trivy: ["DS-0026"],
    checkov: ["CKV_DOCKER_2"],
    kics: ["Healthcheck Instruction Missing", "Healthcheck Not Set"],
    tally: ["hadolint/DL3057"],
  },

  check: {
    stage(stage, context) {
      const { model } = context;
      if (model.kind !== "dockerfile" || !stage.ships || checksHealth(stage)) return;
      const services = context.services();
      if (services.length > 0 && services.every(({ body }) => at(body, "healthcheck"))) return;
      // A bundle of files has no health.
      if (stage.base.meaning === "scratch" && started(model, stage).length === 0) return;
      context.report({
        at: stage.base.span,
        message: "The image has no HEALTHCHECK, so a program that hangs counts as running.",
        // hadolint and tally say it only to those who ask.
        also: { cis: ["4.6"], hadolint: [], trivy: ["DS-0026"], checkov: ["CKV_DOCKER_2"], kics: ["Healthcheck Instruction Missing"] },
        fixes: asking(model, stage, context),
      });
    },
    service(service, context) {
      const { model, report, dockerfile } = context;
      const found = model.kind === "compose" && lackingService(model, service, context, (body) => !at(body, "healthcheck"));
      if (!found) return;
      const built = dockerfile(service);
      if (built && (!built.stage || checksHealth(built.stage))) return;
      report({
        at: service.name.span,
        message: `${service.name.value} has no healthcheck, so a program that hangs counts as running.`,
        also: { cis: ["5.27"], kics: ["Healthcheck Not Set"] },
        related: found.related,
      });
    },
  },
};

/** Whether a stage says how it is checked, or that it is not. */
function checksHealth(stage: Stage): boolean {
  return [...lineage(stage)].some((it) => it.instructions.some(({ name, onbuild }) => name === "HEALTHCHECK" && !onbuild));
}

/** A first check for images with one port and a program that can ask it. */
function asking(file: Dockerfile, stage: Stage, { text }: Context): Fix[] {
  const ports = nodesOf(file, stage).filter((node): node is Port => node.kind === "port" && node.protocol !== "udp");
  const start = stage.instructions.find(({ name, onbuild }) => !onbuild && (name === "CMD" || name === "ENTRYPOINT"));
  const [from, to] = ports.length === 1 ? (ports[0]!.range ?? []) : [];
  const program = baseImage(stage)?.reference;
  if (!start || from === undefined || from !== to || !program) return [];
  const url = `http://localhost:${from}/`;
  const probe = /alpine|busybox/.test(`${program.name}:${program.tag}`)
    ? ["wget", "-qO", "/dev/null", url]
    : /(?:^|\/)node$/.test(program.name)
      ? ["node", "-e", `fetch('${url}').then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))`]
      : /(?:^|\/)python$/.test(program.name)
        ? ["python", "-c", `import urllib.request; urllib.request.urlopen('${url}', timeout=5)`]
        : undefined;
  if (!probe) return [];
  const line = `HEALTHCHECK CMD [${probe.map((it) => JSON.stringify(it)).join(", ")}]`;
  return [{ title: `Ask ${url} (the path is a guess)`, safety: "unsafe", partial: true, edits: [insertBefore(text, start, line)] }];
}
