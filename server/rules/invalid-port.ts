import { rewriteText } from "../edit/yaml.ts";
import { isMisread } from "../judge/compose-flaws.ts";
import { scalarsOf, textOf } from "../judge/compose-value.ts";
import { portMeant, portMistake, rangeMistake as rangeMistakeOfCompose } from "../judge/port-spec.ts";
import { tellerOf, unlessTold } from "../judge/scope.ts";
import type { Key } from "../model/compose.ts";
import { entry, items, type Mapping, scalarAt } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import { parseAddress } from "../text/ip-address.ts";
import { nearest } from "../text/nearest.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const invalidPort: Rule = {
  id: "invalid-port",
  summary: "A port is none",
  category: "correctness",
  severity: "error",
  fixable: "safe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3011"],
    buildkit: ["build-error"],
    trivy: ["DS-0008"],
    kics: ["UNIX Ports Out Of Range"],
    semgrep: ["invalid-port"],
    "dockerfile-utils": ["INVALID_PORT", "INVALID_PROTO"],
    tally: ["hadolint/DL3011"],
  },

  check: {
    instruction(instruction, { model, text, report, builds }) {
      const { name, onbuild, words, trailing } = instruction;
      if (name !== "EXPOSE" || model.kind !== "dockerfile") return;
      for (const { value, meaning, ifUnset, span } of words) {
        if (trailing && span.start >= trailing.span.start) break;
        const fallen = (ifUnset ?? "")
          .split(/\s+/)
          .filter(Boolean)
          .map(mistake)
          .find((it) => it !== undefined);
        if (fallen !== undefined && !onbuild) {
          const teller = tellerOf(model, instruction, span);
          // Who describes the build elsewhere says there which port it is.
          if (teller === "build" && builds().length > 0) continue;
          const message =
            teller === "nobody"
              ? `${value} is ${ifUnset}, since nothing sets it: ${fallen}.`
              : `Unless something sets it, ${value} is ${ifUnset}: ${fallen}.`;
          // Others pass by what they do not know.
          report({ at: span, message, severity: unlessTold[teller], also: { buildkit: ["build-error"] } });
        }
        // What a variable brings is cut at blanks, and may be nothing.
        const parts = meaning === value ? [meaning] : (meaning ?? "").split(/\s+/).filter(Boolean);
        const wrong = parts.map(mistake).find((it) => it !== undefined);
        if (wrong === undefined) continue;
        const right = text.slice(span.start, span.end) === meaning ? correction(meaning) : undefined;
        const fixes: Fix[] = right
          ? [{ title: `Write ${right}`, safety: /,/.test(value) && !onbuild ? "safe" : "unsafe", edits: [replace(span, right)] }]
          : [];
        report({ at: span, message: `${value} is no port: ${wrong}.`, ...(onbuild && { severity: "warning" }), fixes });
      }
    },

    key(key, context) {
      const short = scalarsOf(key);
      for (const { path, scalar } of short) {
        const text = typeof scalar.value === "number" && !isWhole(scalar.text) ? scalar.text : textOf(scalar);
        if (text === undefined || !/^services\.\*\.(?:ports|expose)\[\]$/.test(path)) continue;
        const isPublished = path.endsWith("ports[]");
        const isFraction = isPublished && typeof scalar.value === "number" && !isWhole(scalar.text);
        const wrong = isFraction ? "YAML takes it for a fraction" : isPublished ? portMistake(text) : exposeMistake(text);
        if (wrong === undefined) continue;
        const meant = isPublished && scalar.text === text ? portMeant(text) : undefined;
        context.report({
          at: scalar.inner,
          message: text === "" ? `An item of ${key.entry.key.text} is empty.` : `${text} is no port: ${wrong}.`,
          // Compose leaves expose to the engine, which refuses it when the container is made.
          ...(!isPublished && { severity: "warning" }),
          fixes: meant ? [{ title: `Change to ${meant}`, safety: "unsafe", edits: [rewriteText(context.text, scalar, meant)] }] : [],
        });
      }
      if (key.entry.key.text !== "ports" || !/^(?:services|jobs)\.\*$/.test(key.place)) return;
      for (const item of items(key.entry.value)) if (item.kind === "mapping") longPort(key, item, context);
    },
  },
};

