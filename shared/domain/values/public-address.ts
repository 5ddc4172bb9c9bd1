/**
 * Whether an IP address is one that anybody on the Internet may be reached at: nothing of the
 * machine itself, of private networks, of a cloud's own services, and nothing that stands for
 * another address. What cannot be read is not public. Source: RFC 6890 and the registries of
 * special-purpose addresses that IANA keeps by it.
 */
export function isPublicAddress(text: string): boolean {
  const four = ipv4Value(text);
  if (four !== undefined) return !specialIpv4.some((range) => isWithin(four, range));
  const six = ipv6Value(text);
  return (
    six !== undefined &&
    isWithin(six, globalUnicast) &&
    !specialIpv6.some((range) => isWithin(six, range))
  );
}

/** Whether it is of the machine itself: what the local cloud's receivers listen at. */
export function isLoopbackAddress(text: string): boolean {
  const four = ipv4Value(text);
  return four === undefined ? ipv6Value(text) === 1n : isWithin(four, loopbackIpv4);
}

/** Addresses whose bits begin as the base's do. */
type AddressRange = { readonly base: bigint; readonly prefix: number; readonly bits: number };

function ipv4Value(text: string): bigint | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u.exec(text)?.slice(1);
  if (parts === undefined || parts.some((part) => part.length > 1 && part.startsWith("0"))) {
    return undefined;
  }
  if (parts.some((part) => Number(part) > 255)) return undefined;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

const groupsOfIpv6 = 8;

/** RFC 4291, section 2.2; an address with a zone is none. */
function ipv6Value(text: string): bigint | undefined {
  const halves = withoutDots(text)?.split("::");
  if (halves === undefined || halves.length > 2) return undefined;
  const [before = [], after = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = groupsOfIpv6 - before.length - after.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/iu.test(group))) return undefined;
  return groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n);
}

/** The last two groups, where they are written as an IPv4 address. */
function withoutDots(text: string): string | undefined {
  if (!text.includes(".")) return text;
  const start = text.lastIndexOf(":") + 1;
  const four = start === 0 ? undefined : ipv4Value(text.slice(start));
  if (four === undefined) return undefined;
  const hex = four.toString(16).padStart(8, "0");
  return `${text.slice(0, start)}${hex.slice(0, 4)}:${hex.slice(4)}`;
}

function isWithin(value: bigint, { base, prefix, bits }: AddressRange): boolean {
  const shift = BigInt(bits - prefix);
  return value >> shift === base >> shift;
}

function rangeOf(text: string): AddressRange {
  const [address = "", prefix] = text.split("/");
  const four = ipv4Value(address);
  const base = four ?? ipv6Value(address);
  if (base === undefined) throw new Error(`${text} is no range of addresses`);
  return { base, prefix: Number(prefix), bits: four === undefined ? 128 : 32 };
}

const loopbackIpv4 = rangeOf("127.0.0.0/8");

const specialIpv4: readonly AddressRange[] = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  // The services that a cloud has for its own machines are here.
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
].map(rangeOf);

/** All that is given out (RFC 4291, section 2.4): without mapped, NAT64, private and local ones. */
const globalUnicast = rangeOf("2000::/3");

const specialIpv6: readonly AddressRange[] = [
  // Teredo, benchmarks, ORCHID and others of RFC 2928.
  "2001::/23",
  "2001:db8::/32",
  // 6to4 stands for an IPv4 address.
  "2002::/16",
  "3fff::/20",
].map(rangeOf);
