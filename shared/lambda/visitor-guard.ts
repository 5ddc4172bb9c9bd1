import type { CallAllowance } from "../domain/access/call-protection.ts";
import type {
  Visit,
  VisitorAllowances,
  VisitPace,
  VisitWindow,
} from "../domain/access/visitor-allowance.ts";
import type { VisitorLimits, VisitorSettings } from "./guard-variables.ts";
import { count, describeError, logger } from "./observability.ts";
import { secretKeysOf } from "./portal-keys.ts";
import { keptOfSeed } from "./portal-seed.ts";
import { cookieOf, cookiesOf } from "./request-cookies.ts";
import { sealOf } from "./sealed-text.ts";
import { countedAddress } from "./visitor-address.ts";
import { newChallenge, solvedChallenge } from "./visitor-challenge.ts";
import {
  type Admission,
  proofHeader,
  type VisitingRequest,
  type VisitorGuard,
} from "./visitor-refusal.ts";

/** A random text that a browser keeps: it makes limits closer, and gets nobody around them. */
export const deviceHeader = "x-portale-dispositivo";
export const deviceCookie = "__Host-portale-dispositivo";
/** Behind CloudFront many call from one of its addresses; around it nobody is to call for ever. */
const addressesBehindGate = 50;
const pseudonymLength = 22;
const windows: readonly VisitWindow[] = ["minute", "hour"];

type Keys = ReturnType<typeof keysOf>;
/** A pseudonym, and how often it may call. */
type Counted = { readonly visitor: string; readonly pace: VisitPace };

/** Where visits cannot be counted everybody is let in: see `guardedCall`. */
export function createVisitorGuard(
  settings: VisitorSettings,
  allowances: VisitorAllowances,
): VisitorGuard {
  const keys = keptOfSeed(settings, keysOf);
  const { VISITOR_LIMITS: limits, VISITOR_ADDRESS_HEADER: addressHeader } = settings;
  return {
    of: (request) => ({
      async admit(visit, now) {
        try {
          const call = { request, visit, now };
          return await admit(call, { keys: await keys(), limits, addressHeader, allowances });
        } catch (error) {
          count("visitorUncounted");
          logger.error("a visitor was not counted", { failure: describeError(error) });
          return { outcome: "admitted" };
        }
      },
    }),
  };
}

type VisitingCall = {
  readonly request: VisitingRequest;
  readonly visit: Visit;
  readonly now: Date;
};

type Means = {
  readonly keys: Keys;
  readonly limits: VisitorLimits;
  readonly addressHeader: string | undefined;
  readonly allowances: VisitorAllowances;
};

async function admit(call: VisitingCall, means: Means): Promise<Admission> {
  const { visit, now } = call;
  const [address, ...others] = countedOf(call, means);
  let usedByAddress = 0;
  for (const window of windows) {
    // What a minute refuses is not counted in the hour: a burst shuts nobody out for long.
    const taken = await Promise.all(
      [address, ...others].map(({ visitor, pace }) =>
        means.allowances.take({ visitor, visit }, { window, limit: pace[window], now }),
      ),
    );
    const exceeded = taken.filter(({ outcome }) => outcome === "exceeded");
    if (exceeded.length > 0) {
      count("visitorRefused");
      const retrySeconds = Math.max(...exceeded.map(({ resetSeconds }) => resetSeconds));
      return { outcome: "refused", retrySeconds };
    }
    if (window === "minute") usedByAddress = usedOf(taken[0]);
  }
  const { challenge } = means.limits;
  const isFree =
    challenge === undefined || visit === "look" || usedByAddress <= challenge.freePerMinute;
  return isFree ? { outcome: "admitted" } : proved(call, address.visitor, means);
}

function usedOf(taken: CallAllowance | undefined): number {
  return taken === undefined ? 0 : taken.limit - taken.remaining;
}

async function proved(
  { request, now }: VisitingCall,
  visitor: string,
  { keys, limits, allowances }: Means,
): Promise<Admission> {
  const solved = solvedChallenge(request.headers[proofHeader] ?? "", {
    keys: keys.challenges,
    visitor,
    now,
  });
  if (solved !== undefined) {
    const { nonce, expiresAt } = solved;
    if ((await allowances.redeem(nonce, expiresAt)) === "redeemed") return { outcome: "admitted" };
  }
  count("visitorChallenged");
  const { zeroBits = 1 } = limits.challenge ?? {};
  const asked = { keys: keys.challenges, zeroBits };
  return { outcome: "challenged", challenge: newChallenge(asked, visitor, now) };
}

/** The address first; the device where it says which it is; what stands before the API. */
function countedOf(
  { request, visit, now }: VisitingCall,
  { keys, limits, addressHeader }: Means,
): readonly [Counted, ...Counted[]] {
  const { address: ofAddress, device: ofDevice } = limits[visit];
  const told = addressHeader === undefined ? undefined : request.headers[addressHeader];
  const day = now.toISOString().slice(0, 10);
  const pseudonym = (kind: string, text: string) => pseudonymOf(keys, [day, kind, text]);
  const address = pseudonym("address", countedAddress(told ?? request.sourceIp));
  const device = deviceOf(request);
  const gatePace = {
    minute: ofAddress.minute * addressesBehindGate,
    hour: ofAddress.hour * addressesBehindGate,
  };
  return [
    { visitor: address, pace: ofAddress },
    ...(device === undefined ? [] : [{ visitor: pseudonym("device", device), pace: ofDevice }]),
    // Whoever finds the API's own name could write that header; they do not get further than so.
    ...(told === undefined
      ? []
      : [{ visitor: pseudonym("gate", countedAddress(request.sourceIp)), pace: gatePace }]),
  ];
}

function deviceOf(request: VisitingRequest): string | undefined {
  const cookies = cookiesOf(request);
  const device = request.headers[deviceHeader] ?? cookieOf({ cookies }, deviceCookie);
  return device !== undefined && /^[\w-]{16,64}$/u.test(device) ? device : undefined;
}

function keysOf(seedText: string) {
  return {
    visitors: secretKeysOf(seedText, "visitors")[0],
    challenges: secretKeysOf(seedText, "challenges"),
  };
}

/** Another one each day; without the key it leads nobody back. */
function pseudonymOf({ visitors }: Keys, parts: readonly string[]): string {
  return sealOf(visitors, JSON.stringify(parts)).slice(0, pseudonymLength);
}
