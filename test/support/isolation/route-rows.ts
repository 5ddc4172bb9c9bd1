import type { MatrixSubject } from "./matrix-world.ts";

/** What the matrix must know of a call beyond what the call says of itself. */
export type RouteRow = {
  /** Its answer is about debts of one type: who is held to others finds nothing. */
  readonly byType?: true;
  /** Answers to whoever may make the call: what it does is tested elsewhere. */
  readonly granted: readonly number[];
  /** What is sent with a call that changes something, where `{}` would be carried out. */
  readonly body?: (subject: MatrixSubject) => unknown;
  readonly query?: (subject: MatrixSubject) => string;
  /** Texts about a debt that whoever may make the call is meant to read. */
  readonly tells?: (subject: MatrixSubject) => readonly string[];
};

/** A call that only reads: it gives what was asked for. */
const reads: RouteRow = { granted: [200] };
const readsByType: RouteRow = { ...reads, byType: true };
/** One that changes: the matrix sends it nothing that could be carried out, and it says so. */
const changes: RouteRow = { granted: [400, 409, 412, 415, 422, 428] };

const changesByType: RouteRow = { ...changes, byType: true };

const ente = "/v1/organizations/{fiscalCode}";
const debtorCode = "RSSMRA80A01F205X";

/**
 * A row for every call of the API, by method and path. There is no call without a row: the build
 * fails.
 */
