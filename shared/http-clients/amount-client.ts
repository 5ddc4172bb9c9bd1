import * as z from "zod/mini";
import type {
  AmountAnswer,
  AmountQuestion,
  AskAmount,
} from "../domain/debt-positions/refresh-amount.ts";
import { euroCents } from "../domain/values/euro-cents.ts";
import { createGuardedRequest, type GuardedRequest } from "./guarded-request.ts";

export type AmountClientOptions = {
  /** The local cloud's own services may be asked. */
  readonly loopback: boolean;
  readonly request?: GuardedRequest;
  /** Says that it is the portal that asks, and when: the layout of Standard Webhooks. */
  readonly signer: () => Promise<{ sign(text: string): Buffer }>;
  readonly newId: () => string;
  /** Told of every question what became of it. */
  readonly note: (outcome: AmountAnswer["outcome"]) => void;
};

/** Of the two seconds that pagoPA gives an ente's station. */
const patienceMs = 1_500;
const answerBytesMax = 4_096;
/** 999,999,999.99 euro (SANP 3.12.0, stAmount). */
const amountCentsMax = 99_999_999_999;

const answerShape = z.lazy(() =>
  z.union([
    z.object({ nothingDue: z.literal(true) }),
    z.object({ amountCents: z.int().check(z.minimum(1), z.maximum(amountCentsMax)) }),
  ]),
);

/** Asks the services by which enti tell what is due of their debts. */
export function createAmountClient(options: AmountClientOptions): AskAmount {
  const { request = createGuardedRequest(options) } = options;
  return async (url, question) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<AmountAnswer>((resolve) => {
      timer = setTimeout(() => resolve({ outcome: "noAnswer" }), patienceMs);
    });
    const asked = ask({ ...options, request, url, question }).catch((): AmountAnswer => noAnswer);
    const answer = await Promise.race([asked, tooLong]);
    clearTimeout(timer);
    options.note(answer.outcome);
    return answer;
  };
}

const noAnswer = { outcome: "noAnswer" } as const;

async function ask({
  request,
  signer,
  newId,
  url,
  question,
}: Omit<AmountClientOptions, "request"> & {
  readonly request: GuardedRequest;
  readonly url: Parameters<AskAmount>[0];
  readonly question: AmountQuestion;
}): Promise<AmountAnswer> {
  const { sign } = await signer();
  const body = JSON.stringify(question);
  const id = newId();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = sign(`${id}.${timestamp}.${body}`).toString("base64");
  const answered = await request({
    url,
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1a,${signature}`,
    },
    body,
    timeoutMs: patienceMs,
    answerBytesMax,
  });
  if (answered.outcome !== "answered" || answered.status !== 200) return noAnswer;
  const { data } = answerShape.safeParse(JSON.parse(answered.body));
  if (data === undefined) return noAnswer;
  return "nothingDue" in data
    ? { outcome: "nothingDue" }
    : { outcome: "amount", amountCents: euroCents(data.amountCents) };
}
