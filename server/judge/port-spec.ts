import { parseAddress } from "../text/ip-address.ts";

/** What Compose refuses about the short form of a port, to stand behind a colon; undefined if it takes it. */
export function portMistake(text: string): string | undefined {
  const parts = text.split(":");
  const [port = "", protocol] = parts.at(-1)!.split("/");
  const host = parts.at(-2) ?? "";
  const address = parts.slice(0, -2).join(":");
  if (port === "") return "the container's port is missing";
  const wrongPort = rangeMistake(port);
  if (wrongPort !== undefined) return wrongPort;
  // Behind one colon people write an address, too.
  if (parts.length === 2 && /^\d+(?:\.\d+){3}$/.test(host)) return `behind the address ${host} comes a second colon`;
  const wrongHost = host === "" ? undefined : rangeMistake(host);
  if (wrongHost !== undefined) return wrongHost;
  const wrongAddress = address === "" ? undefined : addressMistake(address);
  if (wrongAddress !== undefined) return wrongAddress;
  if (host !== "" && sizeOf(port) > 0 && sizeOf(port) !== sizeOf(host)) return `${host} and ${port} differ in length`;
  if (protocol && !/^(?:tcp|udp|sctp)$/i.test(protocol)) return `there is no protocol ${protocol}, only tcp, udp and sctp`;
  return startOf(port) === 0 ? "the container's port is 0" : undefined;
}

/** The short form that was most likely meant; undefined where nothing is likely. */
export function portMeant(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const plain = text
    .replace(/\s+/g, "")
    .replace(/^localhost:/, "127.0.0.1:")
    .replace(/^\*:/, "");
  const [, address, rest] = /^([\da-f]*:[\da-f:]*:[\da-f]*):((?:\d+(?:-\d+)?)?:\d.*)$/i.exec(plain) ?? [];
  const candidates = [
    plain,
    plain.replace(/(\d+)-(\d+)/g, (it, from: string, to: string) => (Number(from) > Number(to) ? `${to}-${from}` : it)),
    plain.replace(/^([\d.]+):(\d+(?:-\d+)?(?:\/\w+)?)$/, "$1::$2"),
    ...(address !== undefined && parseAddress(address) ? [`[${address}]:${rest}`] : []),
  ];
  return candidates.find((it) => it !== text && portMistake(it) === undefined);
}

/** What Compose refuses about the address of the host, brackets included. */
export function addressMistake(address: string): string | undefined {
  const inner = /^\[(.*)\]$/s.exec(address)?.[1];
  if (inner === undefined && address.includes(":") && parseAddress(address)) return `the address ${address} needs brackets`;
  return inner === "" || (parseAddress(inner ?? address) && (inner !== undefined || !address.includes(":")))
    ? undefined
    : `${address} is no address`;
}

/** What Compose refuses about a port or a range of them. */
export function rangeMistake(range: string): string | undefined {
  // Whatever comes behind a second dash is not looked at.
  const ends = range.split("-").slice(0, 2);
  for (const end of ends) {
    if (end === "") return "an end of the range is missing";
    if (!/^\d+$/.test(end)) return `${end.trim() || "a blank"} is no number`;
    if (Number(end) > 65535) return "ports end at 65535";
  }
  return Number(ends[1] ?? ends[0]) < Number(ends[0]) ? "the range ends before it begins" : undefined;
}

function startOf(range: string): number {
  return Number(range.split("-")[0]);
}

function sizeOf(range: string): number {
  const [from, to = from] = range.split("-").map(Number);
  return to! - from!;
}
