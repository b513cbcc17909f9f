import type { Comment, Node, Problem } from "../model/node.ts";
import type { Dockerfile, Instruction, Stage } from "../model/dockerfile.ts";
import type { Substituted } from "../model/substituted.ts";
import type { User } from "../model/user.ts";
import type { Variable } from "../model/variable.ts";
import { readDirectives } from "./directives.ts";
import { outline } from "./dockerfile-ast.ts";
import { commandOf } from "./dockerfile-command.ts";
import { copyOf } from "./dockerfile-copy.ts";
import { imageOf } from "./dockerfile-image.ts";
import { runMount, volumeOf } from "./dockerfile-mount.ts";
import { exposedPort } from "./dockerfile-port.ts";
import { fileProblems, instructionProblems } from "./dockerfile-problems.ts";
import { labelsOf, pairsOf, variablesOf } from "./dockerfile-variable.ts";
import { beginStage, continueStage, declare, platformVariables, stageFrom, type StageState } from "./stage-graph.ts";
import { readStatement, type Statement } from "./statement.ts";
import type { Scope } from "./substitute.ts";
import { findTemplate } from "./template.ts";

/** Reads a Dockerfile; never throws, whatever the text. */
export function parseDockerfile(text: string): Dockerfile {
  const template = findTemplate("dockerfile", text);
  const { list: directives, escape, problems: directiveProblems } = readDirectives(text);
  const { starts, comments } = outline(text, escape);
  const directiveStarts = new Set(directives.map((it) => it.span.start));
  const globals = platformVariables();
  const globalVariables: Variable[] = [];
  const states: StageState[] = [];
  const instructions: Instruction[] = [];
  const nodes: Node[] = [];
  const problems: Problem[] = [...directiveProblems];
  const imageUses: ImageUse[] = [];
  const bodies: { start: number; end: number }[] = [];

  let next = 0;
  for (const start of starts) {
    // Inside of what was read already: a line of a heredoc.
    if (start < next) continue;
    const current = states.at(-1);
    const scope: Scope = current?.variables ?? globals;
    const statement = readStatement(text, start, escape, (name) => (name === "FROM" ? globals : scope));
    next = statement.next;
    let { instruction } = statement;
    if (instruction.keyword.value === "") continue;
    for (const { body } of instruction.heredocs) bodies.push({ start: body.start, end: instruction.span.end });
    problems.push(...statement.problems, ...instructionProblems(statement, states.length > 0));

    if (instruction.name === "FROM" && !instruction.onbuild) {
      const state = beginStage(instruction, states, escape);
      const { stage } = state;
      states.push(state);
      instruction = { ...instruction, stage };
      stage.instructions[0] = instruction;
      instructions.push(instruction);
      nodes.push(stage, instruction);
      if (!stage.parent && stage.base.meaning !== "scratch" && stage.base.value !== "") {
        stage.image = imageOf("FROM", stage.base, stage);
        nodes.push(stage.image);
      }
      continue;
    }
    if (!current) {
      instructions.push(instruction);
      nodes.push(instruction);
      if (instruction.name !== "ARG" || instruction.onbuild) continue;
      const pairs = pairsOf(statement, escape, scope);
      const variables = variablesOf("ARG", pairs, undefined);
      globalVariables.push(...variables);
      nodes.push(...variables);
      declare("ARG", pairs.map(named), globals, new Map());
      continue;
    }
    instruction = { ...instruction, stage: current.stage };
    continueStage(current, instruction);
    instructions.push(instruction);
    nodes.push(instruction, ...conceptsOf({ ...statement, instruction }, current, states.slice(0, -1), escape, globals, imageUses));
  }

  const last = states.at(-1);
  if (last) last.stage.ships = true;
  // What names no earlier stage may name a later one, which is a mistake, but no image.
  const names = new Set(states.map(({ stage }) => stage.name?.value.toLowerCase()));
  for (const { name, place, stage } of imageUses) {
    if (names.has(name.value.toLowerCase()) || /^\d+$/.test(name.value) || name.value === "scratch") continue;
    nodes.push(imageOf(place, name, stage));
  }
  problems.push(...(template ? [] : fileProblems(text, instructions, states.length)));
  const kept = template ? [] : problems;
  return {
    kind: "dockerfile",
    directives,
    escape,
    globals: globalVariables,
    stages: states.map((it): Stage => it.stage),
    instructions,
    comments: comments.filter((it) => !directiveStarts.has(it.span.start) && !within(it, bodies)),
    problems: kept,
    template,
    nodes: inOrder([...(template ? [template] : []), ...nodes, ...kept]),
  };
}

