import type {
  CallClaim,
  CallOwner,
  CallProtection,
  ClaimedCall,
  KeptAnswer,
} from "../domain/access/call-protection.ts";
import type { HttpResult } from "./http-result.ts";
import { count, describeError, logger } from "./observability.ts";
import {
  callRunning,
  invalidRequest,
  keyOfOtherRequest,
  problemResult,
  unrepeatableAnswer,
} from "./problem.ts";

/** A POST that has an `Idempotency-Key`, and how it is run. */
export type KeyedCall = {
  readonly owner: CallOwner;
  readonly operation: string;
  readonly key: string;
  /** All that makes the request this one. */
  readonly request: readonly string[];
  /** Its answer holds a secret, which is shown once. */
  readonly hasSecretAnswer: boolean;
  readonly run: () => Promise<HttpResult>;
};

const answerBytesMax = 200_000;
/** Of the answer's headers those that say something of its content. */
const keptHeaders = ["content-type", "etag", "location"] as const;
/** The request itself could not be read: nothing was done, and a better one may have the key. */
const unreadStatuses: ReadonlySet<number> = new Set([400, 413, 415]);

/**
 * Runs a call once for its key: who sends it again has the same answer again (IETF draft
 * "The Idempotency-Key HTTP Header Field"). What failed by our fault may be run again.
 */
export async function runOnce(
  call: KeyedCall,
  protection: Pick<CallProtection, "claim">,
  now: Date,
): Promise<HttpResult> {
  const { owner, operation, key } = call;
  if (!/^[\x21-\x7e]{1,255}$/u.test(key)) return problemResult(unreadableKey);
  const { hash } = process.getBuiltinModule("node:crypto");
  const digest = hash("sha256", JSON.stringify(call.request));
  const claim = await protection.claim({ owner, operation, key, digest }, now);
  if (claim.outcome !== "claimed") return withoutRunning(claim);
  const { claimed } = claim;
  try {
    const result = await call.run();
    await end(claimed, call, result).catch(noteLostClaim);
    return result;
  } catch (error) {
    await claimed.release().catch(noteLostClaim);
    throw error;
  }
}

const unreadableKey = invalidRequest([
  {
    pointer: "/Idempotency-Key",
    detail: "La chiave è un testo da 1 a 255 caratteri ASCII visibili, senza spazi.",
  },
]);

function withoutRunning(claim: Exclude<CallClaim, { outcome: "claimed" }>): HttpResult {
  switch (claim.outcome) {
    case "answered": {
      const { status, headers, body } = claim.answer;
      return {
        status,
        headers: { ...headers, "idempotency-replayed": "true" },
        ...(body !== undefined && { body }),
      };
    }
    case "unrepeatable":
      return problemResult(unrepeatableAnswer);
    case "running":
      return problemResult(callRunning, { "retry-after": String(claim.retrySeconds) });
    case "otherRequest":
      return problemResult(keyOfOtherRequest);
  }
}

async function end(claimed: ClaimedCall, call: KeyedCall, result: HttpResult): Promise<void> {
  const { status, cookies } = result;
  if (status >= 500 || unreadStatuses.has(status)) return claimed.release();
  const isSecret = status < 300 && (call.hasSecretAnswer || cookies !== undefined);
  if (isSecret) return claimed.keep(undefined);
  const answer = answerToKeep(result);
  return answer === undefined ? claimed.release() : claimed.keep(answer);
}

function answerToKeep({ status, headers = {}, body }: HttpResult): KeptAnswer | undefined {
  if (body !== undefined && typeof body !== "string") return undefined;
  if (Buffer.byteLength(body ?? "") > answerBytesMax) return undefined;
  const kept = keptHeaders.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { status, headers: Object.fromEntries(kept), body };
}

/** The call is over whatever becomes of its claim, which ends by itself. */
function noteLostClaim(error: unknown): void {
  count("idempotentAnswerLost");
  logger.error("the answer to a call was not kept", { failure: describeError(error) });
}
