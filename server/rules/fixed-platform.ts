import { findFlag, removeFlag } from "../edit/flag.ts";
import type { Rule } from "./rule.ts";

export const fixedPlatform: Rule = {
  id: "fixed-platform",
  summary: "FROM names one platform for whoever builds",
  category: "base-image",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3029"],
    buildkit: ["FromPlatformFlagConstDisallowed"],
    kics: ["Using Platform Flag with FROM Command"],
    semgrep: ["avoid-platform-with-from"],
    tally: ["hadolint/DL3029", "buildkit/FromPlatformFlagConstDisallowed"],
  },

  check: {
    stage({ instructions, name, windows }, { text, report }) {
      const from = instructions[0];
      const flag = from && findFlag(from, "platform");
      const platform = flag?.value;
      if (!flag || !platform || platform.value === "" || platform.value.includes("$")) return;
      // A stage that is named after its platform is meant for it.
      const [system = "", machine = ""] = platform.value.toLowerCase().split("/");
      const called = name?.value.toLowerCase() ?? "";
      if ((system !== "" && called.includes(system)) || (machine !== "" && called.includes(machine))) return;
      report({
        at: platform.span,
        message: `The image is built for ${platform.value}, whatever platform is asked for.`,
        ...(windows && { severity: "off" }),
        fixes: [{ title: "Build for the platform that is asked for", safety: "unsafe", edits: [removeFlag(text, flag)] }],
      });
    },
  },
};
