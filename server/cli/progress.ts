import { visible } from "./terminal.ts";

/** A line on the terminal that says what is going on, from the second second on; nothing where nobody is watching. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

const patience = 1000;
const interval = 100;

export function progressOn(stream: NodeJS.WriteStream, wanted: boolean): Progress {
  if (!wanted || !stream.isTTY) return { show() {}, clear() {} };
  let due = Date.now() + patience;
  let shown = false;
  return {
    show(text) {
      if (Date.now() < due) return;
      due = Date.now() + interval;
      shown = true;
      stream.write(`\r\x1b[K${visible(text).slice(0, stream.columns - 1)}`);
    },
    clear() {
      if (shown) stream.write("\r\x1b[K");
      shown = false;
    },
  };
}
