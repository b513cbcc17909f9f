import { controlSocket, isHostRoot, sensitivePath } from "../knowledge/host-paths.ts";
import { holder } from "../model/mount.ts";
import type { Rule } from "./rule.ts";

export const absoluteBindPath: Rule = {
  id: "absolute-bind-path",
  summary: "A mount names a folder by its place on one machine",
  category: "host-access",
  // On a server that is the way.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    mount(mount, { report }) {
      const { source } = mount;
      if (mount.place !== "volumes:" || mount.type !== "bind" || source?.meaning === undefined) return;
      const path = source.meaning;
      // What a variable says can be told for each machine, and folders of the system are the same everywhere.
      if (source.value.includes("$") || !/^(?:\/|[A-Za-z]:[\\/])/.test(path) || /^\/(?:dev|proc|sys|run|etc|var\/run)(?:\/|$)/.test(path))
        return;
      if (isHostRoot(path) || controlSocket(path) !== undefined || sensitivePath(path)) return;
      report({ at: source.span, message: `${holder(mount)} starts only on machines that have ${source.value}.` });
    },
  },
};
