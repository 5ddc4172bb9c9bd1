import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "../../../../shared/lambda/page-cursor.ts";
import { dayParameter, pageQuery } from "../../../../shared/lambda/page-query.ts";

describe("how lists are read", () => {
  it("page by page, a hundred entries unless more or fewer are asked for", () => {
    expect(pageQuery.parse({})).toEqual({ limit: 100 });
    expect(pageQuery.parse({ limit: "1" }).limit).toBe(1);
    expect(pageQuery.parse({ limit: "500" }).limit).toBe(500);
  });

  it.each(["0", "501", "-1", "1.5", "", "molti", "1e2", " 5", "20,30"])(
    "never with a limit of %j",
    (limit) => {
      const { error } = pageQuery.safeParse({ limit });
      expect(error?.issues[0]?.message).toMatch(/intero da 1 a 500\.$/);
    },
  );

  it("from any place there is, through a cursor good inside an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (place) => {
        fc.pre(Buffer.byteLength(place) <= 1_024);
        const cursor = encodeCursor(place);
        expect(encodeURIComponent(cursor)).toBe(cursor);
        expect(pageQuery.parse({ cursor }).cursor).toBe(place);
      }),
    );
  });

  it.each(["", "a b", "è", "A", "gICA", "YQ==", encodeCursor("x".repeat(1_025))])(
    "never from a cursor that nobody gave: %j",
    (cursor) => {
      expect(decodeCursor(cursor)).toBeUndefined();
      const { error } = pageQuery.safeParse({ cursor });
      expect(error?.issues[0]?.message).toMatch(/^Il cursore /);
    },
  );

  it("of days that exist", () => {
    expect(dayParameter.safeParse("2028-02-29").data).toBe("2028-02-29");
    for (const wrong of ["2027-02-29", "29/02/2028", "2028-2-9", ""]) {
      expect(dayParameter.safeParse(wrong).error?.issues[0]?.message).toMatch(/AAAA-MM-GG\.$/);
    }
  });
});
