import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const invalidImageReference: Rule = {
  id: "invalid-image-reference",
  summary: "The name of an image cannot be one",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["INVALID_REFERENCE_FORMAT"] },

  check: {
    image({ name }, context) {
      const meaning = name.meaning;
      if (meaning === undefined || meaning === "") return;
      const wrong = mistake(meaning);
      if (wrong === undefined) return;
      const writtenAsMeant = name.value === meaning && name.span.end - name.span.start === meaning.length;
      const right = writtenAsMeant ? corrections(meaning).find((it) => mistake(it) === undefined) : undefined;
      context.report({
        at: name.span,
        message: `${name.value} is no name of an image: ${wrong}.`,
        fixes: right === undefined ? [] : [{ title: `Write ${right}`, safety: "unsafe", edits: [replace(name.span, right)] }],
      });
    },
  },
};

/** What may have been meant, likeliest first. */
function corrections(reference: string): string[] {
  const address = reference.replace(/^[a-z]+:\/\//i, "");
  return [reference.replace(/^[^:@]*(?=[:@]|$)/, (path) => path.toLowerCase()), address, address.replace(/:$/, "")];
}

/** What the registries' grammar refuses about a reference, to stand behind a colon; undefined if it is one. */
function mistake(reference: string): string | undefined {
  if (/^[a-z]+:\/\//i.test(reference)) return "it begins like an address of the web";
  if (/\s/.test(reference)) return "it holds a blank";
  const [rest = "", ...digests] = reference.split("@");
  if (digests.length > 1) return "it has two digests";
  const digest = digests[0];
  if (digest !== undefined && !/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,}$/i.test(digest))
    return "its digest is not of the form sha256: and 64 digits";
  if (digest?.startsWith("sha256:") && digest.length !== 71) return `its digest has ${digest.length - 7} digits and not 64`;
  const colon = rest.indexOf(":", rest.lastIndexOf("/") + 1);
  const name = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  if (tag === "") return "nothing follows its colon";
  if (tag?.includes(":")) return "it has two tags";
  if (tag !== undefined && tag.length > 128) return "its tag is longer than 128 characters";
  if (tag !== undefined && !/^\w[\w.-]*$/.test(tag)) return `its tag ${tag} holds a character that tags cannot hold`;
  const parts = name.split("/");
  if (parts.length > 1 && hosts.test(parts[0]!)) parts.shift();
  const path = parts.join("/");
  if (/[A-Z]/.test(path)) return "capital letters are not allowed in it";
  if (!parts.every((it) => components.test(it))) return `${path || "the empty text"} holds something that no repository's name holds`;
  return undefined;
}

/** A registry's address: without a dot, a port or capitals the first part is a namespace of Docker Hub. */
const hosts = /^(?=.*[.:A-Z]|localhost$)(?:\[[0-9a-f:]+\]|[a-z0-9]+(?:[.-]+[a-z0-9]+)*)(?::\d+)?$/i;
const components = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
