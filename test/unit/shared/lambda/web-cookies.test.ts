import { describe, expect, it } from "vitest";
import { cookieOf, cookiesOf } from "../../../../shared/lambda/request-cookies.ts";
import {
  hostCookie,
  noCookie,
  presentedSession,
  sessionCookie,
} from "../../../../shared/lambda/web-cookies.ts";

const fromPage = { "x-portale-web": "1" };

describe("cookies", () => {
  it("present a session only with the header of the portal's own pages", () => {
    const cookies = ["altro=1", `${sessionCookie}=abc`];
    expect(presentedSession({ cookies, headers: fromPage })).toBe("abc");
    expect(presentedSession({ cookies, headers: {} })).toBeUndefined();
    expect(presentedSession({ cookies: ["altro=1"], headers: fromPage })).toBeUndefined();
  });

  it("are read where a gateway puts them: in a list of their own, or in the header", () => {
    const asListed = { headers: {}, cookies: ["a=1", "b=2"] };
    expect(cookiesOf(asListed)).toEqual(["a=1", "b=2"]);
    expect(cookiesOf({ headers: { cookie: "a=1; b=2" } })).toEqual(["a=1", "b=2"]);
    expect(cookiesOf({ headers: {} })).toEqual([]);
  });

  it("of the same name twice are none: one of them is somebody else's", () => {
    const cookies = [`${sessionCookie}=abc`, `${sessionCookie}=def`];
    expect(cookieOf({ cookies }, sessionCookie)).toBeUndefined();
  });

  it("are for this host only, over TLS only, and out of the reach of scripts", () => {
    const terms = { secondsValid: 60, sameSite: "Lax" } as const;
    expect(hostCookie("__Host-prova", "x", terms)).toBe(
      "__Host-prova=x; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax",
    );
    expect(noCookie("__Host-prova")).toContain("__Host-prova=; Path=/; Max-Age=0;");
  });
});
