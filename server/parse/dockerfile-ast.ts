import ast from "dockerfile-ast";

// The package is CommonJS whose names Node's loader cannot see; everybody takes them from here.
export const { DockerfileParser } = ast;
export type ArgumentLike = Pick<ast.Argument, "getRange" | "getValue">;
