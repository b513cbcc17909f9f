import { rewriteText } from "../edit/yaml.ts";
import { perStage, rootStage } from "../judge/lineage.ts";
import { exposesNothing } from "../knowledge/image-ports.ts";
import type { Service } from "../model/compose.ts";
import { lineage, nodesOf } from "../model/dockerfile.ts";
import { includes, type Port } from "../model/port.ts";
import { basename } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const unexposedPort: Rule = {
  id: "unexposed-port",
  summary: "A service publishes another port than the image exposes",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    port(port, context) {
      const { place, service, range, target, protocol } = port;
      if (place !== "ports:" || !service || !range || range[0] !== range[1]) return;
      const build = context.dockerfile(service);
      if (!build?.stage || build.stage.windows) return;
      const exposed = exposedBy(build.file, build.stage);
      const [number] = range;
      if (exposed.length === 0 || exposed.some((it) => !it.range || includes(it, number))) return;
      if (speaksOf(service, String(number)) || mentions(build.text, String(number))) return;
      const { uri } = build;
      const [only, ...others] = exposed;
      const { base, image } = rootStage(build.stage);
      // Another base may expose ports itself.
      const knowsAll = image?.reference ? exposesNothing(image.reference.name) : base.meaning === "scratch";
      const list = exposed
        .map((it) => it.target.value)
        .slice(0, 3)
        .join(", ");
      context.report({
        at: target.span,
        message: `${uri ? basename(uri) : "dockerfile_inline"} exposes ${list}, but the service publishes ${target.value}.`,
        ...((isExtra(service, exposed) || !knowsAll) && { severity: "off" }),
        related: uri ? exposed.slice(0, 3).map((it) => ({ uri, at: it.span, message: "It is exposed here." })) : [],
        fixes:
          others.length === 0 && only!.protocol === protocol && only!.range![0] === only!.range![1]
            ? [
                {
                  title: `Publish ${only!.range![0]} of the container`,
                  safety: "unsafe",
                  edits: [rewriteText(context.text, target, String(only!.range![0]))],
                },
              ]
            : [],
      });
    },
  },
};

const exposedBy = perStage((file, stage): readonly Port[] =>
  [...lineage(stage)].flatMap((it) => nodesOf(file, it).filter((node) => node.kind === "port")),
);

/** Whether a service publishes what is exposed, too, so that others may be for debuggers and the like. */
function isExtra({ ports }: Service, exposed: readonly Port[]): boolean {
  return ports.some((it) => it.place === "ports:" && it.range && exposed.some((other) => includes(other, it.range![0])));
}

/** Whether what a service runs or sets tells the program of a port. */
function speaksOf({ variables, commands }: Service, number: string): boolean {
  return (
    variables.some(({ value }) => value && mentions(value.value, number)) ||
    commands.some(({ words, calls }) => [...words, ...calls.flatMap((it) => it.arguments)].some((it) => mentions(it.written, number)))
  );
}

function mentions(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1))
    if (!/\d/.test(text[at - 1] ?? "") && !/\d/.test(text[at + number.length] ?? "")) return true;
  return false;
}
