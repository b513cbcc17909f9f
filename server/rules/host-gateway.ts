import { at, items, type Scalar } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostGateway: Rule = {
  id: "host-gateway",
  summary: "A service is given a name for the host",
  category: "network-exposure",
  // Common while developing.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report }) {
      const hosts = at(body, "extra_hosts");
      const listed = hosts?.kind === "mapping" ? hosts.entries.flatMap(({ value }) => [value, ...items(value)]) : items(hosts);
      for (const found of listed.filter((it): it is Scalar => it.kind === "scalar" && isGateway(it))) {
        report({ at: found.inner, message: `${name.value} is shown the way to services of the host that listen on Docker's bridge.` });
      }
    },
  },
};

function isGateway({ meaning }: Scalar): boolean {
  return meaning !== undefined && /(?:^|[:=])host-gateway$/.test(meaning);
}
