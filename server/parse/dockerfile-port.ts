import type { Stage } from "../model/dockerfile.ts";
import type { Port } from "../model/port.ts";
import type { Substituted } from "../model/substituted.ts";

/** A word of EXPOSE: `80`, `8000-8010/udp`, `$PORT`; the builder also takes a host's address and port in front, and ignores them. */
export function exposedPort(word: Substituted, stage: Stage): Port {
  const { value, span } = word;
  const verbatim = span.end - span.start === value.length;
  const place = (start: number, end: number): Substituted => ({
    value: value.slice(start, end),
    meaning: word.meaning === value ? value.slice(start, end) : undefined,
    span: verbatim ? { start: span.start + start, end: span.start + end } : span,
  });
  const parts = /^(?:(\[[^\]]*\]|[\d.]+):)?(?:([\d-]*):)?([^:/]+)(?:\/([A-Za-z]\w*))?$/.exec(value);
  const slash = /\/([A-Za-z]\w*)$/.exec(value);
  const target =
    !parts || value.includes("${")
      ? place(0, slash?.index ?? value.length)
      : place(value.lastIndexOf(":") + 1, slash?.index ?? value.length);
  const meaning = word.meaning?.replace(/\/\w*$/, "").replace(/^.*:/, "");
  const range = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(meaning ?? "");
  const hostEnd = parts?.[1]?.length;
  const publishedStart = hostEnd === undefined ? 0 : hostEnd + 1;
  return {
    kind: "port",
    place: "EXPOSE",
    hostIp: hostEnd === undefined ? undefined : place(value.startsWith("[") ? 1 : 0, value.startsWith("[") ? hostEnd - 1 : hostEnd),
    published: parts?.[2] ? place(publishedStart, publishedStart + parts[2].length) : undefined,
    target: { ...target, meaning },
    range: range ? [Number(range[1]), Number(range[2] ?? range[1])] : undefined,
    protocol: (/\/(\w+)$/.exec(word.meaning ?? value)?.[1] ?? "tcp").toLowerCase(),
    span,
    stage,
  };
}
