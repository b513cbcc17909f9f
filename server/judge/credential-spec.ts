import { type System, systemOf } from "../knowledge/base-systems.ts";
import { platformOf } from "../knowledge/image-platforms.ts";
import type { Service } from "../model/compose.ts";
import { type Dockerfile, findStage } from "../model/dockerfile.ts";
import { type Entry, type Mapping, scalarAt } from "../model/value.ts";
import { baseSystem } from "./system.ts";

/**
 * Credential specs give a Windows container the identity of a group-managed service account of Active Directory.
 *
 * Sources: daemon/oci_windows.go of moby 28, cli/compose/convert/service.go of docker/cli 29.9.3; docker/compose of August 2026 reads the key and
 * passes nothing on. Looked at on 2026-11-30.
 */

/** The keys that say where the spec is found; one is right. */
export function loneSpec(spec: Mapping): readonly Entry[] {
  return spec.entries.filter(
    ({ key, value }) =>
      ["file", "registry", "config"].includes(key.text) &&
      value.kind === "scalar" &&
      value.value !== null &&
      value.meaning !== "" &&
      value.tag !== "!reset",
  );
}

/** Why the daemon refuses the path of a spec, which it looks for below a folder of its own, and the file's name alone. */
export function accountFile(path: string): { readonly kind: "absolute" | "outside"; readonly name: string } | undefined {
  const name = path.split(/[\\/]/).at(-1) ?? "";
  if (/^(?:[a-z]:[\\/]|[\\/])/i.test(path)) return { kind: "absolute", name };
  let depth = 0;
  for (const step of path.split(/[\\/]+/)) {
    depth += step === ".." ? -1 : step === "." || step === "" ? 0 : 1;
    if (depth < 0) return { kind: "outside", name };
  }
  return undefined;
}

/** The system that a service runs on, where it is known to be no Windows. */
export function imageSystem(service: Service, dockerfile: Dockerfile | undefined): string | undefined {
  const platform = scalarAt(service.body, "platform")?.meaning;
  if (platform !== undefined) return /^linux(?:\/|$)/i.test(platform) ? "Linux" : undefined;
  const known = dockerfile ? systemOfBuild(service, dockerfile) : systemOfImage(service);
  return known && `Linux (${known})`;
}

function systemOfImage({ image }: Service): System | undefined {
  const reference = image?.reference;
  if (!reference || platformOf(reference.name, reference.tag)?.startsWith("windows")) return undefined;
  return systemOf(reference.name, reference.tag);
}

function systemOfBuild({ build }: Service, file: Dockerfile): System | undefined {
  const target = build?.target;
  if (target && target.meaning === undefined) return undefined;
  const stage = target ? findStage(file, target.meaning!) : file.stages.at(-1);
  return stage && baseSystem(file, stage);
}
