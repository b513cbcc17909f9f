import { isSecretName } from "../knowledge/secret-names.ts";
import type { Model } from "../model/node.ts";
import type { Variable } from "../model/variable.ts";
import { holdsSecret } from "./find.ts";
import type { Holder } from "./secret.ts";

/**
 * What the name of an `ARG` or `ENV` promises: a secret that comes from elsewhere, or only the sound of one, such as an empty value,
 * a switch, a public key. Undefined for all others, and where the secret itself is written.
 */
export function promiseOf(model: Model, text: string, { place, name, value, span }: Variable): "secret" | "sound" | undefined {
  if (place !== "ARG" && place !== "ENV") return undefined;
  const sure = isSecretName(name.value);
  if (!sure && (!sounds.test(name.value) || allowed.test(name.value))) return undefined;
  if (holdsSecret(model, text, span)) return undefined;
  // A path leads to what something else mounts.
  if (value?.meaning?.startsWith("/")) return sounds.test(name.value) && !allowed.test(name.value) ? "sound" : undefined;
  // Who sets an empty variable when the container starts leaves no trace in the image.
  const harmless =
    place === "ENV"
      ? value === undefined || !value.value.includes("$") || /^(?:true|false|\d*)$/i.test(value.meaning ?? "?")
      : /^(?:true|false|\d+)$/i.test(value?.meaning ?? "?");
  return sure && !harmless ? "secret" : "sound";
}

/** The words by which BuildKit knows a secret, and those by which it knows that it is none; many of the former name none. */
const sounds = /(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const allowed = /(?:^|_)(?:public|file|version)(?:_|$)/i;

/** Whether hadolint warns of a secret, because an `ARG` or `ENV` holds it under such a name. */
export function isSeenByHadolint(model: Model, holder: Holder | undefined): boolean {
  return model.kind === "dockerfile" && (holder?.place === "ARG" || holder?.place === "ENV") && soundsToHadolint(holder.name);
}

/** Whether BuildKit warns of a variable: by its name, in stages and for this build alone. */
export function soundsToBuildKit({ name, stage, onbuild }: Variable): boolean {
  return stage !== undefined && !onbuild && sounds.test(name.value) && !allowed.test(name.value);
}

/** Whether hadolint takes a name for that of a secret, which it looks for anywhere in it. */
export function soundsToHadolint(name: string): boolean {
  return /api_?key|access_key|client_key|password|private|secret|token|username/i.test(name);
}
