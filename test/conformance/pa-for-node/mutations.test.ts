import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  composeRequest,
  composeResponse,
} from "../../../shared/pagopa/pa-for-node/compose-message.ts";
import { paForNodePrimitives } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { parseRequest, parseResponse } from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import { libxml2LenientVerdicts, libxml2Verdicts } from "../../support/pa-for-node/libxml2.ts";
import { mutateMessage } from "../../support/pa-for-node/mutate-message.ts";
import { randomRequest, randomResponse } from "../../support/pa-for-node/random-messages.ts";
import { randomSource } from "../../support/pa-for-node/random-source.ts";
import { richRequests, richResponses } from "../../support/pa-for-node/sample-messages.ts";

const requestMutations = 10_000;
const responseMutations = 2_000;
const seed = Number(process.env["MUTATIONS_SEED"] ?? Date.now() % 2 ** 31);
console.log(`mutations of messages: seed ${seed} (MUTATIONS_SEED=${seed} repeats them)`);

/**
 * Where we are stricter than libxml2 on purpose: it skips what is no base64 in base64, knows years
 * beyond four digits, and the schema lets a receipt have no id.
 */
const stricterOnPurpose = /: (testo in base64|data nella forma.*|data e ora.*|testo non vuoto)$/;

type Reading = { readonly outcome: string; readonly reason?: string; readonly detail?: string };

/** The mutated documents on which the two readers do not agree. */
function disagreements(documents: readonly Buffer[], read: (document: Buffer) => Reading) {
  const judged = documents
    .map((document) => ({ document, reading: read(document) }))
    .filter(({ reading: { outcome, reason } }) => outcome !== "refused" || reason === "schema");
  const verdicts = libxml2Verdicts(judged.map(({ document }) => document));
  const compared = judged.map((one, index) => ({ ...one, verdict: verdicts[index] }));
  const accepted = compared.filter(({ reading }) => reading.outcome !== "refused");
  const disputed = accepted.filter(({ verdict }) => verdict === "invalid");
  const settled = libxml2LenientVerdicts(disputed.map(({ document }) => document));
  return {
    accepted: accepted.length,
    wronglyAccepted: [
      ...accepted.filter(({ verdict }) => verdict === "malformed"),
      ...disputed.filter((_, index) => settled[index] !== "valid"),
    ].map(({ document }) => document.toString()),
    wronglyRefused: compared
      .filter(({ reading: { outcome, detail = "" }, verdict }) => {
        const isMeant = stricterOnPurpose.test(detail);
        return outcome === "refused" && verdict === "valid" && !isMeant;
      })
      .map(({ document, reading }) => `${reading.detail} ${document}`),
  };
}

function mutationsOf(xml: string, count: number): readonly Buffer[] {
  const random = randomSource(seed);
  return Array.from({ length: count }, () => mutateMessage(xml, random));
}

describe.each(paForNodePrimitives)("mutations of the messages of %s", (primitive) => {
  it("are read as requests where libxml2 finds them valid, and nowhere else", () => {
    const mutated = mutationsOf(richRequests[primitive], requestMutations);
    const { accepted, wronglyAccepted, wronglyRefused } = disagreements(mutated, parseRequest);
    expect(wronglyAccepted).toEqual([]);
    expect(wronglyRefused).toEqual([]);
    expect(accepted).toBeGreaterThan(requestMutations / 100);
  });

  it("are never read as responses that libxml2 does not find valid", () => {
    const mutated = mutationsOf(richResponses[primitive], responseMutations);
    expect(disagreements(mutated, parseResponse).wronglyAccepted).toEqual([]);
  });
});

describe("composed messages", () => {
  const composed = (arbitrary: fc.Arbitrary<string>) =>
    fc.sample(arbitrary, { seed, numRuns: 1_000 }).map((xml) => Buffer.from(xml));

  it("are valid for libxml2 when they are requests", () => {
    const verdicts = libxml2Verdicts(composed(randomRequest.map(composeRequest)));
    expect(new Set(verdicts)).toEqual(new Set(["valid"]));
  });

  it("are valid for libxml2 when they are responses", () => {
    const verdicts = libxml2Verdicts(composed(randomResponse.map(composeResponse)));
    expect(new Set(verdicts)).toEqual(new Set(["valid"]));
  });
});
