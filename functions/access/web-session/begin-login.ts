import {
  type LoginProvider,
  type LoginTickets,
  loginMinutes,
} from "../../../shared/domain/access/web-login.ts";

export type BeginLoginDependencies = {
  readonly provider: Pick<LoginProvider, "loginAddress">;
  readonly tickets: Pick<LoginTickets, "seal">;
  readonly newSecret: () => string;
  readonly now: () => Date;
};

/** Where the browser goes to log in, and what it has to bring back. */
export type LoginBegun = { readonly address: string; readonly sealed: string };

/** Begins a login that leads back to a path of the portal. */
export async function beginLogin(
  returnTo: string,
  { provider, tickets, newSecret, now }: BeginLoginDependencies,
): Promise<LoginBegun> {
  const ticket = {
    state: newSecret(),
    nonce: newSecret(),
    codeVerifier: newSecret(),
    returnTo,
    expiresMs: now().getTime() + loginMinutes * 60_000,
  };
  const address = await provider.loginAddress(ticket);
  return { address, sealed: await tickets.seal(ticket) };
}
