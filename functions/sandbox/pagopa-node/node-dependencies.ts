import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { SandboxStore } from "../../../shared/domain/sandbox/sandbox-store.ts";
import type { Station } from "../../../shared/domain/sandbox/station-answer.ts";
import type { DeliverReceiptMessage, QueuePublisher } from "../../../shared/messaging/messages.ts";

/** What the node works with: the registry of the platform, its own memory and the stations. */
export type NodeDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly sandbox: SandboxStore;
  readonly station: Station;
  /** Has receipts tried later. */
  readonly deferReceipts: QueuePublisher<DeliverReceiptMessage>;
  readonly brokerFiscalCode: string;
  /** 32 hexadecimal digits at random. */
  newId(): string;
  now(): Date;
  /** Milliseconds in which the caller still waits for an answer. */
  remainingMs(): number;
};
