import { tellerOf, unlessTold } from "../judge/scope.ts";
import { replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidPort: Rule = {
  id: "invalid-port",
  summary: "EXPOSE has a port that is none",
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
  },
};

/** What the builder refuses about a word of EXPOSE, to stand behind a colon. */
function mistake(word: string): string | undefined {
  const pieces = word.split(":");
  const [port = "", protocol] = pieces.at(-1)!.split(/\/(.*)/s);
  const host = pieces.at(-2);
  const address = pieces.slice(0, -2).join(":");
  if (port === "") return "the port is missing";
  if (protocol && !/^(?:tcp|udp|sctp)$/i.test(protocol)) return `there is no protocol ${protocol}, only tcp, udp and sctp`;
  if (address !== "" && !isAddress(address.replace(/^\[(.*)\]$/s, "$1"))) return `${address} is no address`;
  const wrong = rangeMistake(port) ?? (host ? rangeMistake(host) : undefined);
  if (wrong !== undefined || !host) return wrong;
  const size = sizeOf(port);
  return size > 0 && size !== sizeOf(host) ? `${host} and ${port} differ in length` : undefined;
}

function isAddress(text: string): boolean {
  const [, front = "", ipv4] = /^(.*:)?(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text) ?? [];
  if (ipv4 !== undefined && !ipv4.split(".").every((it) => Number(it) < 256 && String(Number(it)) === it)) return false;
  if (ipv4 === text) return true;
  const groups = (ipv4 === undefined ? text : `${front}0:0`).split(":");
  const isShort = text.includes("::");
  if (text.indexOf("::") !== text.lastIndexOf("::") || /^:[^:]|[^:]:$/.test(text)) return false;
  return groups.every((it) => /^[\da-f]{0,4}$/i.test(it)) && (isShort ? groups.length <= 9 : groups.length === 8 && !groups.includes(""));
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
