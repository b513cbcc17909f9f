import { retag } from "../edit/image.ts";
import { removeVariable } from "../edit/variable.ts";
import { rootStage } from "../judge/lineage.ts";
import { packageCalls } from "../judge/package-manager.ts";
import { cudaRuntimeTag, gpuHostPackage, hasCudaPackage } from "../knowledge/gpu.ts";
import { commands, type Dockerfile, type Stage } from "../model/dockerfile.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

const id = (name: string) => ({ tally: [`tally/gpu/${name}`] });

export const gpuImageHygiene: Rule = {
  id: "gpu-image-hygiene",
  summary: "An image for GPUs holds what belongs on its host, or what it has already",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    tally: [
      "tally/gpu/no-container-runtime-in-image",
      "tally/gpu/no-hardcoded-visible-devices",
      "tally/gpu/no-redundant-cuda-install",
      "tally/gpu/prefer-minimal-driver-capabilities",
      "tally/gpu/prefer-runtime-final-stage",
    ],
  },

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const base = command.stage && rootStage(command.stage).image?.reference;
      for (const { packages } of packageCalls(command, "install")) {
        for (const { value, span } of packages) {
          const name = value?.split(/[=*]/, 1)[0] ?? "";
          if (gpuHostPackage.test(name))
            report({
              at: span,
              message: `${name} belongs on the host that runs the container.`,
              also: id("no-container-runtime-in-image"),
            });
          else if (base && hasCudaPackage(base.name, base.tag ?? "", name))
            report({
              at: span,
              message: `${base.name}:${base.tag} has already what ${name} installs.`,
              also: id("no-redundant-cuda-install"),
            });
        }
      }
    },
    variable(variable, { model, text, report }) {
      const { name, value, place, span } = variable;
      if (place !== "ENV" || model.kind !== "dockerfile" || value?.meaning === undefined) return;
      if (/^(?:NVIDIA|CUDA)_VISIBLE_DEVICES$/.test(name.value) && /^(?:\d|GPU-|MIG-)/.test(value.meaning)) {
        const edit = removeVariable(text, model, variable);
        report({
          at: span,
          message: `${name.value} names GPU ${value.value}, which only the host knows.`,
          also: id("no-hardcoded-visible-devices"),
          fixes: edit ? [{ title: `Remove ${name.value} (whoever runs the container chooses)`, safety: "unsafe", edits: [edit] }] : [],
        });
      } else if (name.value === "NVIDIA_DRIVER_CAPABILITIES" && value.meaning === "all")
        report({
          at: span,
          message: "NVIDIA_DRIVER_CAPABILITIES asks for all of the driver, displays and video included.",
          also: id("prefer-minimal-driver-capabilities"),
          fixes: text.slice(value.span.start, value.span.end) === "all" ? [minimal(replace(value.span, "compute,utility"))] : [],
        });
    },
    stage(stage, { model, report }) {
      if (model.kind !== "dockerfile" || !stage.ships || !stage.image || compiles(model, stage)) return;
      const { reference } = stage.image;
      const tag = reference && cudaRuntimeTag(reference.name, reference.tag ?? "");
      if (!reference || tag === undefined) return;
      const edit = retag(stage.image, tag, model);
      report({
        at: stage.image.name.span,
        message: `The image ships with the compilers of ${reference.name}:${reference.tag}, and none of its steps compiles.`,
        also: id("prefer-runtime-final-stage"),
        fixes: edit ? [{ title: `Change to ${tag} (without nvcc and headers)`, safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};

function minimal(edit: Edit): Fix {
  return { title: "Ask for compute,utility (no graphics, displays or video)", safety: "unsafe", edits: [edit] };
}

/** Whether a stage may compile something, by itself or through a package manager that does. */
function compiles(file: Dockerfile, stage: Stage): boolean {
  return commands(file, stage, "RUN").some(
    (it) => it.shell === "other" || it.calls.some(({ name }) => name === undefined || !harmless.test(name)),
  );
}

const harmless =
  /^(?:apt|apt-get|apt-mark|dnf|yum|rm|mkdir|ln|chmod|chown|chgrp|cp|mv|echo|printf|set|export|test|\[|true|useradd|groupadd|usermod|ldconfig|curl|wget|tar|unzip|sed|cat|locale-gen)$/;
