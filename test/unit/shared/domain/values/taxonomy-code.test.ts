import { describe, expect, it } from "vitest";
import { parseTaxonomyCode } from "../../../../../shared/domain/values/taxonomy-code.ts";

describe("parseTaxonomyCode", () => {
  it.each(["9/0101101IM/", "9/0201102IM/", "6/0107101TS/", "0/0104103SP/", "2/0114100AP/"])(
    "accepts %s",
    (code) => {
      expect(parseTaxonomyCode(code)).toBe(code);
    },
  );

  it.each(["", "9/0101101IM", "3/0101101IM/", "9/010110IM/", "9/0101101im/", "9/0101101IM/x"])(
    "refuses %j",
    (text) => {
      expect(parseTaxonomyCode(text)).toBeUndefined();
    },
  );
});
