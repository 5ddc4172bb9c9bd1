import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseReturnPath } from "../../../../../shared/domain/access/web-login.ts";

const portal = "https://pagamenti.regione.example";

describe("the path to come back to after a login", () => {
  it.each([
    "/",
    "/enti",
    "/enti/02336340159?vista=1#fine",
    "/ricerca?q=tassa%20rifiuti",
    "/a/b:c@d",
  ])("is a path of the portal: %s", (path) => {
    expect(parseReturnPath(path)).toBe(path);
  });

  it.each([
    "",
    "enti",
    "https://altrove.example/",
    "//altrove.example",
    "///altrove.example",
    "/\\altrove.example",
    "\\\\altrove.example",
    "/..//altrove.example",
    "/.//altrove.example",
    "/x/..//altrove.example",
    "/%2e%2e//altrove.example",
    "/\taltrove",
    "/\t/altrove.example",
    "/\n/altrove.example",
    "/\r\nset-cookie: a=b",
    " /enti",
    "/enti ",
    "javascript:alert(1)",
    "data:text/html,x",
    "?q=1",
    "#x",
    `/${"a".repeat(500)}`,
  ])("is nothing that leads anywhere else: %j", (path) => {
    expect(parseReturnPath(path)).toBeUndefined();
  });

  it("never leaves the portal, whatever it is", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      "%2f",
      "@",
      ":",
      "altrove.example",
      "?",
      "\t",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join("")),
        ),
        (text) => {
          const path = parseReturnPath(text);
          if (path === undefined) return;
          expect(new URL(path, portal).origin).toBe(portal);
          expect(new URL(`${portal}${path}`).origin).toBe(portal);
        },
      ),
    );
  });
});
