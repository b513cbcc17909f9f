/** The signals of Linux by their names without `SIG`, with their numbers on x86 and ARM. Source: signal(7), as of 2026-08. */
const numbers: ReadonlyMap<string, number> = new Map([
  ["HUP", 1],
  ["INT", 2],
  ["QUIT", 3],
  ["ILL", 4],
  ["TRAP", 5],
  ["ABRT", 6],
  ["BUS", 7],
  ["FPE", 8],
  ["KILL", 9],
  ["USR1", 10],
  ["SEGV", 11],
  ["USR2", 12],
  ["PIPE", 13],
  ["ALRM", 14],
  ["TERM", 15],
  ["STKFLT", 16],
  ["CHLD", 17],
  ["CONT", 18],
  ["STOP", 19],
  ["TSTP", 20],
  ["TTIN", 21],
  ["TTOU", 22],
  ["URG", 23],
  ["XCPU", 24],
  ["XFSZ", 25],
  ["VTALRM", 26],
  ["PROF", 27],
  ["WINCH", 28],
  ["IO", 29],
  ["PWR", 30],
  ["SYS", 31],
]);

const others: ReadonlyMap<string, string> = new Map([
  ["CLD", "CHLD"],
  ["IOT", "ABRT"],
  ["POLL", "IO"],
  ["UNUSED", "SYS"],
]);

const firstRealTime = 34;
const lastRealTime = 64;

/** The usual name of a signal: `SIGTERM` for `15`, `term` and `SIGTERM`; undefined for what is no signal of Linux. */
export function signalName(written: string): string | undefined {
  if (/^\d{1,3}$/.test(written)) return nameOf(Number(written));
  const name = written.toUpperCase().replace(/^SIG/, "");
  const [, bound, distance = "+0"] = /^RT(MIN|MAX)([+-]\d{1,2})?$/.exec(name) ?? [];
  if (bound !== undefined) return nameOf((bound === "MIN" ? firstRealTime : lastRealTime) + Number(distance));
  const usual = others.get(name) ?? name;
  return numbers.has(usual) ? `SIG${usual}` : undefined;
}

/** The names that the builder takes behind STOPSIGNAL, in any case, with or without `SIG`. */
export const builderSignals: ReadonlySet<string> = new Set([
  ...numbers.keys(),
  ..."CLD IOT POLL RTMIN RTMAX".split(" "),
  ...Array.from({ length: 15 }, (_, i) => `RTMIN+${i + 1}`),
  ...Array.from({ length: 14 }, (_, i) => `RTMAX-${i + 1}`),
]);

function nameOf(number: number): string | undefined {
  if (number === firstRealTime) return "SIGRTMIN";
  if (number === lastRealTime) return "SIGRTMAX";
  if (number > firstRealTime && number < lastRealTime) {
    const fromMin = number - firstRealTime;
    return fromMin <= 15 ? `SIGRTMIN+${fromMin}` : `SIGRTMAX-${lastRealTime - number}`;
  }
  const found = [...numbers].find(([, it]) => it === number);
  return found && `SIG${found[0]}`;
}
