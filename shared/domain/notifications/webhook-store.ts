import type { AuditDraft } from "../audit/audit-entry.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Webhook, WebhookId } from "./webhook.ts";

export type WebhookStore = {
  /** Strongly consistent. */
  find(organization: OrganizationFiscalCode, id: WebhookId): Promise<Webhook | undefined>;
  /** All of an ente, strongly consistent. */
  list(organization: OrganizationFiscalCode): Promise<readonly Webhook[]>;
  /**
   * With the line of the audit; `refused` when it is no longer at the version read, or is there
   * already where none was.
   */
  save(
    webhook: Webhook,
    versionRead: number | undefined,
    audit: AuditDraft,
  ): Promise<"written" | "refused">;
  /** The same of one that is taken away. */
  remove(webhook: Webhook, audit: AuditDraft): Promise<"written" | "refused">;
};
