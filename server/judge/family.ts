import type { Stage } from "../model/dockerfile.ts";
import { baseImage } from "./user.ts";

/** How accounts are made on the system that a stage is built on; undefined where nobody knows it. */
export function accountMaker(stage: Stage): ((name: string) => string) | undefined {
  const reference = baseImage(stage)?.reference;
  if (!reference) return undefined;
  const { name, tag = "" } = reference;
  if (/(?:^|[/-])(?:slim|distroless|chiseled)|distroless|chiseled/.test(`${name}:${tag}`) && !/slim/.test(tag)) return undefined;
  if (/(?:^|\/)alpine$/.test(name) || /alpine/.test(tag)) return (it) => `adduser -S -D -H ${it}`;
  if (/(?:^|\/)busybox$/.test(name)) return (it) => `adduser -S -D -H ${it}`;
  return usesUseradd.test(name) ? (it) => `useradd --system --no-create-home ${it}` : undefined;
}

/** Systems with `useradd`, and official images that are built on Debian unless their tag says Alpine. */
const usesUseradd =
  /^(?:docker\.io\/)?(?:library\/)?(?:debian|ubuntu|fedora|almalinux|rockylinux|python|golang|ruby|php|rust|perl|gcc|openjdk|eclipse-temurin|buildpack-deps)$/;
