/** What stands in the place of personal data. */
export const redacted = "[omesso]";

/** Codice fiscale of a natural person, omocodia included, anywhere in a text. */
const personalCodes = /[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]/giu;
/** Rather too much around the sign than too little. */
const emailAddresses = /[^\s<>]*@[^\s<>]*/gu;

/** A text without fiscal codes of persons and e-mail addresses: ente's own keys may hold them. */
export function redactText(text: string): string {
  return text.replaceAll(emailAddresses, redacted).replaceAll(personalCodes, redacted);
}

/** All that the portal's own messages, and what Lambda says of lost records, are made of. */
const impersonalNames = new Set([
  "organizationFiscalCode",
  "flowId",
  "block",
  "firstRow",
  "rows",
  "duplicateRows",
  "duplicateIuvRows",
  "iuds",
  "event",
  "receiptId",
  "runId",
  "deliveryId",
  "attempt",
  "version",
  "timestamp",
  "requestContext",
  "requestId",
  "functionArn",
  "condition",
  "approximateInvokeCount",
  "responseContext",
  "statusCode",
  "executedVersion",
  "functionError",
  "DDBStreamBatchInfo",
  "shardId",
  "startSequenceNumber",
  "endSequenceNumber",
  "approximateArrivalOfFirstRecord",
  "approximateArrivalOfLastRecord",
  "batchSize",
  "streamArn",
]);

/**
 * The body of a queue message to be shown: only what is known to be nobody's personal data. Names
 * that no message of ours has are left out with all they hold, and so is what is not JSON.
 */
export function redactBody(body: string): string {
  const value = readJson(body);
  if (value === undefined) return `${redacted}: non è JSON, ${body.length} caratteri`;
  return JSON.stringify(redactValue(value));
}

function redactValue(value: unknown): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  if (Array.isArray(value)) return value.map(redactValue);
  if (typeof value !== "object" || value === undefined) return redacted;
  const members = Object.entries(value);
  const shown = members.filter(([name]) => impersonalNames.has(name));
  const hidden = members.length - shown.length;
  return {
    ...Object.fromEntries(shown.map(([name, member]) => [name, redactValue(member)])),
    ...(hidden > 0 && { [redacted]: hidden }),
  };
}

function readJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
