import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBody } from "../../../../shared/lambda/request-body.ts";

const refusedWith = (status: number, detail: RegExp) => ({
  outcome: "refused",
  problem:
    status === 400
      ? expect.objectContaining({
          status,
          errors: [{ pointer: "", detail: expect.stringMatching(detail) }],
        })
      : expect.objectContaining({ status, detail: expect.stringMatching(detail) }),
});

describe("a JSON body", () => {
  it("is read as it is, whatever it says", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const sent = JSON.stringify(value);
        expect(readBody(sent, "application/json", "json")).toEqual({
          outcome: "read",
          value: JSON.parse(sent),
        });
      }),
    );
  });

  it.each([
    "application/json; charset=utf-8",
    "Application/JSON",
    "application/merge-patch+json",
    undefined,
  ])("comes as %s", (contentType) => {
    expect(readBody("{}", contentType, "json")).toEqual({ outcome: "read", value: {} });
  });

  it.each(["text/plain", "application/xml", "application/json5", "", "application/x-ndjson"])(
    "does not come as %s",
    (contentType) => {
      expect(readBody("{}", contentType, "json")).toEqual(
        refusedWith(415, /Content-Type application\/json/u),
      );
    },
  );

  it("that is not there is nothing, whatever its type", () => {
    expect(readBody("", "text/plain", "json")).toEqual({ outcome: "read", value: undefined });
  });

  it("that is broken is refused in plain words", () => {
    for (const broken of ['{"a":', "null null", "{'a':1}", "\u0000"]) {
      expect(readBody(broken, undefined, "json")).toEqual(refusedWith(400, /JSON valido/u));
    }
  });

  it("that goes deeper than any of ours is refused, and nothing falls over it", () => {
    const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    expect(readBody(nested(32), undefined, "json")).toMatchObject({ outcome: "read" });
    for (const levels of [34, 100_000]) {
      expect(readBody(nested(levels), undefined, "json")).toEqual(refusedWith(400, /livelli/u));
    }
  });

  it("that is too large is refused before it is read", () => {
    const large = `"${"a".repeat(5_000_000)}"`;
    expect(readBody(large, undefined, "json")).toEqual(refusedWith(413, /5 milioni/u));
  });
});

describe("a form", () => {
  const type = "application/x-www-form-urlencoded; charset=UTF-8";

  it("is read as texts by name", () => {
    const read = readBody("grant_type=client_credentials&scope=a+b%26c", type, "form");
    const value = { grant_type: "client_credentials", scope: "a b&c" };
    expect(read).toEqual({ outcome: "read", value });
  });

  it("does not come as JSON", () => {
    const refused = refusedWith(415, /x-www-form-urlencoded/u);
    expect(readBody("{}", "application/json", "form")).toEqual(refused);
  });

  it("says nothing twice", () => {
    expect(readBody("scope=a&scope=b", type, "form")).toEqual(refusedWith(400, /ripetuto/u));
  });
});
