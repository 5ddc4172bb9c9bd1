import { actorOf } from "../audit/actor-of.ts";
import type { Actor, AuditDraft, FieldChange } from "../audit/audit-entry.ts";
import { changesBetween } from "../audit/changes-between.ts";
import { type SeenVersion, sawVersion } from "../values/entity-tag.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { ApiClient, ApiClientId, ClientDelegation, DelegatedClient } from "./api-client.ts";
import type { ApiClientStore } from "./api-client-store.ts";
import { auditedClient, auditedDelegation } from "./audited-client.ts";

/** Why nothing was changed; the audit tells the reason. */
type ClientRefusal = { readonly reason: string };

/** A change of a client, or of what one ente lets it do. */
export type ClientChange<Refusal extends ClientRefusal> = {
  readonly clientId: ApiClientId;
  /** The ente whose delegation is read with the client, and perhaps changed. */
  readonly organization?: OrganizationFiscalCode | undefined;
  readonly actor: Actor;
  readonly now: Date;
  /** For the audit: what was done. */
  readonly action: string;
  /** To whom the client does not show it does not exist. */
  readonly isVisible: (current: DelegatedClient) => boolean;
  /** The version that has to have been seen; what is only now made has none. */
  readonly versionOf: (current: DelegatedClient) => number | undefined;
  readonly seen: SeenVersion;
  /** What the client and the delegation become, or why they stay. Versions are counted here. */
  readonly decide: (
    current: DelegatedClient,
  ) => { readonly next: DelegatedClient } | { readonly refused: Refusal };
  /** Attempts that were refused for this reason are worth a line of the audit. */
  readonly isAudited: (refusal: Refusal) => boolean;
};

export type ClientChangeOutcome<Refusal extends ClientRefusal> =
  | {
      readonly outcome: "changed";
      readonly client: ApiClient;
      readonly delegation?: ClientDelegation;
      /** The delegation was not there before. */
      readonly isNew: boolean;
    }
  | { readonly outcome: "hidden" }
  | { readonly outcome: "versionMissing"; readonly version: number }
  | { readonly outcome: "stale"; readonly version: number | undefined }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/** Others that change the same client are met, and met again at the most. */
const attemptsMax = 5;

/** Changes a client or a delegation and writes the line of the audit about it, all or nothing. */
export async function changeApiClient<Refusal extends ClientRefusal>(
  clients: Pick<ApiClientStore, "find" | "write" | "note">,
  change: ClientChange<Refusal>,
): Promise<ClientChangeOutcome<Refusal>> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const current = await clients.find(change.clientId, change.organization);
    if (current === undefined || !change.isVisible(current)) return { outcome: "hidden" };
    const unseen = judgeVersion(change.versionOf(current), change.seen);
    if (unseen !== undefined) return unseen;
    const decided = change.decide(current);
    if ("refused" in decided) {
      const { refused: refusal } = decided;
      if (change.isAudited(refusal)) await clients.note(refusalDraft(change, current, refusal));
      return { outcome: "refused", refusal };
    }
    const next = counted(current, decided.next);
    const write = {
      ...next,
      replaced: current.client,
      ...(current.delegation && { replacedDelegation: current.delegation }),
    };
    const written = await clients.write(write, doneDraft(change, current, next));
    if (written === "written") {
      return { outcome: "changed", ...next, isNew: current.delegation === undefined };
    }
  }
  throw new Error("an API client keeps being changed by others");
}

function judgeVersion(version: number | undefined, seen: SeenVersion) {
  if (version === undefined) {
    // What is only now made cannot have been seen.
    return seen.kind === "none" ? undefined : ({ outcome: "stale", version } as const);
  }
  if (seen.kind === "none") return { outcome: "versionMissing", version } as const;
  return sawVersion(seen, version) ? undefined : ({ outcome: "stale", version } as const);
}

/** What became another is a version further. */
function counted(current: DelegatedClient, next: DelegatedClient): DelegatedClient {
  const { client, delegation } = next;
  const isOther = delegation !== undefined && delegation !== current.delegation;
  return {
    client: { ...client, version: current.client.version + (client === current.client ? 0 : 1) },
    ...(delegation && {
      delegation: isOther
        ? { ...delegation, version: (current.delegation?.version ?? 0) + 1 }
        : delegation,
    }),
  };
}

/** A delegation is the ente's matter, whoever changes it; a client its owner's. */
function draftOf<Refusal extends ClientRefusal>(
  { organization, clientId, actor, now, action }: ClientChange<Refusal>,
  { owner }: ApiClient,
  concernsDelegation: boolean,
) {
  return {
    scope: concernsDelegation && organization !== undefined ? organization : owner,
    at: now.toISOString(),
    actor: actorOf(actor),
    action,
    target: `client:${clientId}`,
  };
}

function doneDraft<Refusal extends ClientRefusal>(
  change: ClientChange<Refusal>,
  current: DelegatedClient,
  next: DelegatedClient,
): AuditDraft {
  const concernsDelegation = current.delegation !== next.delegation;
  const changes: readonly FieldChange[] = concernsDelegation
    ? changesBetween(
        current.delegation && auditedDelegation(current.delegation),
        next.delegation && auditedDelegation(next.delegation),
      )
    : changesBetween(auditedClient(current.client), auditedClient(next.client));
  return { ...draftOf(change, current.client, concernsDelegation), outcome: "done", changes };
}

function refusalDraft<Refusal extends ClientRefusal>(
  change: ClientChange<Refusal>,
  current: DelegatedClient,
  refusal: Refusal,
): AuditDraft {
  const concernsDelegation = change.organization !== undefined;
  const draft = draftOf(change, current.client, concernsDelegation);
  return { ...draft, outcome: "refused", reason: refusal.reason, changes: [] };
}
