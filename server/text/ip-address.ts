/** An address of the internet: its version and its number. */
export interface IpAddress {
  readonly version: 4 | 6;
  readonly number: bigint;
}

/** Reads `1.2.3.4` or `2001:db8::1`, without brackets and zone; undefined for what Go's net package takes for none. */
export function parseAddress(text: string): IpAddress | undefined {
  if (text.length > 45) return undefined;
  if (!text.includes(":")) {
    const number = ipv4(text);
    return number === undefined ? undefined : { version: 4, number };
  }
  const last = text.slice(text.lastIndexOf(":") + 1);
  const embedded = last.includes(".") ? ipv4(last) : undefined;
  if (last.includes(".") && embedded === undefined) return undefined;
  const tail = embedded === undefined ? "" : `${(embedded >> 16n).toString(16)}:${(embedded & 0xffffn).toString(16)}`;
  const halves = (embedded === undefined ? text : text.slice(0, -last.length) + tail).split("::");
  const [front = [], back = []] = halves.map((it) => (it === "" ? [] : it.split(":")));
  const isShort = halves.length === 2;
  const count = front.length + back.length;
  if (halves.length > 2 || (isShort ? count > 7 : count !== 8) || [...front, ...back].some((it) => !/^[\da-f]{1,4}$/i.test(it)))
    return undefined;
  const groups = [...front, ...Array<string>(8 - count).fill("0"), ...back];
  return { version: 6, number: groups.reduce((sum, it) => (sum << 16n) + BigInt(Number.parseInt(it, 16)), 0n) };
}

function ipv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || parts.some((it) => !/^(?:0|[1-9]\d{0,2})$/.test(it) || Number(it) > 255)) return undefined;
  return parts.reduce((sum, it) => (sum << 8n) + BigInt(it), 0n);
}

/** A range of addresses. */
export interface Subnet extends IpAddress {
  /** How many of the first bits all its addresses share. */
  readonly length: number;
}

/** Reads `10.0.0.0/24`; undefined for what is none. */
export function parseSubnet(text: string): Subnet | undefined {
  const [, front = "", length = ""] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseAddress(front);
  if (!address || (length.startsWith("0") && length !== "0") || Number(length) > bitsOf(address)) return undefined;
  return { ...address, length: Number(length) };
}

export function contains(subnet: Subnet, address: IpAddress): boolean {
  const free = BigInt(bitsOf(subnet) - subnet.length);
  return subnet.version === address.version && subnet.number >> free === address.number >> free;
}

function bitsOf({ version }: IpAddress): number {
  return version === 4 ? 32 : 128;
}
