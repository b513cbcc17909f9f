import type { Flag, Instruction } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import { problem } from "./problem.ts";

type FlagType = "boolean" | "text" | "texts";

/** The flags of the builder; a flag of `texts` may stand more than once. */
const flagsOf: Readonly<Record<string, Readonly<Record<string, FlagType>>>> = {
  ADD: { checksum: "text", chmod: "text", chown: "text", exclude: "texts", "keep-git-dir": "boolean", link: "boolean", unpack: "boolean" },
  COPY: { chmod: "text", chown: "text", exclude: "texts", from: "text", link: "boolean", parents: "boolean" },
  FROM: { platform: "text" },
  HEALTHCHECK: { interval: "text", retries: "text", "start-interval": "text", "start-period": "text", timeout: "text" },
  RUN: { device: "texts", mount: "texts", network: "text", security: "text" },
};

/** What the builder refuses of an instruction's flags. */
export function flagProblems({ name, flags, words }: Instruction): Problem[] {
  // These never look at theirs.
  if (name === "STOPSIGNAL" || name === "ARG" || (name === "HEALTHCHECK" && words[0]?.value.toUpperCase() === "NONE")) return [];
  const seen = new Set<string>();
  return flags.flatMap((flag) => {
    const found = flagProblem(name, flag, seen);
    seen.add(flag.name.value);
    return found ? [found] : [];
  });
}

function flagProblem(instruction: string, { name, value, span }: Flag, seen: ReadonlySet<string>): Problem | undefined {
  const types = Object.hasOwn(flagsOf, instruction) ? flagsOf[instruction]! : {};
  const flag = `--${name.value}`;
  if (!Object.hasOwn(types, name.value)) return problem("unknown-flag", `${instruction} has no flag ${flag}.`, span, Object.keys(types));
  const type = types[name.value]!;
  if (seen.has(name.value) && type !== "texts") return problem("duplicate-flag", `${flag} is given twice.`, span);
  if (type === "boolean") {
    if (!value || /^(?:true|false)$/i.test(value.value)) return undefined;
    const message = value.value === "" ? `${flag}= has no value.` : `${flag} is ${value.value}, which is neither true nor false.`;
    return problem("invalid-flag-value", message, span, ["true", "false"]);
  }
  if (!value) return problem("invalid-flag-value", `${flag} has no value.`, span);
  if (instruction !== "HEALTHCHECK") return undefined;
  const message = name.value === "retries" ? retriesProblem(value.value) : durationProblem(flag, value.value);
  return message === undefined ? undefined : problem("invalid-healthcheck", message, span);
}

function durationProblem(flag: string, value: string): string | undefined {
  if (/^[+-]?0$|^$/.test(value)) return undefined;
  if (!/^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(value)) {
    return /^\d+$/.test(value)
      ? `${flag} is ${value}, without a unit such as s or m.`
      : `${flag} is ${value}, which is not a duration such as 30s.`;
  }
  const nanoseconds = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };
  let total = 0;
  for (const [, number, unit] of value.matchAll(/([\d.]+)([a-zµμ]+)/g))
    total += Number(number) * nanoseconds[unit as keyof typeof nanoseconds];
  if (total > 2 ** 63) return `${flag} is ${value}, which is longer than 292 years.`;
  return value.startsWith("-") || (total > 0 && total < 1e6) ? `${flag} is ${value}, which is less than a millisecond.` : undefined;
}

function retriesProblem(value: string): string | undefined {
  return value === "" || /^\+?\d{1,9}$/.test(value) ? undefined : `--retries is ${value}, which is not a whole number.`;
}
