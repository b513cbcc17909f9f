import { insertBefore } from "../edit/dockerfile.ts";
import { firstProcess, signalOf, stopSignal } from "../judge/start.ts";
import { baseImage } from "../judge/user.ts";
import type { Rule } from "./rule.ts";

export const nginxWithoutSigquit: Rule = {
  id: "nginx-without-sigquit",
  summary: "nginx is stopped in a way that cuts off its clients",
  category: "lifecycle",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-nginx-sigquit"] },

  check: {
    stage(stage, { model, report, text }) {
      if (model.kind !== "dockerfile" || !stage.ships || stage.windows) return;
      const call = firstProcess(model, stage);
      if (!call || !/^(?:nginx|openresty)$/.test(call.name ?? "")) return;
      // What only asks or tests ends by itself; and in the background nginx is not what gets the signal.
      if (call.arguments.some((it) => /^-[tTvVh?]$/.test(it.value ?? ""))) return;
      const signal = stopSignal(stage);
      const base = baseImage(stage)?.reference;
      // The images of nginx itself set it; others may.
      if (!signal && (!base || /nginx|openresty|angie|php/.test(base.name))) return;
      if (signal && (signalOf(signal) ?? "SIGQUIT") === "SIGQUIT") return;
      const start = stage.instructions.find(({ name, onbuild }) => !onbuild && (name === "CMD" || name === "ENTRYPOINT"));
      const title = "Stop nginx with SIGQUIT (requests under way end first)";
      const edit =
        signal === undefined
          ? start && insertBefore(text, start, "STOPSIGNAL SIGQUIT")
          : signal.stage === stage
            ? { span: signal.words[0]!.span, newText: "SIGQUIT" }
            : undefined;
      report({
        at:
          signal?.stage === stage ? signal.words[0]!.span : (call.program.span.start >= stage.span.start ? call.program : stage.base).span,
        message: `${call.name} is stopped with ${signal ? signal.words[0]!.value : "SIGTERM"}, which cuts off requests under way.`,
        fixes: edit ? [{ title, safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};
