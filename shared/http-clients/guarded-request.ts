import type { LookupAddress } from "node:dns";
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { LookupFunction } from "node:net";
import { type OutboundUrl, parseOutboundUrl } from "../domain/values/outbound-url.ts";
import { isLoopbackAddress, isPublicAddress } from "../domain/values/public-address.ts";

type GuardedCall = {
  readonly url: OutboundUrl;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  /** None where it is empty. */
  readonly body: string;
  /** From the name's resolution to the answer's last byte. */
  readonly timeoutMs: number;
  readonly answerBytesMax: number;
};

export type GuardedAnswer =
  /** Whatever the status: a redirect too is an answer, and is not followed. */
  | { readonly outcome: "answered"; readonly status: number; readonly body: string }
  /** The name leads, also or only, to an address that is not of the public Internet. */
  | { readonly outcome: "refusedAddress" }
  /** No such name, no connection, no certificate that is good, or no HTTP. */
  | { readonly outcome: "unreachable" }
  | { readonly outcome: "timedOut" }
  | { readonly outcome: "answerTooLong" };

export type GuardedRequest = (call: GuardedCall) => Promise<GuardedAnswer>;

/** All addresses of a name. */
type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

type GuardedRequestOptions = {
  /** The local cloud's own receivers may be called, over http. */
  readonly loopback: boolean;
  readonly resolve?: Resolve;
};

class RefusedAddress extends Error {
  override readonly name = "RefusedAddress";
}

/**
 * Calls addresses that others have chosen, and gets nowhere that they could not have got to
 * themselves (server-side request forgery, CWE-918): the connection goes to the very address that
 * was judged, for the name is resolved once; no connection is used twice, no redirect followed, and
 * no certificate taken on trust.
 */
export function createGuardedRequest({
  loopback,
  resolve = resolveName,
}: GuardedRequestOptions): GuardedRequest {
  return (call) => {
    if (parseOutboundUrl(call.url, { loopback }) === undefined) {
      return Promise.resolve({ outcome: "refusedAddress" });
    }
    const isSecure = call.url.toLowerCase().startsWith("https:");
    const judge = isSecure ? isPublicAddress : isLoopbackAddress;
    const { request } = process.getBuiltinModule(isSecure ? "node:https" : "node:http");
    const open = (options: RequestOptions) => request(call.url, options);
    return exchange(open, call, judgedLookup(resolve, judge));
  };
}

function resolveName(name: string): Promise<readonly LookupAddress[]> {
  return process.getBuiltinModule("node:dns").promises.lookup(name, { all: true });
}

/** One address that may not be called is enough: which of them is taken is the caller's luck. */
function judgedLookup(resolve: Resolve, judge: (address: string) => boolean): LookupFunction {
  return (name, options, callback) => {
    resolve(name).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) return callback(new Error("no address"), "");
        if (!addresses.every(({ address }) => judge(address))) {
          return callback(new RefusedAddress("an address that is not to be called"), "");
        }
        return options.all === true
          ? callback(null, [...addresses])
          : callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ""),
    );
  };
}

function exchange(
  open: (options: RequestOptions & { readonly rejectUnauthorized: true }) => ClientRequest,
  { method, headers, body, timeoutMs, answerBytesMax }: GuardedCall,
  lookup: LookupFunction,
): Promise<GuardedAnswer> {
  return new Promise((resolve) => {
    const outgoing = open({
      method,
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      lookup,
      agent: false,
      rejectUnauthorized: true,
    });
    const end = (answer: GuardedAnswer) => {
      clearTimeout(timer);
      resolve(answer);
      outgoing.destroy();
    };
    const timer = setTimeout(() => end({ outcome: "timedOut" }), timeoutMs);
    outgoing.on("error", (error) =>
      end({ outcome: error instanceof RefusedAddress ? "refusedAddress" : "unreachable" }),
    );
    outgoing.on("response", (incoming) => {
      readUpTo(incoming, answerBytesMax).then(
        (text) =>
          end(
            text === undefined
              ? { outcome: "answerTooLong" }
              : { outcome: "answered", status: incoming.statusCode ?? 0, body: text },
          ),
        () => end({ outcome: "unreachable" }),
      );
    });
    outgoing.end(body);
  });
}

async function readUpTo(incoming: IncomingMessage, bytesMax: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > bytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
