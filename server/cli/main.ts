import manifest from "../../package.json" with { type: "json" };
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import { parseCommand } from "./options.ts";
import { listRules } from "./rules.ts";
import { painter, visible } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    // Whoever reads our output may stop before its end, as `head` does.
    if (code === "EPIPE") process.exit();
    if (stream !== process.stderr) process.stderr.write(`seaworthy: the output cannot be written: ${message}.\n`);
    process.exit(3);
  });
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(
      error instanceof UsageError
        ? `seaworthy: ${visibleLines(error.message)}\n`
        : `seaworthy: a mistake of ours: ${error?.stack ?? error}\n`,
    );
    process.exitCode = 2;
  },
);

async function main(args: readonly string[]): Promise<number> {
  const command = parseCommand(args);
  switch (command.name) {
    case "check":
      return check(command.options);
    case "explain":
      process.stdout.write(explain(command.rule, painter(command.color, process.stdout)));
      return 0;
    case "rules":
      process.stdout.write(listRules(command.format));
      return 0;
    case "lsp":
      // The one transport there is need not be named.
      if (!process.argv.includes("--stdio")) process.argv.push("--stdio");
      // Only now, so that checking a file does not wait for it.
      (await import("../lsp/main.node.ts")).start();
      return 0;
    case "help":
      process.stdout.write(command.text);
      return 0;
    case "version":
      process.stdout.write(`${manifest.version}\n`);
      return 0;
  }
}

function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}
