import { scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const unsafeRuntime: Rule = {
  id: "unsafe-runtime",
  summary: "A service runs with another runtime than Docker's own, or without the isolation of Windows",
  category: "privilege",
  // Who names a runtime has set it up.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report }) {
      const runtime = scalarAt(body, "runtime");
      if (runtime?.meaning && !known.test(runtime.meaning))
        report({
          at: runtime.inner,
          message: `How well ${name.value} is kept apart from the host depends on the runtime ${runtime.text}.`,
        });
      const isolation = scalarAt(body, "isolation");
      if (isolation?.meaning === "process")
        report({
          at: isolation.inner,
          message: `${name.value} shares the kernel of a Windows host instead of running in a Hyper-V machine.`,
        });
    },
  },
};

/** Docker's own, those that isolate better, and those that only add hardware. */
const known = /^(?:io\.containerd\.)?(?:runc|crun|youki|runsc|gvisor|kata|sysbox|nvidia|habana|wasm|spin|slight)/;
