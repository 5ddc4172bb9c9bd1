import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ApiClientId, DelegatedClient } from "./api-client.ts";

/** Wrong secrets presented for one client id, since the last right one. */
export type LoginFailures = { readonly count: number; readonly lastAt: string };

/** What is known when somebody wants a token, of a client that exists as of one that does not. */
export type ClientLogin = Partial<DelegatedClient> & { readonly failures?: LoginFailures };

export type ClientLogins = {
  /** One reading, the same whether there is such a client or not. */
  findLogin(
    id: ApiClientId,
    organization: OrganizationFiscalCode | undefined,
  ): Promise<ClientLogin>;
  /** Counts one more, never two as one. */
  recordFailure(id: ApiClientId, now: Date): Promise<void>;
  forgetFailures(id: ApiClientId, now: Date): Promise<void>;
  recordUse(
    id: ApiClientId,
    organization: OrganizationFiscalCode | undefined,
    now: Date,
  ): Promise<void>;
};

const failuresMax = 10;
const lockMs = 60_000;

/**
 * After ten failures in a row nobody comes in for a minute, nor after each one that follows. The
 * same holds for ids that no client has: nothing is told by it.
 */
export function isLocked(failures: LoginFailures | undefined, now: Date): boolean {
  if (failures === undefined || failures.count < failuresMax) return false;
  return now.getTime() - new Date(failures.lastAt).getTime() < lockMs;
}

const useKeptMs = 3_600_000;

/** A use is written down at most once an hour: it costs a write. */
export function isUseWorthRecording(lastUsedAt: string | undefined, now: Date): boolean {
  return lastUsedAt === undefined || now.getTime() - new Date(lastUsedAt).getTime() >= useKeptMs;
}
