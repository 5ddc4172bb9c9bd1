import { changeApiClient } from "../../../shared/domain/access/change-api-client.ts";
import { decideRotation, isAuditedRefusal } from "../../../shared/domain/access/client-rules.ts";
import type { ChangeClientOutcome, ClientCall } from "./change-client.ts";
import type { ClientRegistryDependencies } from "./registry-dependencies.ts";

export type RotateSecretOutcome = ChangeClientOutcome & { readonly secret: string };

/** A new secret, shown once; the one in use stays good for the overlap. */
export async function rotateSecret(
  { clientId, caller, organization }: Omit<ClientCall, "ifMatch">,
  { overlapDays, validDays }: { readonly overlapDays: number; readonly validDays?: number },
  { clients, newSecret, now: clock }: ClientRegistryDependencies,
): Promise<RotateSecretOutcome> {
  const now = clock();
  const { shown: secret, kept: fresh } = newSecret(now, validDays);
  const changed = await changeApiClient(clients, {
    clientId,
    organization,
    actor: caller,
    now,
    action: "ClientSecretRotated",
    isVisible: ({ delegation }) => organization === undefined || delegation !== undefined,
    // A secret is added: there is nothing that one should have seen before.
    versionOf: () => undefined,
    seen: { kind: "none" },
    decide: (current) => decideRotation(current, { fresh, overlapDays, now, caller }),
    isAudited: isAuditedRefusal,
  });
  return { ...changed, organization, secret };
}
