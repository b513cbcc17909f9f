import { packageCalls } from "../judge/package-manager.ts";
import type { Word } from "../model/command.ts";
import { isDelivered } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const debugToolInFinal: Rule = {
  id: "debug-tool-in-final",
  summary: "An image brings tools along with which an attacker looks around",
  category: "supply-chain",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.3"], tally: ["tally/php/no-xdebug-in-final-image"] },

  check: {
    command(command, { model, report }) {
      const { place, stage } = command;
      if (place !== "RUN" || model.kind !== "dockerfile" || (stage && !isDelivered(model, stage))) return;
      const removed = new Set(packageCalls(command, "remove").flatMap(({ packages }) => packages.map(({ written }) => written)));
      const isTool = ({ value, written }: Word) => value !== undefined && tools.test(value) && !removed.has(written);
      const [first, ...more] = packageCalls(command, "install").flatMap(({ packages }) => packages.filter(isTool));
      if (!first) return;
      const others = more.length === 0 ? "" : ` and ${more.length} more`;
      report({
        at: first.span,
        message: `${first.value ?? first.written}${others} in the image ${more.length === 0 ? "helps" : "help"} whoever breaks in.`,
      });
    },
  },
};

/** Debuggers, scanners and clients that programs hardly ever need. */
const tools =
  /^(?:gdb|lldb|strace|ltrace|valgrind|tcpdump|tshark|wireshark|nmap|ncat|netcat(?:-\w+)?|nc|socat|telnet|inetutils-telnet|ftp|ngrep|hping3|masscan|netdiscover|mtr|iperf3?|dsniff|xdebug|php\d*-xdebug|php-pecl-xdebug)(?:[=@~].*)?$/;