export const routeRows: Readonly<Record<string, RouteRow>> = {
  [`PUT ${ente}`]: changes,
  "GET /v1/organizations": reads,
  [`GET ${ente}`]: reads,
  // The evidence of the tests is a payment.
  [`GET ${ente}/onboarding`]: { ...reads, tells: ({ payment }) => Object.values(payment) },
  [`PATCH ${ente}/onboarding`]: changes,
  [`POST ${ente}/status-changes`]: changes,
  [`GET ${ente}/registry`]: reads,
  [`PATCH ${ente}/registry`]: changes,
  [`POST ${ente}/debt-positions`]: changes,
  [`GET ${ente}/debt-positions/{iud}`]: readsByType,
  [`PUT ${ente}/debt-positions/{iud}`]: changes,
  // Carried out, the first time: a position is withdrawn after all else was asked of it.
  [`POST ${ente}/debt-positions/{iud}/cancellation`]: { granted: [200], byType: true },
  // It is published already, and withdrawn later.
  [`POST ${ente}/debt-positions/{iud}/publication`]: { granted: [200, 409], byType: true },
  [`POST ${ente}/debt-positions/{iud}/settlement`]: {
    ...changesByType,
    body: () => ({ paidOn: "2999-12-31", reason: "other" }),
  },
  [`DELETE ${ente}/debt-positions/{iud}/settlement`]: { granted: [409], byType: true },
  [`POST ${ente}/debt-positions/bulk`]: changes,
  [`POST ${ente}/debt-position-searches`]: reads,
  // All debts of the matrix are this person's, whatever their ente and type.
  [`POST ${ente}/debtor-searches`]: { ...reads, body: () => ({ fiscalCode: debtorCode }) },
  [`GET ${ente}/debt-positions/{iud}/events`]: readsByType,
  [`GET ${ente}/events`]: reads,
  [`POST ${ente}/event-searches`]: changes,
  [`GET ${ente}/audit-entries`]: reads,
  "GET /v1/audit-entries": reads,
  [`POST ${ente}/import-flows`]: changes,
  [`GET ${ente}/import-flows/{flowId}`]: readsByType,
  // A flow that was started already answers the same again.
  [`POST ${ente}/import-flows/{flowId}/start`]: { granted: [202], byType: true },
  [`POST ${ente}/import-flows/{flowId}/print-jobs`]: changes,
  [`GET ${ente}/import-flows/{flowId}/print-jobs/{jobId}`]: readsByType,
  [`GET ${ente}/notices/{noticeNumber}`]: readsByType,
  [`GET ${ente}/receipts`]: reads,
  [`GET ${ente}/receipts/{receiptId}`]: readsByType,
  [`GET ${ente}/receipt-anomalies`]: reads,
  [`GET ${ente}/debt-position-types`]: reads,
  [`POST ${ente}/debt-position-types`]: changes,
  [`GET ${ente}/debt-position-types/{typeCode}`]: readsByType,
  [`PUT ${ente}/debt-position-types/{typeCode}`]: changes,
  [`PATCH ${ente}/debt-position-types/{typeCode}`]: changesByType,
  [`DELETE ${ente}/debt-position-types/{typeCode}`]: changesByType,
  // The types that the matrix asks for have no form.
  [`GET ${ente}/debt-position-types/{typeCode}/form`]: { granted: [404], byType: true },
  [`PUT ${ente}/debt-position-types/{typeCode}/form`]: changesByType,
  [`POST ${ente}/debt-position-types/{typeCode}/form/answers`]: {
    granted: [404],
    byType: true,
    body: () => ({ answers: {} }),
  },
  [`GET ${ente}/catalogue/debt-position-types`]: reads,
  "GET /v1/catalogue/debt-position-types": reads,
  // The catalogue has what the matrix asks for only by chance.
  "GET /v1/catalogue/debt-position-types/{typeCode}": { granted: [200, 404] },
  "PUT /v1/catalogue/debt-position-types/{typeCode}": changes,
  "DELETE /v1/catalogue/debt-position-types/{typeCode}": { granted: [404, 409, 428] },
  "GET /v1/taxonomy": reads,
  "GET /v1/taxonomy-warnings": reads,
  [`GET ${ente}/operators`]: reads,
  [`POST ${ente}/operators`]: changes,
  [`GET ${ente}/operators/{operatorId}`]: reads,
  [`PUT ${ente}/operators/{operatorId}`]: changes,
  [`DELETE ${ente}/operators/{operatorId}`]: changes,
  "GET /v1/operators": reads,
  "POST /v1/operators": changes,
  // The operators that the matrix asks for are enti's, and the Region's only by chance.
  "GET /v1/operators/{operatorId}": { granted: [200, 404] },
  "PUT /v1/operators/{operatorId}": changes,
  "DELETE /v1/operators/{operatorId}": { granted: [404, 428] },
  [`GET ${ente}/api-clients`]: reads,
  [`POST ${ente}/api-clients`]: changes,
  [`GET ${ente}/api-clients/{clientId}`]: reads,
  [`PUT ${ente}/api-clients/{clientId}`]: changes,
  [`POST ${ente}/api-clients/{clientId}/secrets`]: changes,
  [`DELETE ${ente}/api-clients/{clientId}/secrets/{secretId}`]: changes,
  [`PUT ${ente}/api-clients/{clientId}/delegation`]: changes,
  // Carried out: whoever comes second finds nothing more to withdraw.
  [`DELETE ${ente}/api-clients/{clientId}/delegation`]: { granted: [204, 404, 409, 428] },
  "GET /v1/api-clients": reads,
  "POST /v1/api-clients": changes,
  "GET /v1/api-clients/{clientId}": reads,
  "PUT /v1/api-clients/{clientId}": changes,
  "POST /v1/api-clients/{clientId}/secrets": changes,
  "DELETE /v1/api-clients/{clientId}/secrets/{secretId}": changes,
  "GET /v1/api-clients/{clientId}/delegations/{fiscalCode}": reads,
  "PUT /v1/api-clients/{clientId}/delegations/{fiscalCode}": changes,
  "DELETE /v1/api-clients/{clientId}/delegations/{fiscalCode}": { granted: [204, 404, 409, 428] },
  // Who asks for a token shows a secret, whoever else it may be.
  "POST /v1/oauth/token": { granted: [400] },
  "GET /v1/oauth/jwks": reads,
  "GET /v1/outcome-keys": reads,
  "GET /.well-known/oauth-authorization-server": reads,
  "GET /v1/openapi.json": reads,
  "GET /v1/docs": reads,
  "GET /problemi/{slug}": reads,
  "GET /status": reads,
  // A token is no session: these ask for the cookie.
  "GET /v1/session/login": { granted: [303] },
  "GET /v1/session/callback": { granted: [303] },
  // Nobody of the matrix has logged in: no debtor is known of them. All but citizens are told so.
  "GET /v1/citizen/debt-positions": { granted: [401, 403] },
  "GET /v1/session": { granted: [401] },
  "PUT /v1/session/organization": { granted: [400] },
  "POST /v1/session/renewals": { granted: [401] },
  "DELETE /v1/session": { granted: [401] },
  [`GET ${ente}/webhooks`]: reads,
  [`POST ${ente}/webhooks`]: changes,
  // A webhook is its client's: the one that the matrix asks for is nobody's.
  [`GET ${ente}/webhooks/{webhookId}`]: { granted: [404] },
  [`PUT ${ente}/webhooks/{webhookId}`]: { granted: [400] },
  [`DELETE ${ente}/webhooks/{webhookId}`]: { granted: [404] },
  [`GET ${ente}/webhooks/{webhookId}/deliveries`]: { granted: [404] },
  [`POST ${ente}/webhooks/{webhookId}/deliveries/{deliveryId}/replay`]: { granted: [404] },
  [`POST ${ente}/webhooks/{webhookId}/replays`]: { granted: [400] },
  [`POST ${ente}/iban-changes`]: changes,
  [`GET ${ente}/iban-changes`]: reads,
  [`GET ${ente}/iban-changes/{changeId}`]: readsByType,
  "POST /v1/registry-imports": changes,
  "GET /v1/registry-import-templates/{kind}": reads,
  "GET /v1/public/organizations": reads,
  "GET /v1/public/organizations/{publicCode}": { granted: [200, 404] },
  "GET /v1/public/debt-position-types": reads,
  "POST /v1/public/carts": changes,
  "POST /v1/citizen/carts": changes,
  // The key of the matrix opens no cart.
  "GET /v1/public/carts/{cartKey}": { granted: [404] },
  "POST /v1/public/carts/{cartKey}/checkout": { granted: [404] },
  // Whoever knows the number of a notice holds it.
  "GET /v1/public/organizations/{publicCode}/notices/{noticeNumber}": {
    ...reads,
    tells: ({ variables: { noticeNumber = "" } }) => [noticeNumber],
  },
  [`POST ${ente}/carts`]: changes,
  [`GET ${ente}/carts/{cartId}`]: readsByType,
  // One that is called off already answers the same again.
  [`POST ${ente}/carts/{cartId}/cancellation`]: { granted: [200], byType: true },
  // Citizens start no payment of the matrix's types, and its link opens no notice.
  "GET /v1/public/organizations/{publicCode}/debt-position-types/{typeCode}/form": {
    granted: [404],
  },
  "POST /v1/public/organizations/{publicCode}/debt-position-types/{typeCode}/spontaneous-payments":
    changes,
  "GET /v1/public/notices/{noticeLink}": { granted: [404] },
  [`POST ${ente}/counter-payments`]: changes,
  [`GET ${ente}/counter-payments/{counterPaymentId}`]: readsByType,
  [`GET ${ente}/counter-payments/{counterPaymentId}/qr`]: readsByType,
  // One that is called off already answers the same again.
  [`POST ${ente}/counter-payments/{counterPaymentId}/cancellation`]: {
    granted: [200],
    byType: true,
  },
  "GET /v1/receipt-verifications/{code}": { granted: [200, 404] },
};
