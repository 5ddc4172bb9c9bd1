import * as z from "zod";

const responseSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/** Which items of a batch the function could not process; "all" for an unreadable answer. */
export type BatchItemFailures = "all" | ReadonlySet<string>;

/**
 * Reads a partial batch response.
 *
 * Source: AWS Lambda Developer Guide, "Implementing partial batch responses": an empty answer is
 * a success, anything that does not have the shape fails the whole batch.
 */
export function readBatchItemFailures(payload: string): BatchItemFailures {
  const answer: unknown = JSON.parse(payload);
  if (answer === null || answer === "") {
    return new Set();
  }
  const parsed = responseSchema.safeParse(answer);
  if (!parsed.success) {
    return "all";
  }
  const identifiers = (parsed.data.batchItemFailures ?? []).map((item) => item.itemIdentifier);
  return identifiers.includes("") ? "all" : new Set(identifiers);
}
