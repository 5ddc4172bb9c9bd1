import { testPeople } from "../../../infra/local/oidc/test-people.ts";

type Cookie = { readonly value: string; readonly path: string };

/** As much of a browser as a login takes: it keeps cookies and goes where it is sent. */
export type TestBrowser = {
  readonly cookies: Map<string, Cookie>;
  /** One request, answered as it is. */
  readonly send: (address: string, init?: RequestInit) => Promise<Response>;
  /** The same from a page of the portal. */
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  /** Follows redirects as far as `isEnd` lets it; gives the last answer and its address. */
  readonly visit: (
    address: string,
    isEnd: (address: string) => boolean,
    init?: RequestInit,
  ) => Promise<{ readonly address: string; readonly answer: Response | undefined }>;
};

const redirectsMax = 10;

export function openTestBrowser(url: string): TestBrowser {
  const cookies = new Map<string, Cookie>();
  const send: TestBrowser["send"] = async (address, init = {}) => {
    const target = new URL(address, url);
    const sent = [...cookies].filter(([, { path }]) => target.pathname.startsWith(path));
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join("; ");
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie };
    const answer = await fetch(target, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    return answer;
  };
  return {
    cookies,
    send,
    call: (path, init = {}) =>
      send(path, {
        ...init,
        headers: {
          "content-type": "application/json",
          "x-portale-web": "1",
          ...Object.fromEntries(new Headers(init.headers)),
        },
      }),
    async visit(address, isEnd, init) {
      let at = new URL(address, url).href;
      let request = init;
      for (let hops = 0; hops < redirectsMax; hops += 1) {
        if (isEnd(at)) return { address: at, answer: undefined };
        const answer = await send(at, request);
        const location = answer.headers.get("location");
        if (location === null) return { address: at, answer };
        at = new URL(location, at).href;
        request = undefined;
      }
      throw new Error("too many redirects");
    },
  };
}

function keep(cookies: Map<string, Cookie>, line: string): void {
  const [pair = "", ...attributes] = line.split("; ");
  const name = pair.slice(0, pair.indexOf("="));
  const value = pair.slice(name.length + 1);
  const path = attributes.find((each) => /^path=/iu.test(each))?.slice("path=".length) ?? "/";
  const isOver = attributes.some((each) => /^(max-age=0|expires=thu, 01 jan 1970)/iu.test(each));
  if (isOver || value === "") cookies.delete(name);
  else cookies.set(name, { value, path });
}

/** Logs in as a test person, through the provider's own page; gives where the browser ends. */
export async function logIn(
  browser: TestBrowser,
  accountId: string,
  returnTo = "/prova",
): Promise<string> {
  const person = testPeople.find((known) => known.accountId === accountId);
  if (person === undefined) throw new Error(`nobody is ${accountId}`);
  const page = await browser.visit(
    `/v1/session/login?returnTo=${encodeURIComponent(returnTo)}`,
    () => false,
  );
  const text = (await page.answer?.text()) ?? "";
  if (!text.includes(`value="${accountId}"`)) throw new Error(`no choice of people: ${text}`);
  const isBack = (address: string) => {
    const { pathname } = new URL(address);
    return !pathname.startsWith("/_local/") && pathname !== "/v1/session/callback";
  };
  const end = await browser.visit(page.address, (at) => at !== page.address && isBack(at), {
    method: "POST",
    body: new URLSearchParams({ accountId }),
  });
  return end.address;
}
