import type { Word } from "../model/command.ts";

/** A program that runs the program named by its arguments. */
interface Wrapper {
  /** Options whose value is the next word, as letters. */
  readonly valued?: string;
  /** Long options whose value is the next word. */
  readonly valuedLong?: readonly string[];
  /** How many words of its own come before the program. */
  readonly operands?: number;
  /** Whether `A=1` may come before the program. */
  readonly assigns?: boolean;
  /** Options with which it runs nothing. */
  readonly asks?: RegExp;
}

const wrappers: Readonly<Record<string, Wrapper>> = {
  builtin: {},
  busybox: { asks: /^--/ },
  catatonit: {},
  chpst: { valued: "ueEmoncP/b" },
  chroot: { operands: 1 },
  chronic: {},
  command: { asks: /^-\w*[vV]/ },
  doas: { valued: "uC" },
  "dumb-init": { valued: "r" },
  eatmydata: {},
  env: { valued: "uC", valuedLong: ["--unset", "--chdir"], assigns: true, asks: /^(?:-S|--split-string)/ },
  exec: { valued: "a" },
  fakeroot: { valued: "lsib" },
  flock: { valued: "wE", operands: 1, asks: /^-\w*c$/ },
  gosu: { operands: 1 },
  ionice: { valued: "cn", asks: /^-\w*[pPu]/ },
  linux32: {},
  linux64: {},
  nice: { valued: "n", valuedLong: ["--adjustment"] },
  nohup: {},
  "s6-setuidgid": { operands: 1 },
  setpriv: { valuedLong: ["--reuid", "--regid", "--groups", "--inh-caps", "--ambient-caps", "--bounding-set", "--securebits"] },
  setsid: {},
  setuidgid: { operands: 1 },
  stdbuf: { valued: "ioe" },
  "su-exec": { operands: 1 },
  sudo: {
    valued: "ugChpRDrtTU",
    valuedLong: ["--user", "--group", "--host", "--prompt", "--chdir"],
    assigns: true,
    asks: /^-\w*[lvKke]$|^--(?:list|validate|edit)/,
  },
  time: { valued: "fo" },
  timeout: { valued: "ks", valuedLong: ["--kill-after", "--signal"], operands: 1 },
  tini: { valued: "pe" },
  unbuffer: {},
  xargs: { valued: "InLPsdaE", valuedLong: ["--max-args", "--max-procs", "--delimiter", "--arg-file", "--replace"] },
};

export interface Unwrapped {
  readonly wrappers: readonly Word[];
  readonly assignments: readonly Word[];
  /** The program's place among the words. */
  readonly program: number;
}

const assignment = /^[A-Za-z_]\w*\+?=/;

/** Finds the program behind `sudo`, `env`, `exec` and their like. Where nothing follows a wrapper, it is the program itself. */
export function unwrap(words: readonly Word[]): Unwrapped {
  const found: Word[] = [];
  const assignments: Word[] = [];
  let program = 0;
  for (;;) {
    const name = programName(words[program]?.value);
    const wrapper = name !== undefined && Object.hasOwn(wrappers, name) ? wrappers[name]! : undefined;
    const next = wrapper ? behindOptions(words, program + 1, wrapper, assignments) : undefined;
    if (next === undefined) return { wrappers: found, assignments, program };
    found.push(words[program]!);
    program = next;
  }
}

/** The name of a program without its folder and `.exe`; undefined where a variable names it. */
export function programName(value: string | undefined): string | undefined {
  return value === undefined
    ? undefined
    : value.slice(Math.max(value.lastIndexOf("/"), value.lastIndexOf("\\")) + 1).replace(/\.exe$/i, "");
}

function behindOptions(words: readonly Word[], from: number, wrapper: Wrapper, assignments: Word[]): number | undefined {
  const own: Word[] = [];
  let operands = wrapper.operands ?? 0;
  let at = from;
  for (let options = true; at < words.length; at++) {
    const written = words[at]!.value ?? words[at]!.written;
    if (options && written === "--") options = false;
    else if (options && /^-./.test(written)) {
      if (wrapper.asks?.test(written)) return undefined;
      if (takesNext(written, wrapper)) at++;
    } else if (wrapper.assigns && assignment.test(words[at]!.written)) own.push(words[at]!);
    else if (operands-- <= 0) break;
    else options = false;
  }
  if (at >= words.length) return undefined;
  assignments.push(...own);
  return at;
}

/** Whether the value of an option is the next word: `-u root`, but not `-uroot`. */
function takesNext(option: string, { valued = "", valuedLong = [] }: Wrapper): boolean {
  if (option.startsWith("--")) return valuedLong.includes(option);
  return valued.includes(option.at(-1)!) && ![...option.slice(1, -1)].some((letter) => valued.includes(letter));
}
