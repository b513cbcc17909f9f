import { runTests } from "./harness.ts";
import "./workspace.ts";
import "./findings.ts";
import "./fixes.ts";
import "./explanations.ts";
import "./recognition.ts";

/** What VS Code calls, whichever VS Code it is. */
export async function run(): Promise<void> {
  await runTests();
}
