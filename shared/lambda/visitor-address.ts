const groupsOfIpv6 = 8;
/** What a network gives to one house, or to one telephone (RFC 6177). */
const groupsCounted = 4;

/**
 * What is counted as one address: IPv4 as it is, IPv6 by its first 64 bits, since whoever has one
 * of those addresses has all of them. What is no address at all counts as one and the same.
 */
export function countedAddress(text: string): string {
  const [address = ""] = text.split("%");
  if (!address.includes(":")) return ipv4Of(address) ?? "unknown";
  const groups = groupsOf(address);
  if (groups === undefined) return "unknown";
  const leading = groups.slice(0, 6).join(":");
  if (leading === "0:0:0:0:0:ffff") return dotted(groups.slice(6));
  return `${groups.slice(0, groupsCounted).join(":")}::/64`;
}

function ipv4Of(text: string): string | undefined {
  const parts = text.split(".");
  const isRight = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part));
  return isRight && parts.every((part) => Number(part) <= 255)
    ? parts.map(Number).join(".")
    : undefined;
}

/** The eight groups without leading zeros, in lower case (RFC 5952); undefined for no address. */
function groupsOf(address: string): string[] | undefined {
  const [left = "", right, ...rest] = withoutDots(address).split("::");
  if (rest.length > 0) return undefined;
  const before = left === "" ? [] : left.split(":");
  const after = right === undefined || right === "" ? [] : right.split(":");
  const missing = groupsOfIpv6 - before.length - after.length;
  if (right === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/iu.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16).toString(16));
}

/** The last four bytes may be written as IPv4 (RFC 4291, section 2.2). */
function withoutDots(address: string): string {
  const last = address.slice(address.lastIndexOf(":") + 1);
  const bytes = ipv4Of(last)?.split(".").map(Number);
  if (bytes === undefined) return address;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const groups = [a * 256 + b, c * 256 + d].map((group) => group.toString(16));
  return `${address.slice(0, -last.length)}${groups.join(":")}`;
}

function dotted(groups: readonly string[]): string {
  const bytes = groups.flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return bytes.join(".");
}
