/** Names of the one table: what the CDK app creates and the stores address. */
export const partitionKeyName = "pk";
export const sortKeyName = "sk";
/** Attribute that says what an item is; the stream's filters match on it. */
export const entityAttribute = "entity";
/** Seconds since 1970 after which DynamoDB forgets an item; most items have no end. */
export const timeToLiveAttribute = "expiresAt";

/**
 * The one secondary index: an ente's debts by debtor. Its keys are attributes of positions only,
 * and short ones: each of them counts for the kilobyte that a position may take.
 */
export const debtorIndex = {
  name: "byDebtor",
  partitionKey: "dp",
  sortKey: "ds",
  /** By which searches choose without reading the positions themselves. */
  projected: ["status", "typeCode", "amountCents", "dueDate", "createdAt"],
} as const;

export const entities = {
  organization: "Organization",
  printedFacts: "PrintedFacts",
  debtPosition: "DebtPosition",
  supersededPosition: "SupersededPosition",
  iuvClaim: "IuvClaim",
  importFlow: "ImportFlow",
  importBlock: "ImportBlock",
  printPack: "PrintPack",
  printJob: "PrintJob",
  printJobPack: "PrintJobPack",
  contentClaim: "ContentClaim",
  iuvCursor: "IuvCursor",
  notification: "Notification",
  notificationCounters: "NotificationCounters",
  receipt: "Receipt",
  receiptOfDay: "ReceiptOfDay",
  receiptAnomaly: "ReceiptAnomaly",
  operation: "Operation",
  auditLine: "AuditLine",
  auditHead: "AuditHead",
  directoryEntry: "DirectoryEntry",
  ipaClaim: "IpaClaim",
  onboarding: "Onboarding",
  catalogueType: "CatalogueType",
  taxonomyCode: "TaxonomyCode",
  taxonomySync: "TaxonomySync",
  spontaneousForm: "SpontaneousForm",
  typeUse: "TypeUse",
  ibanChange: "IbanChange",
  ibanChangeSegment: "IbanChangeSegment",
  operator: "Operator",
  personRole: "PersonRole",
  apiClient: "ApiClient",
  apiClientEntry: "ApiClientEntry",
  clientDelegation: "ClientDelegation",
  clientUse: "ClientUse",
  delegationUse: "DelegationUse",
  loginFailures: "LoginFailures",
  webSession: "WebSession",
  personDebtor: "PersonDebtor",
  cart: "Cart",
  counterPayment: "CounterPayment",
  visitorAllowance: "VisitorAllowance",
  webhook: "Webhook",
  webhookEvent: "WebhookEvent",
  webhookLogEntry: "WebhookLogEntry",
  webhookGivenUp: "WebhookGivenUp",
  webhookLease: "WebhookLease",
  expiryProgress: "ExpiryProgress",
  journalEvent: "JournalEvent",
  journalDayEvent: "JournalDayEvent",
  archiveProgress: "ArchiveProgress",
  idempotentAnswer: "IdempotentAnswer",
  callAllowance: "CallAllowance",
  sandboxRun: "SandboxRun",
  sandboxCall: "SandboxCall",
  sandboxReceipt: "SandboxReceipt",
  sandboxCart: "SandboxCart",
  sandboxSession: "SandboxSession",
} as const;
export type EntityName = (typeof entities)[keyof typeof entities];

/** Entities whose changes are events for other functions. */
export const relayedEntities = [
  entities.importFlow,
  entities.importBlock,
  entities.printJob,
  entities.ibanChange,
  entities.debtPosition,
  entities.receipt,
  entities.receiptAnomaly,
  entities.cart,
  entities.webhookEvent,
] as const satisfies readonly EntityName[];
