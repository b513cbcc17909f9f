import { addressesOf, downloads, isNear, keeps } from "../judge/download.ts";
import { runnerOf } from "../judge/script-runner.ts";
import type { Rule } from "./rule.ts";

export const curlPipeShell: Rule = {
  id: "curl-pipe-shell",
  summary: "A script from the network runs unchecked",
  category: "supply-chain",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.11", "4.12"] },

  check: {
    command({ calls }, { report }) {
      for (const fetch of calls.filter((it) => downloads(it) && !keeps(it))) {
        const addresses = addressesOf(fetch);
        const runner = addresses.some(isNear) ? undefined : runnerOf(fetch, calls);
        if (!runner) continue;
        const [address] = addresses;
        const host = address && !/^$|\$/.test(address.host) ? address.host : undefined;
        // Without encryption anyone on the way can send what runs.
        const open = address?.scheme === "http";
        report({
          at: runner.program.span,
          message: open
            ? `${runner.name} runs whatever ${host ?? "the server"}, or anyone on the way, sends.`
            : `${runner.name} runs whatever ${host ? `${host} sends` : `${fetch.name?.replace(".", "")} downloads`}, unchecked.`,
          ...(open && { severity: "error" }),
        });
      }
    },
  },
};
