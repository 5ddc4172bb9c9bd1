import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SendReceiptRequest } from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import { parseRequest } from "../../../../../shared/pagopa/pa-for-node/parse-message.ts";
import { receiptOf } from "../../../../../shared/pagopa/pa-for-node/receipt-of.ts";
import { randomRequest } from "../../../../support/pa-for-node/random-messages.ts";
import { minimalRequests, richRequests } from "../../../../support/pa-for-node/sample-messages.ts";

function receiptIn(xml: string): SendReceiptRequest {
  const reading = parseRequest(Buffer.from(xml));
  if (reading.outcome === "request" && "receipt" in reading.request) return reading.request;
  throw new Error("no receipt");
}

const company = {
  kind: "G",
  code: "02336340159",
  fullName: "Società Prova & C. S.r.l.",
  streetName: "Piazza della Scala",
  civicNumber: "2/A",
  postalCode: "20121",
  city: "Milano",
  stateProvinceRegion: "MI",
  country: "IT",
  email: "prova.ente+pagamenti@example.org",
};
const metadata = [
  { key: "CAPITOLO", value: "1" },
  { key: "ANNO", value: "2026" },
];

describe("receiptOf", () => {
  it("says in the domain's words all that a receipt says", () => {
    expect(receiptOf(receiptIn(richRequests.paSendRTV2))).toEqual({
      primitive: "paSendRTV2",
      recipientFiscalCode: "02336340159",
      receiptId: "f43cf6263ddb47248222b039f6d1f1f5",
      noticeNumber: "301202600000000103",
      noticeNumberText: "301202600000000103",
      creditorFiscalCode: "02336340159",
      outcome: "OK",
      creditorReferenceId: "01202600000000103",
      amountCents: 11_600,
      description: "Autorizzazione n. 12 <bis>",
      creditorName: "Comune di Prova",
      officeName: "Sportello unico",
      debtor: company,
      transfers: [
        {
          idTransfer: 1,
          amountCents: 10_000,
          beneficiaryFiscalCode: "02336340159",
          beneficiaryName: "Comune di Prova",
          destination: { kind: "account", iban: "IT30N0103076271000001823603" },
          remittanceInformation: "/RFB/01202600000000103/100.00/TXT/Diritti",
          transferCategory: "9/0101002IM/",
          metadata,
        },
        {
          idTransfer: 2,
          amountCents: 1_600,
          beneficiaryFiscalCode: "77777777777",
          beneficiaryName: "Altro ente",
          destination: { kind: "stamp", attachmentBase64: "PG1hcmNhRGFCb2xsby8+" },
          remittanceInformation: "Bollo",
          transferCategory: "9/0101002IM/",
        },
      ],
      psp: {
        id: "AGID_01",
        fiscalCode: "CF12345678901",
        vatNumber: "12345678901",
        name: "Banca Prova",
        channelId: "12345678901_C1",
        channelDescription: "WISP",
      },
      payer: company,
      paymentMethod: "CP",
      paymentNote: "c-2026-000123",
      feeCents: 150,
      creditorFeeCents: 20,
      bundleId: "bundle-1",
      creditorBundleId: "ci-bundle-1",
      paidAt: "2026-11-23T09:00:00.123Z",
      applicationDate: "2026-11-23",
      transferDate: "2026-11-24",
      metadata,
      standIn: false,
    });
  });

  it("leaves out what the least receipt does not say", () => {
    expect(receiptOf(receiptIn(minimalRequests.paSendRT))).toStrictEqual({
      primitive: "paSendRT",
      recipientFiscalCode: "02336340159",
      receiptId: "f43cf6263ddb47248222b039f6d1f1f5",
      noticeNumber: "301202600000000103",
      noticeNumberText: "301202600000000103",
      creditorFiscalCode: "02336340159",
      outcome: "OK",
      creditorReferenceId: "01202600000000103",
      amountCents: 10_000,
      description: "Diritti di segreteria",
      creditorName: "Comune di Prova",
      debtor: { kind: "F", code: "PPPPLT98A01D969C", fullName: "Francesco Pluto" },
      transfers: [
        {
          idTransfer: 1,
          amountCents: 10_000,
          beneficiaryFiscalCode: "02336340159",
          destination: { kind: "account", iban: "IT30N0103076271000001823603" },
          remittanceInformation: "Diritti",
          transferCategory: "9/0101002IM/",
        },
      ],
      psp: {
        id: "AGID_01",
        name: "Banca Prova",
        channelId: "12345678901_C1",
        channelDescription: "WISP",
      },
      standIn: false,
    });
  });

  it("reads the time of the payment as Italian where it has no zone", () => {
    expect(receiptOf(receiptIn(minimalRequests.paSendRTV2))?.paidAt).toBe(
      "2026-11-23T09:00:00.000Z",
    );
  });

  it("keeps a notice number that no portal issues as it came", () => {
    const xml = minimalRequests.paSendRT.replace(/noticeNumber>\d/, "noticeNumber>9");
    expect(receiptOf(receiptIn(xml))).toMatchObject({
      noticeNumber: undefined,
      noticeNumberText: "901202600000000103",
    });
  });

  it("keeps enti whose fiscal codes have no right control digit", () => {
    const xml = minimalRequests.paSendRT
      .replace("<fiscalCode>02336340159", "<fiscalCode>77777777778")
      .replace("<fiscalCodePA>02336340159", "<fiscalCodePA>77777777779");
    expect(receiptOf(receiptIn(xml))).toMatchObject({
      creditorFiscalCode: "77777777778",
      transfers: [{ beneficiaryFiscalCode: "77777777779" }],
    });
  });

  it("makes no receipt for whom is no ente", () => {
    const xml = minimalRequests.paSendRT.replace("<idPA>02336340159", "<idPA>77777777778");
    expect(receiptOf(receiptIn(xml))).toBeUndefined();
  });

  it.each([
    ["control characters", "a\nb"],
    ["256 characters", "x".repeat(256)],
  ])("makes no receipt of an id with %s", (_what, id) => {
    const xml = minimalRequests.paSendRT.replace(/<receiptId>[^<]*/, () => `<receiptId>${id}`);
    expect(receiptOf(receiptIn(xml))).toBeUndefined();
  });

  it("loses no receipt that the node may send to one of our enti", () => {
    fc.assert(
      fc.property(randomRequest, (request) => {
        if (!("receipt" in request)) return;
        const receipt = { ...request.receipt, receiptId: "f43cf6263ddb47248222b039f6d1f1f5" };
        expect(receiptOf({ ...request, idPA: "02336340159", receipt })).toMatchObject({
          amountCents: request.receipt.paymentAmount,
          transfers: request.receipt.transferList.map(({ idTransfer }) => ({ idTransfer })),
          ...(request.receipt.paymentDateTime && { paidAt: expect.stringMatching(/Z$/) }),
        });
      }),
    );
  });
});