interface ImageUse {
  readonly name: Substituted;
  readonly place: "COPY --from" | "RUN --mount";
  readonly stage: Stage;
}

/** The concepts that an instruction of a stage stands for; what its variables and SHELL change is noted in the state. */
function conceptsOf(statement: Statement, state: StageState, earlier: readonly StageState[], escape: string, globals: Scope, imageUses: ImageUse[]): Node[] {
  const { instruction } = statement;
  const { stage, variables } = state;
  switch (instruction.name) {
    case "ARG":
    case "ENV": {
      const pairs = pairsOf(statement, escape, variables);
      if (!instruction.onbuild) declare(instruction.name, pairs.map(named), variables, globals);
      return variablesOf(instruction.name, pairs, stage);
    }
    case "SHELL":
      if (statement.strings && !instruction.onbuild) {
        state.shell = statement.strings.map((it) => it.value);
        stage.windows ||= /(?:^|[\\/])(?:powershell|cmd)(?:\.exe)?$/i.test(state.shell[0] ?? "");
      }
      return [];
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "HEALTHCHECK": {
      const mounts = instruction.name === "RUN" ? instruction.flags.filter((it) => it.name.value === "mount").map((it) => runMount(it, stage, escape, variables)) : [];
      for (const { from } of mounts) if (from && !instruction.onbuild && !stageFrom(from.value, earlier)) imageUses.push({ name: from, place: "RUN --mount", stage });
      const command = commandOf(statement, stage, state.shell);
      return [...(instruction.onbuild ? [] : mounts.map((it) => it.mount)), ...(command ? [command] : [])];
    }
    case "COPY":
    case "ADD": {
      const copy = copyOf(statement, stage, (name) => stageFrom(name, earlier));
      if (copy.from && !copy.from.stage && !instruction.onbuild) imageUses.push({ name: copy.from.name, place: "COPY --from", stage });
      return [copy];
    }
  }
  if (instruction.onbuild) return [];
  switch (instruction.name) {
    case "LABEL":
      return labelsOf(pairsOf(statement, escape, variables), stage);
    case "EXPOSE":
      return instruction.words.map((it) => exposedPort(it, stage));
    case "VOLUME":
      return instruction.words.map((it) => volumeOf(it, stage));
    case "USER":
      return instruction.words.map((name): User => ({ kind: "user", place: "USER", name, stage }));
  }
  return [];
}

function named({ name, value }: { name: { value: string }; value: Substituted | undefined }): { name: string; value: Substituted | undefined } {
  return { name: name.value, value };
}

function within({ span }: Comment, regions: readonly { start: number; end: number }[]): boolean {
  let low = 0;
  let high = regions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const region = regions[middle]!;
    if (span.start < region.start) high = middle - 1;
    else if (span.start >= region.end) low = middle + 1;
    else return true;
  }
  return false;
}

/** Source order; what begins at the same place stays as it was put together. */
function inOrder(nodes: Node[]): Node[] {
  return nodes.sort((a, b) => startOf(a) - startOf(b));
}

function startOf(node: Node): number {
  switch (node.kind) {
    case "image":
    case "user":
      return node.name.span.start;
    case "key":
      return node.entry.span.start;
    case "dockerfile":
    case "compose":
    case "env":
      return 0;
    default:
      return node.span.start;
  }
}
