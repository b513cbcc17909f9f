import { currentLine } from "../knowledge/current-lines.ts";
import { defaultUser } from "../knowledge/image-users.ts";

/** What keeps an image of this name from being found anywhere, to stand behind a colon; undefined if it may be. */
export function imageMistake(reference: string): string | undefined {
  if (/^(?:(?:index\.)?docker\.io\/)?(?:library\/)?scratch[:@]/.test(reference)) return "scratch has neither tags nor digests";
  return referenceMistake(reference);
}

/** What Docker's grammar of references refuses about one, to stand behind a colon; undefined if it is valid. */
export function referenceMistake(reference: string): string | undefined {
  if (/^[a-z]+:\/\//i.test(reference)) return "it begins like a web address";
  if (/\s/.test(reference)) return "it contains a space";
  const [rest = "", ...digests] = reference.split("@");
  if (digests.length > 1) return "it has two digests";
  const digest = digests[0];
  if (digest !== undefined && !/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,}$/i.test(digest))
    return "its digest is not sha256: with 64 digits";
  if (digest?.startsWith("sha256:") && digest.length !== 71) return `its digest has ${digest.length - 7} digits instead of 64`;
  const colon = rest.indexOf(":", rest.lastIndexOf("/") + 1);
  const name = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  if (tag === "") return "nothing follows the colon";
  if (tag?.includes(":")) return "it has two tags";
  if (tag !== undefined && tag.length > 128) return "its tag is longer than 128 characters";
  if (tag !== undefined && !/^\w[\w.-]*$/.test(tag)) return `the tag ${tag} has a character that tags cannot have`;
  const parts = name.split("/");
  const first = parts[0]!;
  if (parts.length > 1 && hosts.test(first)) parts.shift();
  else if (parts.length > 1 && first.includes(":"))
    return first.includes("_") ? `the host ${first} has an underscore` : `${first} is not the address of a registry`;
  if (parts.some((it) => /[A-Z]/.test(it))) return "it has capital letters";
  const wrong = parts.find((it) => !components.test(it));
  if (wrong === undefined) return undefined;
  return wrong === "" ? "a part of it is empty" : `${wrong} cannot be a part of it`;
}

/** A registry's address: without a dot, a port or capitals the first part is a namespace of Docker Hub. */
const hosts = /^(?=.*[.:A-Z]|localhost$)(?:\[[0-9a-f:]+\]|[a-z0-9]+(?:(?:\.|-+)[a-z0-9]+)*)(?::\d+)?$/i;
const components = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

/**
 * Whether a name that means no stage, as `COPY --from` has it, is rather that of a context, which `--build-context` or
 * `additional_contexts` gives, than that of an image.
 */
export function isLikelyContext(name: string): boolean {
  return !/[/.:@]/.test(name) && currentLine(name) === undefined && defaultUser(name, undefined) === undefined;
}
