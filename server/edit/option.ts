import type { Call, Command } from "../model/command.ts";
import { type Edit, insert } from "../text/edit.ts";

/** Gives a call a further option, right behind its program. */
export function addOption(command: Command, { program }: Call, option: string): Edit {
  return insert(program.span.end, command.words.includes(program) ? `, "${option}"` : ` ${option}`);
}

/** Gives a call a further option of one letter, in the bundle that its options begin with if there is one. */
export function addLetter(command: Command, call: Call, letter: string): Edit {
  const bundle = call.arguments[0];
  const isBundle = bundle !== undefined && /^-[A-Za-z]+$/.test(bundle.value ?? "") && bundle.written === bundle.value;
  return isBundle ? insert(bundle.span.start + 1, letter) : addOption(command, call, `-${letter}`);
}
