/** What a request of a browser carries, as far as cookies go. */
type WithCookies = { readonly cookies: readonly string[] };

type AsItCame = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
};

/** The cookies of a request: in the list of payload format 2.0, or in the header they came in. */
export function cookiesOf({ headers, cookies }: AsItCame): readonly string[] {
  return cookies ?? headers["cookie"]?.split("; ") ?? [];
}

/** The value of a cookie; `undefined` when the browser has none of the name, or sends two. */
export function cookieOf({ cookies }: WithCookies, name: string): string | undefined {
  const prefix = `${name}=`;
  const [only, ...others] = cookies.filter((cookie) => cookie.startsWith(prefix));
  return others.length > 0 ? undefined : only?.slice(prefix.length);
}
