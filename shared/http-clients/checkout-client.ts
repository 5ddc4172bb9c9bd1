import { createHttpExchange, type HttpAnswer, type HttpExchange } from "../aws/http-exchange.ts";
import { createSecretReader, type SecretReader } from "../aws/secret-reader.ts";
import type {
  AskCheckout,
  CheckoutAnswer,
  CheckoutRequest,
} from "../domain/checkout/checkout-page.ts";

/** What a function that sends carts to Checkout finds in its environment. */
type CheckoutSettings = {
  /** Of Checkout's API, version 2, without the final slash. */
  readonly CHECKOUT_BASE_URL: string;
  /** Where the pages of carts are: nobody is sent anywhere else. */
  readonly CHECKOUT_PAGE_ORIGIN: string;
  /** The secret with the subscription key. */
  readonly CHECKOUT_KEY_SECRET_ARN?: string | undefined;
  /** The key itself, of a Checkout that protects nothing. */
  readonly CHECKOUT_KEY?: string | undefined;
};

type CheckoutTools = {
  /** Counts how Checkout has answered: `checkoutPage`, `checkoutRefused`, `checkoutUnavailable`. */
  readonly count: (metric: string) => void;
  readonly connect?: () => SecretReader;
  /** For one try, the opening of the connection included. */
  readonly timeoutMs?: number;
};

const timeoutMsDefault = 10_000;
const connectTimeoutMs = 3_000;
const triesMax = 2;
/** Of an answer the status and one header count. */
const bodyBytesMax = 65_536;
const textLengthMax = 140;
const locationLengthMax = 2_000;
const minutesKept = 5;

/**
 * Checkout of pagoPA (Checkout EC v2, POST /carts): asks for the page of a cart and follows no
 * redirect. What is no answer is asked for once more, which leaves Checkout with a cart that nobody
 * is sent to; a request that it finds wrong is not.
 */
export function createCheckoutClient(
  settings: CheckoutSettings,
  { count, connect = createSecretReader, timeoutMs = timeoutMsDefault }: CheckoutTools,
): AskCheckout {
  const endpoint = new URL(`${settings.CHECKOUT_BASE_URL}/carts`);
  const exchange = createHttpExchange(endpoint, { bodyBytesMax });
  const readKey = keyReader(settings, connect);
  return async (request) => {
    const outgoing = requestOf(endpoint, await readKey(), request);
    let answer: TryAnswer = "none";
    for (let tries = 0; tries < triesMax && answer === "none"; tries += 1) {
      answer = await ask(exchange, outgoing, { timeoutMs, origin: settings.CHECKOUT_PAGE_ORIGIN });
    }
    const final = answer === "none" ? ({ outcome: "unavailable" } as const) : answer;
    note(final, count);
    return final;
  };
}

function note({ outcome }: CheckoutAnswer, count: CheckoutTools["count"]): void {
  if (outcome === "page") count("checkoutPage");
  else if (outcome === "refused") count("checkoutRefused");
  else count("checkoutUnavailable");
}

type OutgoingRequest = Parameters<HttpExchange>[0];
/** `none`: nothing that would not be another thing when asked again. */
type TryAnswer = CheckoutAnswer | "none";

async function ask(
  exchange: HttpExchange,
  request: OutgoingRequest,
  { timeoutMs, origin }: { readonly timeoutMs: number; readonly origin: string },
): Promise<TryAnswer> {
  const patience = { connectTimeoutMs, requestTimeoutMs: () => timeoutMs };
  try {
    return answerOf(await exchange(request, patience), origin);
  } catch {
    return "none";
  }
}

function answerOf({ status, headers }: HttpAnswer, origin: string): TryAnswer {
  if (status === 302) {
    const url = pageUrlOf(headers.location, origin);
    return url === undefined ? "none" : { outcome: "page", url };
  }
  if (status === 400) return { outcome: "refused" };
  // A wrong key, a wrong address, too many calls: the same again would be answered the same.
  return status > 400 && status < 500 ? { outcome: "unavailable" } : "none";
}

/** The page, if it is one of Checkout's: whatever else comes, nobody is sent there. */
function pageUrlOf(location: string | undefined, origin: string): string | undefined {
  if (location === undefined || location.length > locationLengthMax) return undefined;
  if (!URL.canParse(location)) return undefined;
  const url = new URL(location);
  const isBare = url.username === "" && url.password === "";
  return isBare && url.origin === new URL(origin).origin ? url.href : undefined;
}

function requestOf(endpoint: URL, key: string, request: CheckoutRequest): OutgoingRequest {
  const body = JSON.stringify(bodyOf(request));
  return {
    method: "POST",
    path: endpoint.pathname,
    headers: {
      host: endpoint.host,
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "ocp-apim-subscription-key": key,
    },
    body,
  };
}

function bodyOf({ cart, emailNotice, allPostal, returnUrls }: CheckoutRequest) {
  return {
    ...(emailNotice && { emailNotice }),
    paymentNotices: cart.notices.map((notice) => ({
      noticeNumber: notice.noticeNumber,
      fiscalCode: notice.organizationFiscalCode,
      amount: notice.amountCents,
      companyName: shortText(notice.organizationName),
      description: shortText(notice.description),
    })),
    returnUrls: {
      returnOkUrl: returnUrls.ok,
      returnCancelUrl: returnUrls.cancel,
      returnErrorUrl: returnUrls.error,
      returnWaitingUrl: returnUrls.waiting,
    },
    idCart: cart.id,
    allCCP: allPostal,
  };
}

/** Cut without leaving half a character behind. */
function shortText(text: string): string {
  return text.slice(0, textLengthMax).replace(/[\uD800-\uDBFF]$/u, "");
}

function keyReader(
  { CHECKOUT_KEY_SECRET_ARN: secretArn, CHECKOUT_KEY: key }: CheckoutSettings,
  connect: () => SecretReader,
): () => Promise<string> {
  if (secretArn === undefined) {
    if (key === undefined) throw new Error("there is no key to call Checkout with");
    return async () => key;
  }
  const readSecret = connect();
  let kept: { readonly key: string; readonly untilMs: number } | undefined;
  return async () => {
    if (kept === undefined || kept.untilMs < Date.now()) {
      const untilMs = Date.now() + minutesKept * 60_000;
      kept = { key: await readSecret(secretArn), untilMs };
    }
    return kept.key;
  };
}
