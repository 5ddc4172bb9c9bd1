import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedAddress } from "../../../../shared/lambda/visitor-address.ts";

describe("what counts as one address", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::ffff:cb00:7107", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
  ])("of %s is %s", (text, counted) => {
    expect(countedAddress(text)).toBe(counted);
  });

  it.each(["", "256.1.1.1", "1.2.3", "1:2:3", "::1::", "g::1", "1:2:3:4:5:6:7:8:9", "12345::"])(
    "of '%s', which is none, is the same as of all that are none",
    (text) => {
      expect(countedAddress(text)).toBe("unknown");
    },
  );

  it("is the same for all addresses of a house, and another one for the next house", () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const groups = fc.array(group, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(groups, groups, groups, (house, one, other) => {
        fc.pre(house.some((each) => each !== 0));
        const address = (host: readonly number[], network = house) =>
          [...network, ...host].map((each) => each.toString(16)).join(":");
        expect(countedAddress(address(one))).toBe(countedAddress(address(other)));
        const next = house.map((each, place) => (place === 3 ? each ^ 1 : each));
        expect(countedAddress(address(one, next))).not.toBe(countedAddress(address(one)));
      }),
    );
  });

  it("is told of any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(countedAddress(text)).toMatch(/^(unknown|[\d.]+|[\da-f:]+::\/64)$/u);
      }),
    );
  });
});
