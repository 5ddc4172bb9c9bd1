import { BlockList, isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isLoopbackAddress,
  isPublicAddress,
} from "../../../../../shared/domain/values/public-address.ts";

/** What IANA's registries by RFC 6890 say is not globally reachable, and addresses that translate. */
const special = {
  ipv4: [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ],
  ipv6: [
    ["::", 3],
    ["64:ff9b::", 96],
    ["64:ff9b:1::", 48],
    ["100::", 64],
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["3fff::", 20],
    ["4000::", 2],
    ["8000::", 1],
  ],
} as const;

/** Node.js's own reading of the same ranges: written by others, so that it can disagree. */
function blockListOf(family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [base, prefix] of special[family]) list.addSubnet(base, prefix, family);
  return list;
}
const ipv4Blocked = blockListOf("ipv4");
const ipv6Blocked = blockListOf("ipv6");

const bytes = (values: readonly number[]) => values.join(".");
const ipv4 = fc.oneof(
  fc.ipV4(),
  // Near the edges of the ranges.
  fc
    .tuple(fc.constantFrom(...special.ipv4), fc.integer({ min: -2, max: 2 }), fc.boolean())
    .map(([[base, prefix], offset, atEnd]) => {
      const start = base.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
      const value = (start + (atEnd ? 2 ** (32 - prefix) : 0) + offset + 2 ** 32) % 2 ** 32;
      return bytes([24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256));
    }),
);
const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
const firstGroup = fc.constantFrom(0, 0x64, 0x2000, 0x2001, 0x2002, 0x2a00, 0x3fff, 0x3ffe, 0xfd00);
const ipv6 = fc
  .tuple(fc.option(firstGroup), groups)
  .map(([first, [own = 0, ...rest]]) =>
    [first ?? own, ...rest].map((group) => group.toString(16)).join(":"),
  );

describe("isPublicAddress", () => {
  it("judges every IPv4 address as the registry does", () => {
    fc.assert(
      fc.property(ipv4, (address) => {
        expect(isPublicAddress(address)).toBe(!ipv4Blocked.check(address, "ipv4"));
      }),
      { numRuns: 2_000 },
    );
  });

  it("judges every IPv6 address as the registry does, however it is written", () => {
    fc.assert(
      fc.property(fc.oneof(ipv6, fc.ipV6()), (address) => {
        if (!isIPv6(address)) return;
        expect(isPublicAddress(address)).toBe(!ipv6Blocked.check(address, "ipv6"));
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes no IPv4 address inside of an IPv6 one, also where it is public", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        for (const prefix of ["::ffff:", "::", "64:ff9b::", "2002::"]) {
          expect(isPublicAddress(`${prefix}${address}`)).toBe(false);
        }
      }),
    );
  });

  it("takes nothing that is no address", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789abcdef.:%x") }), (text) => {
        if (!isIPv4(text) && !isIPv6(text)) expect(isPublicAddress(text)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    "169.254.169.254",
    "fd00:ec2::254",
    "::ffff:a9fe:a9fe",
    "fe80::1%eth0",
    "2606:4700::1111%1",
    "1::2::3",
    "0177.0.0.1",
    "127.1",
    "2130706433",
  ])("does not take %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "2A00:1450:4002::1"])(
    "takes %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe("isLoopbackAddress", () => {
  it("takes the machine's own addresses only", () => {
    expect(["127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1"].map(isLoopbackAddress)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["128.0.0.1", "::2", "::ffff:127.0.0.1", "a"].some(isLoopbackAddress)).toBe(false);
  });
});
