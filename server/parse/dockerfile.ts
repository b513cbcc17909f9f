import type { Dockerfile, Instruction, Stage } from "../model/dockerfile.ts";
import type { Comment, Node, Problem } from "../model/node.ts";
import type { Variable } from "../model/variable.ts";
import type { Span } from "../text/span.ts";
import { readDirectives } from "./directives.ts";
import { outline } from "./dockerfile-ast.ts";
import { imageOf } from "./dockerfile-image.ts";
import { fileProblems, instructionProblems } from "./dockerfile-problems.ts";
import { conceptsOf, foreignImages, type Surroundings } from "./dockerfile-stage.ts";
import { pairsOf, variablesOf } from "./dockerfile-variable.ts";
import { ShellDirectives, takeShell } from "./shell-directive.ts";
import { continueStage, declare, looseState, platformVariables, StageGraph, type StageState } from "./stage-graph.ts";
import { readStatement, type Statement } from "./statement.ts";
import { dockerfileTemplate } from "./template.ts";

/**
 * Reads a Dockerfile; never throws, whatever the text. The source of a template has no problems, and nothing to show but that.
 * `name` is the file's.
 */
export function parseDockerfile(text: string, name = ""): Dockerfile {
  const { list: directives, escapeChar, problems: refused } = readDirectives(text);
  const { starts, comments } = outline(text, escapeChar);
  const globals = platformVariables();
  const graph = new StageGraph();
  const around: Surroundings = { escapeChar, globals, graph, foreign: [] };
  const globalVariables: Variable[] = [];
  const instructions: Instruction[] = [];
  const nodes: Node[] = [];
  const problems: Problem[] = [...refused];
  const shells = new ShellDirectives(comments);
  let usualShell: string | undefined;
  let loose: StageState | undefined;

  for (const statement of statements(text, escapeChar, starts, (name) =>
    name === "FROM" ? globals : (graph.current?.variables ?? globals),
  )) {
    const own = instructionProblems(statement);
    let { instruction } = statement;
    if (statement.trailing)
      instruction = { ...instruction, trailing: { span: statement.trailing, refused: own.some((it) => it.code === "trailing-comment") } };
    const begins = instruction.name === "FROM" && !instruction.onbuild;
    const state = begins ? graph.begin(instruction, escapeChar) : graph.current;
    const shell = shells.before(instruction);
    // Above the first FROM it is said of all stages.
    if (!graph.current || (begins && graph.states.length === 1)) usualShell = shell ?? usualShell;
    if (state) {
      const { stage } = state;
      if (begins && !stage.parent) takeShell(state, usualShell);
      takeShell(state, shell);
      instruction = { ...instruction, stage };
      continueStage(state, instruction);
      if (begins) {
        nodes.push(stage);
        if (!stage.parent && stage.base.value !== "" && stage.base.meaning !== "scratch")
          nodes.push((stage.image = imageOf("FROM", stage.base, stage)));
      } else for (const node of conceptsOf(statement, instruction, state, around)) nodes.push(node);
    } else if (instruction.name === "ARG" && !instruction.onbuild) {
      const pairs = pairsOf(statement, escapeChar, globals);
      declare("ARG", pairs, globals, globals);
      for (const variable of variablesOf("ARG", pairs, undefined)) globalVariables.push(variable);
    } else {
      // The rest of a Dockerfile that its FROM is missing from, or a piece that others paste in.
      loose ??= looseState(instruction, escapeChar, globals);
      takeShell(loose, shell);
      for (const { stage, ...node } of conceptsOf(statement, instruction, loose, around) as (Node & { stage?: Stage })[])
        nodes.push(node as Node);
    }
    for (const problem of own) problems.push({ ...problem, instruction });
    instructions.push(instruction);
    nodes.push(instruction);
  }

  if (graph.current) graph.current.stage.ships = true;
  const template = dockerfileTemplate(text, instructions, name);
  const shown = template ? [] : [...problems, ...fileProblems(text, instructions, graph.states.length)];
  const concepts = template ? [template] : [...nodes, ...globalVariables, ...foreignImages(around.foreign, graph), ...shown];
  return {
    kind: "dockerfile",
    directives,
    escape: escapeChar,
    globals: globalVariables,
    stages: graph.states.map((it) => it.stage),
    instructions,
    comments: withoutRegions(comments, [
      ...directives.map((it) => it.span),
      ...instructions.flatMap((it) => it.heredocs.map(({ body }) => body)),
    ]),
    problems: shown.filter((it) => !it.latent),
    template,
    nodes: inOrder(concepts),
  };
}

/** The instructions one after the other; `scopeOf` is asked about variables when the ones before have been taken up. */
function* statements(
  text: string,
  escapeChar: string,
  starts: readonly number[],
  scopeOf: Parameters<typeof readStatement>[3],
): Generator<Statement> {
  let next = 0;
  for (const start of starts) {
    // Inside of what was read already, it is a line of a heredoc.
    if (start < next) continue;
    const statement = readStatement(text, start, escapeChar, scopeOf);
    next = statement.next;
    if (statement.instruction.name !== "") yield statement;
  }
}

/** The comments that do not begin in one of the regions, which are in order. */
function withoutRegions(comments: readonly Comment[], regions: readonly Span[]): Comment[] {
  let at = 0;
  return comments.filter(({ span }) => {
    while (at < regions.length && regions[at]!.end <= span.start) at++;
    return at === regions.length || span.start < regions[at]!.start;
  });
}

const rank: Partial<Record<Node["kind"], number>> = { stage: 1, instruction: 2 };

/** Source order; of what begins at the same place, a stage comes first and an instruction before its concepts. */
function inOrder(nodes: Node[]): Node[] {
  return nodes.sort((a, b) => startOf(a) - startOf(b) || (rank[a.kind] ?? 3) - (rank[b.kind] ?? 3));
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
