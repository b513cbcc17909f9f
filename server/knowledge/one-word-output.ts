/**
 * Programs that print one word without blanks and wildcards, whatever the system: by name, with the first argument where it matters.
 * Source: their manual pages, as of 2026-11-25.
 */
const always: ReadonlySet<string> = new Set("arch getconf hostname logname mktemp nproc tty whoami".split(" "));

const withArguments: Readonly<Record<string, RegExp>> = {
  apk: /^--print-arch$/,
  date: /^\+(?:%[smdHMSYjFTN]|[-_:])+$/,
  dpkg: /^--print-(?:foreign-)?architecture$/,
  "dpkg-architecture": /^-q/,
  id: /^-(?:[ugn]+|-user|-group|-name)$/,
  lsb_release: /^-(?:[csir]{1,2}|-short)$/,
  rpm: /^(?:-E|--eval)$/,
  uname: /^-(?:[imnoprsv]|-machine|-kernel-release|-kernel-name)$/,
};

/** Whether what a program prints is one word. */
export function printsOneWord(name: string, firstArgument: string | undefined): boolean {
  if (always.has(name)) return true;
  if (name === "uname" && firstArgument === undefined) return true;
  return firstArgument !== undefined && Object.hasOwn(withArguments, name) && withArguments[name]!.test(firstArgument);
}
