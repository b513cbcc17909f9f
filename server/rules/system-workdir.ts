import type { Rule } from "./rule.ts";

export const systemWorkdir: Rule = {
  id: "system-workdir",
  summary: "WORKDIR is a folder of the kernel or the system",
  category: "host-access",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { trivy: ["DS-0030"] },

  check: {
    instruction({ name, words, stage }, { report }) {
      const [path] = words;
      if (name !== "WORKDIR" || !path?.meaning || stage?.windows) return;
      const normal = resolved(path.meaning);
      const found = systemFolder.exec(normal);
      if (!found || /^\/dev\/shm(?:\/|$)/.test(normal)) return;
      // A descriptor that the builder left open leads out of the container.
      const leak = /^\/proc\/(?:self|thread-self|\d+)\/fd/.test(normal);
      report({
        at: path.span,
        message: leak
          ? `Commands start in ${path.value}, through which CVE-2024-21626 leads to the host.`
          : `Commands start in ${found[0]}, which belongs to the system.`,
      });
    },
  },
};

const systemFolder = /^\/(?:proc|sys|dev|boot|initrd|lost\+found)(?![\w.-])/;

/** A path without quotes, `.`, `..` and double slashes; a relative one counts from the root, where it leads at most. */
function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.replace(/^(["'])(.*)\1$/, "$2").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${/^\/|\.\./.test(path.replace(/^["']/, "")) ? "" : "./"}${parts.join("/")}`;
}
