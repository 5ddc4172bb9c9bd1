import { parseApiClientId } from "../../../shared/domain/access/api-client.ts";
import {
  type ClientLogin,
  type ClientLogins,
  isLocked,
  isUseWorthRecording,
} from "../../../shared/domain/access/client-login.ts";
import { activeSecrets, activeSecretsMax } from "../../../shared/domain/access/client-secrets.ts";
import {
  decideToken,
  organizationAskedFor,
  type TokenDecision,
} from "../../../shared/domain/access/decide-token.ts";
import type { Permission } from "../../../shared/domain/access/permission.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { TokenForm } from "./token-request.ts";

/** What the token of a client says. */
type ClientToken = {
  readonly kind: "client";
  readonly subject: string;
  readonly clientId: string;
  readonly organization?: OrganizationFiscalCode;
  readonly permissions: readonly Permission[];
  readonly typeCodes?: readonly string[];
  readonly secondsValid: number;
};

export type IssueTokenDependencies = {
  readonly logins: ClientLogins;
  readonly sign: (token: ClientToken, now: Date) => Promise<string>;
  /** SHA-256 of a secret, hexadecimal, and a comparison that takes the same time always. */
  readonly digest: (secret: string) => string;
  readonly isSameDigest: (left: string, right: string) => boolean;
  readonly now: () => Date;
};

export type IssueTokenOutcome =
  | {
      readonly outcome: "issued";
      readonly token: string;
      readonly secondsValid: number;
      readonly permissions: readonly Permission[];
    }
  /** No such client, wrong secret, disabled, locked: nobody learns which. */
  | { readonly outcome: "notAuthenticated" }
  | Exclude<TokenDecision, { readonly outcome: "granted" }>;

/** A client that is disabled, or a delegation that is withdrawn, is out within ten minutes. */
export const secondsValid = 600;

/** A token for a client that proves who it is: never more than its ente has let it do. */
export async function issueToken(
  form: TokenForm,
  dependencies: IssueTokenDependencies,
): Promise<IssueTokenOutcome> {
  const { logins, now: clock } = dependencies;
  const now = clock();
  const id = parseApiClientId(form.clientId);
  if (id === undefined) return { outcome: "notAuthenticated" };
  const named =
    form.organization === undefined ? undefined : parseOrganizationFiscalCode(form.organization);
  const login = await logins.findLogin(id, named);
  const { client } = login;
  const isRight = isSecretRight(login, form.clientSecret, { ...dependencies, now });
  if (isLocked(login.failures, now)) return { outcome: "notAuthenticated" };
  if (!isRight || client === undefined) {
    await logins.recordFailure(id, now);
    return { outcome: "notAuthenticated" };
  }
  if (login.failures !== undefined && login.failures.count > 0) {
    await logins.forgetFailures(id, now);
  }
  if (form.organization !== undefined && named === undefined) return { outcome: "notDelegated" };
  const request = { organization: named, scope: form.scope };
  const organization = organizationAskedFor(client, request);
  const { delegation } = organization === named ? login : await logins.findLogin(id, organization);
  const decided = decideToken(client, delegation, request);
  if (decided.outcome !== "granted") return decided;
  const { outcome: _, ...granted } = decided;
  const identity = { kind: "client", subject: id, clientId: id } as const;
  const token = await dependencies.sign({ ...identity, ...granted, secondsValid }, now);
  const { lastUsedAt } = delegation ?? client;
  if (isUseWorthRecording(lastUsedAt, now)) await logins.recordUse(id, organization, now);
  return { outcome: "issued", token, secondsValid, permissions: granted.permissions };
}

type Comparing = Pick<IssueTokenDependencies, "digest" | "isSameDigest"> & { readonly now: Date };

/** No secret has this digest: it stands where a client has none. */
const noDigest = "0".repeat(64);

/** One digest and two comparisons whatever there is to compare with, a client or nothing. */
function isSecretRight(
  { client }: ClientLogin,
  presented: string,
  { digest, isSameDigest, now }: Comparing,
): boolean {
  const presentedDigest = digest(presented);
  const known = activeSecrets(client?.secrets ?? [], now).map((secret) => secret.digest);
  const compared = Array.from({ length: activeSecretsMax }, (_, place) => known[place] ?? noDigest);
  const matches = compared.map((each) => isSameDigest(each, presentedDigest));
  return matches.includes(true) && client?.status === "active";
}
