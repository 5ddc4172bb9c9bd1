import type { AwsConnection } from "./aws-environment.ts";
import { createHttpExchange, type HttpAnswer, StaleConnection } from "./http-exchange.ts";
import type { Patience, RetryReason } from "./patience.ts";
import { type AwsRequest, createRequestSigner } from "./sign-request.ts";

/** Calls a service, signed; gives the answer, whatever it is, once it is worth no further try. */
export type SignedCaller = (request: AwsRequest, patience: Patience) => Promise<HttpAnswer>;

/** Whether an answer asks for another try; undefined when it is final. */
export type RetryJudge = (answer: HttpAnswer) => RetryReason | undefined;

/**
 * A caller of a service of AWS. Calls that get no answer in time or fail on the network, and
 * answers that the judge finds passing, are tried again as far as the patience goes: services take
 * a call twice without harm, or refuse the second by its condition or its token.
 */
export function createSignedCaller(connection: AwsConnection, judge: RetryJudge): SignedCaller {
  const exchange = createHttpExchange(connection.endpoint);
  const sign = createRequestSigner(connection);
  const tryOnce = async (request: AwsRequest, patience: Patience): Promise<Tried> => {
    const headers = sign(request, new Date());
    try {
      const answer = await exchange({ ...request, headers }, patience);
      return { answer, reason: judge(answer) };
    } catch (error) {
      if (error instanceof StaleConnection) return tryOnce(request, patience);
      return { error, reason: "failed" };
    }
  };
  return async (request, patience) => {
    for (let tries = 1; ; tries += 1) {
      const tried = await tryOnce(request, patience);
      const { reason } = tried;
      if (reason !== undefined && (await patience.waitForRetry(tries, reason))) continue;
      if ("answer" in tried) return tried.answer;
      throw new Error(`${connection.service} did not answer`, { cause: tried.error });
    }
  };
}

type Tried =
  | { readonly answer: HttpAnswer; readonly reason: RetryReason | undefined }
  | { readonly error: unknown; readonly reason: RetryReason };
