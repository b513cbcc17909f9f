import { imageMistake } from "../judge/reference.ts";
import { globalArg } from "../judge/scope.ts";
import { type Stage, stagesByName } from "../model/dockerfile.ts";
import type { Image } from "../model/image.ts";
import type { Model } from "../model/node.ts";
import { replace } from "../text/edit.ts";
import type { Also, Rule } from "./rule.ts";

const refused: Also = { buildkit: ["build-error"], "dockerfile-utils": ["INVALID_REFERENCE_FORMAT"] };
/** What BuildKit says of FROM before it refuses it; that is no check that anybody could skip. */
const inFrom: Also = { ...refused, buildkit: ["build-error", "InvalidDefaultArgInFrom"] };
/** What begins as no image can. */
const unlikely: Also = { ...refused, "dockerfile-utils": ["FLAG_INVALID_FROM_VALUE"] };

export const invalidImageReference: Rule = {
  id: "invalid-image-reference",
  summary: "An image has a name that is not valid",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...refused, "dockerfile-utils": ["INVALID_REFERENCE_FORMAT", "FLAG_INVALID_FROM_VALUE"] },

  check: {
    stage({ base, defaultBase, instructions }, { model, report }) {
      if (model.kind !== "dockerfile" || base.meaning !== undefined || !defaultBase) return;
      const references = instructions[0]?.references ?? [];
      // What a build argument may change is the matter of another rule.
      const args = references.map(({ name }) => globalArg(model, name));
      if (args.some((it) => it && it.value?.meaning === undefined)) return;
      const lost = references[args.indexOf(undefined)];
      const wrong = imageMistake(defaultBase);
      if (wrong === undefined || !lost) return;
      report({
        at: base.span,
        message: `${base.value} is no valid image name, for nothing can set ${lost.name}: ${wrong}.`,
        also: inFrom,
      });
    },
    image({ name, place, stage }, context) {
      const meaning = name.meaning;
      if (meaning === undefined || meaning === "" || (place === "FROM" && isEarlierStage(context.model, meaning, stage))) return;
      const wrong = imageMistake(meaning);
      if (wrong === undefined) return;
      const writtenAsMeant = name.value === meaning && name.span.end - name.span.start === meaning.length;
      const right = writtenAsMeant ? corrections(meaning, place).find((it) => imageMistake(it) === undefined) : undefined;
      context.report({
        at: name.span,
        message: `${name.value} is not a valid image name: ${wrong}.`,
        // Compose reads the file, and only who starts the service hears of it.
        ...(place === "image:" && { severity: "warning" }),
        ...(place === "FROM" && { also: inFrom }),
        ...(place === "COPY --from" && /^[^a-z\d]/i.test(meaning) && { also: unlikely }),
        fixes:
          right === undefined
            ? []
            : [{ title: `Change to ${right} (which may be another image)`, safety: "unsafe", edits: [replace(name.span, right)] }],
      });
    },
  },
};

/** Whether a stage is meant, which its name in lower case would find. */
function isEarlierStage(model: Model, name: string, from: Stage | undefined): boolean {
  if (model.kind !== "dockerfile" || !from) return false;
  return (
    stagesByName(model)
      .get(name.toLowerCase())
      ?.some((it) => it.index < from.index) ?? false
  );
}

/** What may have been meant, likeliest first. */
function corrections(reference: string, place: Image["place"]): string[] {
  const address = reference.replace(/^[a-z]+:\/\//i, "");
  if (/(?:^|\/)scratch[:@]/.test(reference)) return place === "FROM" ? ["scratch"] : [];
  return [reference.replace(/^[^:@]*(?=[:@]|$)/, (path) => path.toLowerCase()), address, address.replace(/:$/, "")];
}
