import * as z from "zod";
import type { AppIoMessage } from "../domain/notifications/app-io-message.ts";
import type {
  AppIo,
  AppIoRecipient,
  AppIoSubmission,
  ProfileCheck,
} from "../domain/notifications/channels.ts";
import type { AppIoKeys } from "./app-io-keys.ts";
import { retryAfterSecondsOf } from "./retry-after.ts";
import { type Clock, createTokenBucket, systemClock } from "./token-bucket.ts";

export type AppIoClientOptions = {
  /** `https://api.io.pagopa.it/api/v1`, without the final slash. */
  readonly baseUrl: string;
  readonly keys: AppIoKeys;
  readonly requestsPerSecond: number;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
};

const answerSecondsMax = 5;
/** Longest wait asked by App IO that is honoured at once; beyond it the request is given up. */
const retryAfterSecondsMax = 10;
/** Used when App IO asks to slow down without saying for how long. */
const retryAfterSecondsDefault = 1;

/** An answer and its body (undefined where it is not JSON), or nothing in time. */
type Answer =
  | { readonly status: number; readonly body: unknown; readonly retryAfterSeconds: number }
  | "noAnswer";

type Request = { readonly path: string; readonly key: string; readonly body: unknown };

/**
 * App IO API v1 for the services of the enti: `POST /profiles` and `POST /messages`, at a steady
 * rate, each answered within five seconds or given up. Overload (429) is waited out once, for as
 * long as App IO asks and at most ten seconds: such a request was not accepted. Nothing else is
 * repeated, for a message might then arrive twice. No error names the person.
 */
export function createAppIoClient(options: AppIoClientOptions): AppIo {
  const { clock = systemClock, keys } = options;
  const bucket = createTokenBucket(options.requestsPerSecond, clock);
  const ask = async (request: Request): Promise<Answer> => {
    await bucket.take();
    const answer = await post(options, request);
    if (answer === "noAnswer" || answer.status !== 429) return answer;
    if (answer.retryAfterSeconds > retryAfterSecondsMax) return answer;
    await clock.sleep(withJitterMs(answer.retryAfterSeconds));
    await bucket.take();
    return post(options, request);
  };
  return {
    async checkProfile({ organizationFiscalCode, fiscalCode }) {
      const key = await keys.keyFor(organizationFiscalCode);
      if (key === undefined) return { outcome: "noServiceKey" };
      return profileCheckOf(
        await ask({ path: "/profiles", key, body: { fiscal_code: fiscalCode } }),
      );
    },
    async sendMessage(recipient, message) {
      const key = await keys.keyFor(recipient.organizationFiscalCode);
      if (key === undefined) return { outcome: "noServiceKey" };
      return submissionOf(
        await ask({ path: "/messages", key, body: newMessageOf(recipient, message) }),
      );
    },
  };
}

async function post(
  { baseUrl, fetch = globalThis.fetch }: AppIoClientOptions,
  { path, key, body }: Request,
): Promise<Answer> {
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "ocp-apim-subscription-key": key },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(answerSecondsMax * 1000),
    });
    const retryAfterSeconds =
      retryAfterSecondsOf(response.headers, new Date()) ?? retryAfterSecondsDefault;
    return { status: response.status, body: await jsonOf(response), retryAfterSeconds };
  } catch {
    return "noAnswer";
  }
}

/** The status line decides; a body that is cut short or is not JSON only loses its details. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

const profileShape = z.object({ sender_allowed: z.boolean() });
const createdShape = z.object({ id: z.string().min(1) });

function profileCheckOf(answer: Answer): ProfileCheck {
  if (answer === "noAnswer") return { outcome: "notNow" };
  const profile = profileShape.safeParse(answer.body);
  if (answer.status === 200 && profile.success) {
    return { outcome: profile.data.sender_allowed ? "reachable" : "notReachable" };
  }
  return refusalOf(answer.status) ?? { outcome: "notNow" };
}

function submissionOf(answer: Answer): AppIoSubmission {
  if (answer === "noAnswer") return { outcome: "noAnswer" };
  if (answer.status >= 200 && answer.status < 300) {
    const created = createdShape.safeParse(answer.body);
    return { outcome: "accepted", ...(created.success ? { messageId: created.data.id } : {}) };
  }
  return refusalOf(answer.status) ?? { outcome: "noAnswer" };
}

/** What App IO says no to; undefined when it does not tell whether the request was served. */
function refusalOf(status: number) {
  if (status === 404) return { outcome: "notReachable" } as const;
  if (status === 429) return { outcome: "notNow" } as const;
  const understood = status >= 400 && status < 500 && status !== 408;
  return understood ? ({ outcome: "refused", httpStatus: status } as const) : undefined;
}

/** `NewMessage` of App IO API v1. */
function newMessageOf({ fiscalCode }: AppIoRecipient, message: AppIoMessage) {
  const { payment, dueAt } = message;
  return {
    fiscal_code: fiscalCode,
    content: {
      subject: message.subject,
      markdown: message.markdown,
      ...(dueAt === undefined ? {} : { due_date: dueAt.toISOString() }),
      payment_data: {
        amount: payment.amountCents,
        notice_number: payment.noticeNumber,
        invalid_after_due_date: payment.invalidAfterDueDate,
      },
    },
  };
}

/** Up to a quarter longer, so that instances told to wait do not come back together. */
function withJitterMs(seconds: number): number {
  return seconds * 1000 * (1 + Math.random() / 4);
}
