import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noticesOf } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { composeRequest } from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import type { PaForNodeRequest } from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import { parseResponse } from "../../../../../shared/pagopa/pa-for-node/parse-message.ts";
import {
  arbitraryEnte,
  arbitraryPosition,
} from "../../../../support/pagopa-node/arbitrary-position.ts";
import {
  identityOf,
  nodeWorld,
  openDebt,
  receiptFor,
} from "../../../../support/pagopa-node/node-world.ts";

/** What people type, and what no XML and no schema of the node's would take. */
const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom("", " ", "\u0000", "\ud800", "\uffff", "]]>", "<a/>&amp;", "😀".repeat(141)),
);

const debtor = fc.record(
  {
    kind: fc.constantFrom("F", "G"),
    code: fc.constantFrom("RSSMRA80A01F205X", "02336340159", "ANONIMO"),
    fullName: text,
    address: fc.record(
      {
        street: text,
        civicNumber: text,
        postalCode: text,
        city: text,
        province: text,
        country: fc.oneof(text, fc.constant("IT")),
      },
      { requiredKeys: [] },
    ),
    email: fc.oneof(text, fc.emailAddress(), fc.constant("mario.rossi@comune.example")),
  },
  { requiredKeys: ["kind", "code", "fullName"] },
);
const metadata = fc.array(fc.record({ key: text, value: text }), { maxLength: 20 });

const asked: fc.Arbitrary<
  | { readonly primitive: "paVerifyPaymentNotice" }
  | {
      readonly primitive: "paGetPayment" | "paGetPaymentV2";
      readonly transferType?: "POSTAL" | "PAGOPA";
    }
> = fc.oneof(
  fc.record({ primitive: fc.constant("paVerifyPaymentNotice" as const) }),
  fc.record(
    {
      primitive: fc.constantFrom("paGetPayment" as const, "paGetPaymentV2" as const),
      transferType: fc.constantFrom("POSTAL" as const, "PAGOPA" as const),
    },
    { requiredKeys: ["primitive"] },
  ),
);

describe("the station, asked about any notice of any position of any ente", () => {
  it("answers a message that the node accepts, OK with the whole amount or a reasoned KO", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ position: arbitraryPosition, ente: arbitraryEnte, debtor, metadata, asked }),
        fc.record({ name: text, officeName: text }),
        async (facts, names) => {
          const { position, ente, asked: question } = facts;
          const world = nodeWorld([{ ...ente, ...names }]);
          await world.addDebts({
            ...position,
            debtor: facts.debtor,
            metadata: facts.metadata,
          });
          for (const { noticeNumber, amountCents } of noticesOf(position)) {
            const qrCode = { fiscalCode: ente.fiscalCode, noticeNumber };
            const request: PaForNodeRequest = { ...identityOf(ente), qrCode, ...question };
            const { status, body, failure } = await world.answer(composeRequest(request));
            expect(failure).toBeUndefined();
            expect(status).toBe(200);
            const reading = parseResponse(body);
            if (reading.outcome === "refused") throw new Error(reading.detail);
            const { response } = reading;
            if (response.outcome === "KO") {
              expect(["PAA_SEMANTICA", "PAA_PAGAMENTO_SCADUTO"]).toContain(
                response.fault.faultCode,
              );
              continue;
            }
            const amount =
              "data" in response
                ? response.data.paymentAmount
                : "paymentOptionDescription" in response &&
                  response.paymentOptionDescription.amount;
            expect(amount).toBe(amountCents);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("the station, sent anything at all", () => {
  it("answers, without a failure, and does nothing of it", async () => {
    const world = nodeWorld();
    await world.addDebts(openDebt(1));
    const receipt = composeRequest({
      primitive: "paSendRTV2",
      ...identityOf(world.organizations.get("02336340159") ?? expect.fail()),
      receipt: receiptFor(openDebt(1)),
    });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string().map((anything) => Buffer.from(anything)),
      // A receipt with a hole in the tag of its envelope, or without its end.
      fc.tuple(fc.integer({ min: 40, max: 90 }), fc.nat(60)).map(([start, length]) => {
        return Buffer.from(receipt.slice(0, start) + receipt.slice(start + length + 1));
      }),
      fc.nat(receipt.length - 1).map((end) => Buffer.from(receipt.slice(0, end))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const { status, failure, operation } = await world.answer(body);
        expect(failure).toBeUndefined();
        expect(status).toBe(400);
        expect(operation).toBe("unknown");
      }),
    );
    expect(world.receipts.records.size).toBe(0);
    expect(world.positions.positions.get("02336340159#DEBITO-1")).toEqual(openDebt(1));
  });
});
