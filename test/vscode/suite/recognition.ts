import * as vscode from "vscode";
import { closeEditors, findingOf, findings, inWorkspace, openWith, rulesIn, write } from "./files.ts";
import { assert, assertEqual, test, until } from "./harness.ts";

const asRoot = "FROM node:22.11.0\nUSER root\n";
const privileged = "services:\n  web:\n    image: nginx:1.27.3\n    privileged: true\n";

for (const name of ["Containerfile", "Dockerfile.dev", "web.dockerfile", ".devcontainer/Dockerfile"]) {
  test(`${name} is a Dockerfile, opened or not`, async () => {
    const path = `names/${name}`;
    await write(inWorkspace(path), asRoot);
    await findingOf(inWorkspace(path), "root-user");
    const document = await openWith(path, asRoot);
    await findingOf(document.uri, "root-user");
    assertEqual(rulesIn(document.uri).filter((rule) => rule === "root-user").length, 1, "the number of its findings");
    await closeEditors();
  });
}

test("a YAML file is a Compose file when its name and its content say so", async () => {
  const stack = await openWith("yaml/docker-stack.yml", privileged);
  assertEqual(stack.languageId, "yaml", "the language");
  await findingOf(stack.uri, "privileged-container");
  await closeEditors();
});

test("other YAML files are left alone", async () => {
  const others = [
    await openWith("yaml/values.yaml", "web:\n  image: nginx\n  privileged: true\n"),
    await openWith("yaml/stack-of-cards.yaml", "cards:\n  - privileged: true\n"),
  ];
  // The server answers in order: when a later file has its findings, these had their turn.
  const later = await openWith("yaml/compose.yaml", privileged);
  await findingOf(later.uri, "privileged-container");
  for (const other of others) assertEqual(rulesIn(other.uri), [], `the findings of ${other.uri.path}`);
  await closeEditors();
});

test("a template gets one calm note", async () => {
  const template = await openWith("template/Dockerfile", "FROM {{ base }}\n{% if debug %}\nUSER root\n{% endif %}\nRUN {{ command }}\n");
  await until(
    "its note",
    () => findings(template.uri).length,
    (count) => count > 0,
  );
  const [note, ...more] = findings(template.uri);
  assertEqual(
    more.map((each) => each.message),
    [],
    "the notes beyond the first",
  );
  assert(note !== undefined && note.severity >= vscode.DiagnosticSeverity.Information, "the note is calm");
  await closeEditors();
});
