import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type * as z from "zod";
import { type HttpAnswer, jsonAnswer } from "../http/api-response.ts";
import { readBody } from "../http/read-body.ts";
import { Journal } from "../journal.ts";
import { profileOf } from "./citizens.ts";
import { type Fault, FaultPlan, faultSchema } from "./faults.ts";
import {
  type AcceptedMessage,
  acceptedMessageSchema,
  messageSchema,
  profileRequestSchema,
} from "./message-rules.ts";
import { createRateLimit, type RateLimit } from "./rate-limit.ts";

export type AppIoStub = {
  /** Answers a call; `path` is what follows /_local/app-io. */
  readonly answer: (request: IncomingMessage, path: string) => Promise<HttpAnswer>;
  /** The latest messages accepted, oldest first. */
  readonly messages: () => readonly AcceptedMessage[];
};

/** Messages remembered and shown. */
const messagesMax = 5_000;

type Reply = { readonly status: number; readonly body: object };

/**
 * A stand-in for the service API of App IO (version 1): profiles and messages with their limits,
 * plus `/faults` to order wrong answers and `/messages` to read what was accepted.
 */
export async function createAppIoStub(settings: {
  readonly journalPath: string;
  /** Calls allowed every 5 seconds for each key; undefined for no limit. */
  readonly callsPerWindowMax: number | undefined;
}): Promise<AppIoStub> {
  const journal = await Journal.open({
    path: settings.journalPath,
    schema: acceptedMessageSchema,
    entriesMax: messagesMax,
  });
  const service: Service = {
    journal,
    faults: new FaultPlan(),
    allows: createRateLimit(settings.callsPerWindowMax ?? Number.POSITIVE_INFINITY),
  };
  return {
    messages: () => journal.entries(),
    answer: async (request, path) => {
      const [, servicePath] = /^\/api\/v1(\/profiles|\/messages)$/.exec(path) ?? [];
      if (servicePath !== undefined && request.method === "POST") {
        return serviceCall(service, request, servicePath);
      }
      if (path === "/faults") {
        return orderFault(service.faults, request);
      }
      request.resume();
      return path === "/messages"
        ? jsonAnswer(200, JSON.stringify({ messages: journal.entries() }))
        : replyWith(problem(404, "Not Found", "Wrong path."));
    },
  };
}

type Service = {
  readonly journal: Journal<AcceptedMessage>;
  readonly faults: FaultPlan;
  readonly allows: RateLimit;
};

async function serviceCall(
  service: Service,
  request: IncomingMessage,
  path: string,
): Promise<HttpAnswer> {
  const body = parseJson(await readBody(request));
  const key = request.headers["ocp-apim-subscription-key"];
  if (typeof key !== "string" || key === "") {
    const message = "Access denied due to missing subscription key.";
    return replyWith({ status: 401, body: { statusCode: 401, message } });
  }
  if (!service.allows(key, Date.now())) {
    return replyWith(problem(429, "Too many requests", "Retry later."), 1);
  }
  const perform = () => (path === "/profiles" ? findProfile(body) : accept(body, service.journal));
  const fault = service.faults.take(path, fiscalCodeOf(body));
  return fault === undefined ? replyWith(await perform()) : giveFault(fault, perform);
}

function findProfile(body: unknown): Reply {
  const parsed = profileRequestSchema.safeParse(body);
  if (!parsed.success) {
    return invalid(parsed.error);
  }
  const profile = profileOf(parsed.data.fiscal_code);
  return profile === "unknown"
    ? problem(404, "Not Found", "The fiscal code has no profile.")
    : {
        status: 200,
        body: { sender_allowed: profile === "reachable", preferred_languages: ["it_IT"] },
      };
}

async function accept(body: unknown, journal: Journal<AcceptedMessage>): Promise<Reply> {
  const parsed = messageSchema.safeParse(body);
  if (!parsed.success) {
    return invalid(parsed.error);
  }
  const profile = profileOf(parsed.data.fiscal_code);
  if (profile === "unknown") {
    return problem(404, "Not Found", "The fiscal code has no profile.");
  }
  if (profile === "serviceDisabled") {
    return problem(403, "Forbidden", "The recipient does not accept messages of this service.");
  }
  const id = randomUUID();
  await journal.append({ id, acceptedAt: new Date().toISOString(), message: parsed.data });
  return { status: 201, body: { id } };
}

async function orderFault(faults: FaultPlan, request: IncomingMessage): Promise<HttpAnswer> {
  const body = parseJson(await readBody(request));
  if (request.method === "DELETE") {
    faults.clear();
  } else if (request.method === "POST") {
    const fault = faultSchema.safeParse(body);
    if (!fault.success) {
      return replyWith(invalid(fault.error));
    }
    faults.add(fault.data);
  }
  return replyWith({ status: 200, body: { faults: faults.pending() } });
}

async function giveFault(fault: Fault, perform: () => Reply | Promise<Reply>): Promise<HttpAnswer> {
  if (fault.afterEffect) {
    await perform();
  }
  await delay(fault.delayMs);
  const reply = problem(fault.status, `Status ${fault.status}`, "Ordered by a test.");
  return replyWith(reply, fault.retryAfterSeconds);
}

function invalid(error: z.ZodError): Reply {
  const detail = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return problem(400, "Invalid request", detail.join("; "));
}

function problem(status: number, title: string, detail: string): Reply {
  return { status, body: { status, title, detail } };
}

function replyWith({ status, body }: Reply, retryAfterSeconds?: number): HttpAnswer {
  const answer = jsonAnswer(status, JSON.stringify(body));
  return retryAfterSeconds === undefined
    ? answer
    : {
        ...answer,
        headers: { ...answer.headers, "retry-after": String(retryAfterSeconds) },
      };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

function fiscalCodeOf(body: unknown): string | undefined {
  const value: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, "fiscal_code") : undefined;
  return typeof value === "string" ? value : undefined;
}
