import { insertBefore } from "../edit/dockerfile.ts";
import { firstProcess, signalOf, stopSignal } from "../judge/start.ts";
import { baseImage } from "../judge/user.ts";
import type { Rule } from "./rule.ts";

export const systemdWithoutSigrtmin3: Rule = {
  id: "systemd-without-sigrtmin3",
  summary: "systemd is stopped by a signal that does not shut it down",
  category: "lifecycle",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-systemd-sigrtmin-plus-3"] },

  check: {
    stage(stage, { model, report, text }) {
      if (model.kind !== "dockerfile" || !stage.ships || stage.windows) return;
      const call = firstProcess(model, stage);
      const base = baseImage(stage)?.reference;
      // The init of Alpine is BusyBox; images with systemd in their name bring the signal along.
      if (!call || !base || /alpine|busybox|init$|systemd/.test(`${base.name}:${base.tag}`)) return;
      if (call.name !== "systemd" && !/^(?:\/usr)?\/sbin\/init$/.test(call.program.value ?? "")) return;
      const signal = stopSignal(stage);
      if (signal && (signalOf(signal) ?? "SIGRTMIN+3") === "SIGRTMIN+3") return;
      const start = stage.instructions.find(({ name, onbuild }) => !onbuild && (name === "CMD" || name === "ENTRYPOINT"));
      const edit =
        signal === undefined
          ? start && insertBefore(text, start, "STOPSIGNAL SIGRTMIN+3")
          : signal.stage === stage
            ? { span: signal.words[0]!.span, newText: "SIGRTMIN+3" }
            : undefined;
      report({
        at:
          signal?.stage === stage ? signal.words[0]!.span : (call.program.span.start >= stage.span.start ? call.program : stage.base).span,
        message: `systemd does not shut down at ${signal ? signal.words[0]!.value : "SIGTERM"}, so the container is killed after the grace period.`,
        fixes: edit ? [{ title: "Stop systemd with SIGRTMIN+3, at which it shuts down", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
