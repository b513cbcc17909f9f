import type { Dockerfile } from "../model/dockerfile.ts";
import type { Image } from "../model/image.ts";

/** The places, in order, at which a Dockerfile takes files out of an image without building on it, by the name as written. */
export function copiedImages(file: Dockerfile): ReadonlyMap<string, readonly Image[]> {
  let places = known.get(file);
  if (!places) {
    places = new Map();
    for (const node of file.nodes) {
      if (node.kind !== "image" || node.place === "FROM") continue;
      const before = places.get(node.name.value);
      if (before) before.push(node);
      else places.set(node.name.value, [node]);
    }
    known.set(file, places);
  }
  return places;
}

const known = new WeakMap<Dockerfile, Map<string, Image[]>>();