/** Looks at the long form of a port; whether its values are of the right type is for another rule. */
function longPort({ entry: parent, place }: Key, item: Mapping, context: Context): void {
  const target = entry(item, "target");
  if (!target) {
    if (isMisread(item, `${place}.ports[]`)) return;
    const at = item.entries[0]?.key.inner ?? (item.flow ? item.span : parent.key.inner);
    context.report({ at, message: "This port has no target, the port of the container." });
    return;
  }
  const number = scalarAt(item, "target")?.value;
  if (typeof number === "number" && Number.isInteger(number) && (number < 1 || number > 65535))
    context.report({
      at: target.value.span,
      message: `${number} is no port of a container: ports are 1 to 65535.`,
      // Compose takes any number that is not negative, and the engine refuses it.
      ...(number >= 0 && { severity: "warning" }),
    });
  const address = scalarAt(item, "host_ip");
  if (typeof address?.value === "string" && !parseAddress(address.value)) {
    const meant = /^\[.*\]$/.test(address.text) ? address.text.slice(1, -1) : address.text === "localhost" ? "127.0.0.1" : undefined;
    const fixes: Fix[] =
      meant && parseAddress(meant)
        ? [{ title: `Change to ${meant}`, safety: "unsafe", edits: [rewriteText(context.text, address, meant)] }]
        : [];
    const message = address.value === "" ? "host_ip is empty instead of an address." : `${address.value} is no address for host_ip.`;
    context.report({ at: address.inner, message, fixes });
  }
  for (const [name, words] of [
    ["protocol", ["tcp", "udp", "sctp"]],
    ["mode", ["host", "ingress"]],
  ] as const) {
    const word = scalarAt(item, name);
    if (typeof word?.value !== "string" || word.value === "" || words.some((it) => it === String(word.value).toLowerCase())) continue;
    const meant = word.text === word.value ? nearest(word.text, words) : undefined;
    context.report({
      at: word.inner,
      message: `${word.value} is no ${name} of a port, which is ${words.slice(0, -1).join(", ")} or ${words.at(-1)}.`,
      severity: "warning",
      fixes: meant ? [{ title: `Change to ${meant}`, safety: "unsafe", edits: [rewriteText(context.text, word, meant)] }] : [],
    });
  }
  const published = scalarAt(item, "published");
  const text = published && textOf(published);
  const wrong = text ? rangeMistakeOfCompose(text) : undefined;
  if (wrong !== undefined)
    context.report({ at: published!.inner, message: `${text} is no port of the host: ${wrong}.`, severity: "warning" });
}

/** Whether YAML reads a number as a whole one; a leading zero in front of an 8 or 9 makes no octal number. */
function isWhole(number: string): boolean {
  return /^[-+]?(?:0[xob]?[\da-f_]+|[\d_]+)$/i.test(number) && !/^[-+]?0[\d_]*[89]/.test(number);
}

function exposeMistake(text: string): string | undefined {
  const [port = "", protocol] = text.split(/\/(.*)/s);
  if (protocol && !/^(?:tcp|udp|sctp)$/i.test(protocol)) return `there is no protocol ${protocol}, only tcp, udp and sctp`;
  return port.includes(":") ? "expose takes the container's port alone" : rangeMistakeOfCompose(port);
}

/** What the builder refuses about a word of EXPOSE, to stand behind a colon. */
function mistake(word: string): string | undefined {
  const pieces = word.split(":");
  const [port = "", protocol] = pieces.at(-1)!.split(/\/(.*)/s);
  const host = pieces.at(-2);
  const address = pieces.slice(0, -2).join(":");
  if (port === "") return "the port is missing";
  if (protocol && !/^(?:tcp|udp|sctp)$/i.test(protocol)) return `there is no protocol ${protocol}, only tcp, udp and sctp`;
  if (address !== "" && !parseAddress(address.replace(/^\[(.*)\]$/s, "$1"))) return `${address} is no address`;
  const wrong = rangeMistake(port) ?? (host ? rangeMistake(host) : undefined);
  if (wrong !== undefined || !host) return wrong;
  const size = sizeOf(port);
  return size > 0 && size !== sizeOf(host) ? `${host} and ${port} differ in length` : undefined;
}

function rangeMistake(range: string): string | undefined {
  if (range.includes(",")) return "ports are separated by blanks";
  const cut = range.indexOf("-", 1);
  const ends = cut < 0 ? [range] : [range.slice(0, cut), range.slice(cut + 1)];
  for (const end of ends) {
    if (!/^\+?\d+$/.test(end)) return end === "" ? "an end of the range is missing" : `${end} is no number`;
    if (Number(end) > 65535) return "ports end at 65535";
  }
  return Number(ends[1] ?? ends[0]) < Number(ends[0]) ? "the range ends before it begins" : undefined;
}

function sizeOf(range: string): number {
  const [from, to = from] = range.split("-").map(Number);
  return to! - from!;
}

function correction(word: string): string | undefined {
  const ports = word.split(",");
  if (ports.length > 1 && ports.every((it) => mistake(it) === undefined)) return ports.join(" ");
  const [, from, to, protocol = ""] = /^(\d+)-(\d+)(\/\w+)?$/.exec(word) ?? [];
  const turned = `${to}-${from}${protocol}`;
  return from !== undefined && mistake(turned) === undefined ? turned : undefined;
}
