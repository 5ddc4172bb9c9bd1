import * as z from "zod/mini";
import type {
  CallClaim,
  CallProtection,
  ClaimedCall,
  KeptAnswer,
  RepeatableCall,
} from "../../domain/access/call-protection.ts";
import { type Expression, type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities, timeToLiveAttribute } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import { ownerPartition } from "./owner-partition.ts";

/** Longer than any function of the API may run: whoever holds it by then is dead. */
const leaseMs = 30_000;
const keptMs = 24 * 3_600_000;
/** Who meets a claim that is given up at that moment tries to have it. */
const attemptsMax = 3;

type Answers = Pick<TableClient, "get" | "put" | "transact">;

/**
 * One run for each key: the first call writes a claim, its answer takes the claim's place, and both
 * are forgotten after a day. `expiresAt` counts from its second, not from DynamoDB's deletion.
 */
export function createIdempotentAnswers(table: Answers): CallProtection["claim"] {
  return async (call, now) => {
    const key = answerKey(call);
    const claim = claimItem(key, call, now);
    const claimed = { outcome: "claimed", claimed: claimedCall(table, claim) } as const;
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      if ((await table.put(claim, isFree(call, now))) === "written") return claimed;
      const item = await table.get(key);
      if (item === undefined) continue;
      const found = answerShape.parse(item);
      // Ours, written by a try whose answer was lost.
      if (found.claimId === claim.claimId) return claimed;
      const judged = judge(found, call.digest, now);
      if (judged !== undefined) return judged;
    }
    return { outcome: "running", retrySeconds: 1 };
  };
}

function isFree({ digest }: RepeatableCall, now: Date): Expression {
  return {
    text:
      "attribute_not_exists(pk) OR #end <= :nowSeconds OR " +
      "(#digest = :digest AND #lease <= :now)",
    names: { "#end": timeToLiveAttribute, "#digest": "digest", "#lease": "leaseEndsAt" },
    values: {
      ":nowSeconds": Math.floor(now.getTime() / 1_000),
      ":digest": digest,
      ":now": now.getTime(),
    },
  };
}

/** The key itself, which is anybody's text, is not kept. */
function answerKey({ owner, operation, key }: RepeatableCall): ItemKey {
  const { hash } = process.getBuiltinModule("node:crypto");
  const digest = hash("sha256", JSON.stringify([owner.kind, owner.id, operation, key]));
  return { pk: ownerPartition(owner, "ANSWER", digest), sk: "ANSWER" };
}

function claimItem(key: ItemKey, { digest }: RepeatableCall, now: Date) {
  return {
    ...key,
    ...itemHeader(entities.idempotentAnswer),
    digest,
    claimId: crypto.randomUUID(),
    leaseEndsAt: now.getTime() + leaseMs,
    [timeToLiveAttribute]: Math.floor((now.getTime() + keptMs) / 1_000),
  };
}

function claimedCall(table: Answers, claim: ReturnType<typeof claimItem>): ClaimedCall {
  // Whoever took too long has lost the claim to another run, whose answer stands.
  const isOurs = { text: "claimId = :claimId", values: { ":claimId": claim.claimId } };
  return {
    async keep(answer) {
      await table.put(answeredItem(claim, answer), isOurs);
    },
    async release() {
      await table.transact([{ remove: claim, condition: isOurs }]);
    },
  };
}

function answeredItem(claim: ReturnType<typeof claimItem>, answer: KeptAnswer | undefined): Item {
  const { leaseEndsAt: _, ...kept } = claim;
  return answer === undefined ? { ...kept, unrepeatable: true } : { ...kept, answer };
}

const answerShape = z.lazy(() =>
  z.object({
    digest: z.string(),
    claimId: z.string(),
    leaseEndsAt: z.optional(z.number()),
    unrepeatable: z.optional(z.boolean()),
    answer: z.optional(
      z.object({
        status: z.number(),
        headers: z.record(z.string(), z.string()),
        body: z.optional(z.string()),
      }),
    ),
  }),
);

/** What is there already of the key; `undefined` when it has just become free. */
function judge(
  found: z.infer<typeof answerShape>,
  digest: string,
  now: Date,
): CallClaim | undefined {
  if (found.digest !== digest) return { outcome: "otherRequest" };
  if (found.answer !== undefined) return { outcome: "answered", answer: found.answer };
  if (found.leaseEndsAt === undefined) return { outcome: "unrepeatable" };
  const leftMs = found.leaseEndsAt - now.getTime();
  return leftMs <= 0 ? undefined : { outcome: "running", retrySeconds: Math.ceil(leftMs / 1_000) };
}
