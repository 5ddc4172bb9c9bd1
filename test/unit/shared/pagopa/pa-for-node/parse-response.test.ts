import { describe, expect, it } from "vitest";
import type { PaForNodePrimitive } from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import {
  parseResponse,
  type ResponseReading,
} from "../../../../../shared/pagopa/pa-for-node/parse-message.ts";
import {
  enveloped,
  koResponse,
  richResponses,
} from "../../../../support/pa-for-node/sample-messages.ts";

function responseOf(xml: string) {
  const reading = parseResponse(xml);
  if (reading.outcome === "refused") throw new Error(reading.detail);
  return reading.response;
}

function detailOf(reading: ResponseReading): string {
  return reading.outcome === "refused" ? reading.detail : "";
}

const notice = {
  paymentOptionDescription: {
    amount: 10_000,
    options: "EQ",
    dueDate: "2026-12-31",
    detailDescription: "Diritti",
    allCCP: false,
  },
  paymentDescription: "Diritti di segreteria",
  fiscalCodePA: "02336340159",
  companyName: "Comune di Prova",
  officeName: "Sportello unico",
};

describe("parseResponse", () => {
  it("reads a notice that may be paid", () => {
    const primitive = "paVerifyPaymentNotice";
    const response = { primitive, outcome: "OK", ...notice };
    expect(responseOf(richResponses[primitive])).toEqual(response);
  });

  it("reads a notice that was asked for", () => {
    const primitive = "paDemandPaymentNotice";
    const qrCode = { fiscalCode: "02336340159", noticeNumber: "301202600000000103" };
    const response = { primitive, outcome: "OK", qrCode, ...notice };
    expect(responseOf(richResponses[primitive])).toEqual(response);
  });

  it("reads a payment of V2 with two beneficiaries and a stamp", () => {
    expect(responseOf(richResponses.paGetPaymentV2)).toMatchObject({
      primitive: "paGetPaymentV2",
      outcome: "OK",
      data: {
        creditorReferenceId: "01202600000000103",
        paymentAmount: 11_600,
        dueDate: "2026-12-31",
        retentionDate: "2026-12-31T23:59:59",
        lastPayment: true,
        companyName: "Comune di Prova",
        debtor: { entityUniqueIdentifierType: "G", country: "IT" },
        transferList: [
          {
            idTransfer: 1,
            IBAN: "IT30N0103076271000001823603",
            metadata: [{ key: "CAPITOLO" }, {}],
          },
          { idTransfer: 2, fiscalCodePA: "77777777777", companyName: "Altro ente" },
          {
            idTransfer: 3,
            richiestaMarcaDaBollo: {
              hashDocumento: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
              tipoBollo: "01",
              provinciaResidenza: "MI",
            },
          },
        ],
        metadata: [{ key: "CAPITOLO", value: "1" }, { key: "ANNO" }],
      },
    });
  });

  it.each(["paSendRT", "paSendRTV2"] as const)("reads that a receipt is taken: %s", (primitive) => {
    expect(responseOf(richResponses[primitive])).toEqual({ primitive, outcome: "OK" });
  });

  it("reads why something is answered KO", () => {
    expect(responseOf(koResponse)).toEqual({
      primitive: "paVerifyPaymentNotice",
      outcome: "KO",
      fault: {
        faultCode: "PAA_PAGAMENTO_SCONOSCIUTO",
        faultString: "Pagamento in attesa risulta sconosciuto all'Ente Creditore",
        id: "02336340159",
        description: "NAV non trovato",
      },
    });
  });

  it("reads bytes as it reads text", () => {
    expect(parseResponse(Buffer.from(koResponse))).toEqual(parseResponse(koResponse));
  });
});

/** Ways to damage an element: `RemoveParent` takes away its tags and leaves what is inside. */
const removed = (xml: string, name: string) =>
  xml.replace(new RegExp(`<${name}>(?:[^<]|<(?!/${name}>))*</${name}>`), "");
const emptied = (xml: string, name: string) =>
  xml.replace(new RegExp(`<${name}>(?:[^<]|<(?!/${name}>))*</${name}>`), `<${name}/>`);
const opened = (xml: string, name: string) =>
  xml.replace(`<${name}>`, "").replace(`</${name}>`, "");
const repeated = (xml: string, name: string, times: number) =>
  xml.replace(new RegExp(`<${name}>(?:[^<]|<(?!/${name}>))*</${name}>`), (whole) =>
    whole.repeat(times),
  );
const withValue = (xml: string, name: string, value: string) =>
  xml.replace(new RegExp(`<${name}>[^<]*`), () => `<${name}>${value}`);

type Damage = readonly [what: string, damage: (xml: string, name: string) => string];

const none: Damage = ["missing", removed];
const empty: Damage = ["empty", emptied];
const removeParent: Damage = ["without its tags", opened];
const times = (count: number): Damage => [
  `${count} times`,
  (xml, name) => repeated(xml, name, count),
];
const valued = (...values: readonly string[]): readonly Damage[] =>
  values.map((value) => [
    `as ${value.length > 40 ? `${value.length} characters` : JSON.stringify(value)}`,
    (xml, name) => withValue(xml, name, value),
  ]);
const long = (length: number) => "x".repeat(length + 1);

const amounts = [none, empty, ...valued("11,34", "11.342", "11.3", "1219087657.34", "0.00", "11")];
const badDates = valued("12-28-2022", "12-09-22", "12-08-2022T12:00:678", "2026-02-29", "");
const mandatoryText = (length: number) => [none, empty, ...valued(long(length))];
const optionalText = (length: number) => [empty, ...valued(long(length))];

const verify = ["paVerifyPaymentNotice", "paDemandPaymentNotice"] as const;
const both = ["paGetPayment", "paGetPaymentV2"] as const;
type Vector = readonly [
  element: string,
  messages: readonly PaForNodePrimitive[],
  damages: readonly Damage[],
];

/** What a test suite of the node has sent to it, and the node refuses. */
const vectors: readonly Vector[] = [
  ["soapenv:Body", [...verify, ...both, "paSendRT", "paSendRTV2"], [none, empty, removeParent]],
  [
    "pafn:paVerifyPaymentNoticeRes",
    ["paVerifyPaymentNotice"],
    [none, empty, removeParent, times(2)],
  ],
  ["pafn:paGetPaymentRes", ["paGetPayment"], [none, empty, removeParent, times(2)]],
  ["pafn:paGetPaymentV2Response", ["paGetPaymentV2"], [none, empty, removeParent, times(2)]],
  ["pafn:paSendRTRes", ["paSendRT"], [none, empty, removeParent, times(2)]],
  [
    "outcome",
    [...verify, ...both, "paSendRT", "paSendRTV2"],
    [none, empty, removeParent, times(2), ...valued("PP", "KO", "ok", " OK", "")],
  ],
  ["paymentList", verify, [none, removeParent, empty, times(2)]],
  ["paymentOptionDescription", verify, [none, empty, removeParent, times(2)]],
  ["amount", verify, amounts],
  ["paymentAmount", both, amounts],
  ["transferAmount", both, amounts],
  ["options", verify, [none, empty, ...valued("KK", "eq")]],
  ["dueDate", verify, [empty, ...badDates]],
  ["dueDate", both, [none, empty, ...badDates, ...valued("2026-12-31T00:00:00")]],
  ["retentionDate", both, [empty, ...badDates, ...valued("2026-12-31")]],
  ["lastPayment", both, [empty, ...valued("2", "si", "True")]],
  ["detailDescription", verify, optionalText(140)],
  ["paymentDescription", verify, mandatoryText(140)],
  ["description", both, mandatoryText(140)],
  ["companyName", verify, mandatoryText(140)],
  ["companyName", ["paGetPayment"], optionalText(140)],
  ["companyName", ["paGetPaymentV2"], mandatoryText(140)],
  ["officeName", [...verify, ...both], optionalText(140)],
  ["remittanceInformation", both, mandatoryText(140)],
  ["transferCategory", both, mandatoryText(140)],
  ["allCCP", verify, [none, empty, ...valued("3", "no")]],
  [
    "fiscalCodePA",
    [...verify, ...both],
    [none, empty, ...valued("023363401590", "RSSMRA80A01", "0")],
  ],
  ["creditorReferenceId", both, mandatoryText(35)],
  ["data", both, [none, empty, removeParent, times(2)]],
  ["debtor", both, [none, empty, removeParent, times(2)]],
  ["uniqueIdentifier", both, [none, empty, removeParent, times(2)]],
  ["transferList", both, [none, empty, removeParent, times(2)]],
  ["entityUniqueIdentifierType", both, [none, empty, ...valued("H", "f")]],
  ["entityUniqueIdentifierValue", both, [none, empty, ...valued(long(16), "1")]],
  ["fullName", both, mandatoryText(70)],
  ["streetName", both, optionalText(70)],
  ["civicNumber", both, optionalText(16)],
  ["postalCode", both, optionalText(16)],
  ["city", both, optionalText(35)],
  ["stateProvinceRegion", both, optionalText(35)],
  ["country", both, [empty, ...valued("ITA", "it", "I")]],
  ["e-mail", both, [empty, ...valued("prova%gmail.com", `a@${"b".repeat(255)}`, "a b@c.it", "a@")]],
  ["transfer", both, [none, empty, removeParent, times(6), times(2)]],
  ["idTransfer", both, [none, empty, ...valued("6", "11", "a", "0", "2")]],
  ["IBAN", both, mandatoryText(35)],
  ["metadata", both, [empty, removeParent]],
  ["mapEntry", both, [empty, removeParent, times(16)]],
  ["key", both, mandatoryText(140)],
  ["value", both, mandatoryText(140)],
  ["richiestaMarcaDaBollo", ["paGetPaymentV2"], [none, empty, removeParent]],
  ["hashDocumento", ["paGetPaymentV2"], [none, empty, ...valued("AAA", "A".repeat(76), "====")]],
  ["tipoBollo", ["paGetPaymentV2"], [none, empty, ...valued("02", "1")]],
  ["provinciaResidenza", ["paGetPaymentV2"], [none, empty, ...valued("mi", "MIL")]],
  ["qrCode", ["paDemandPaymentNotice"], [none, empty, removeParent, times(2)]],
  ["noticeNumber", ["paDemandPaymentNotice"], [none, empty, ...valued("30120260000000010")]],
];

const cases = vectors.flatMap(([element, messages, damages]) =>
  messages.flatMap((primitive) =>
    damages.map(([what, damage]) => ({ primitive, element, what, damage })),
  ),
);

describe("a response that the node refuses", () => {
  it.each(cases)("is refused: $primitive with $element $what", ({ primitive, element, damage }) => {
    const xml = richResponses[primitive];
    const damaged = damage(xml, element);
    expect(damaged).not.toBe(xml);
    expect(parseResponse(damaged).outcome).toBe("refused");
  });

  it.each([
    ["missing", removed],
    ["empty", emptied],
    ["without its tags", opened],
  ] as const)("is refused: KO with its fault %s", (_what, damage) => {
    expect(parseResponse(damage(koResponse, "fault")).outcome).toBe("refused");
  });

  it.each(["faultCode", "faultString", "id"])("is refused: KO with a fault without %s", (name) => {
    expect(detailOf(parseResponse(removed(koResponse, name)))).toContain(`fault/${name}: `);
    expect(detailOf(parseResponse(emptied(koResponse, name)))).toContain(`fault/${name}: `);
  });

  it("is refused when KO brings more than a fault", () => {
    const xml = koResponse.replace("</fault>", "</fault><companyName>a</companyName>");
    expect(detailOf(parseResponse(xml))).toBe(
      "paVerifyPaymentNoticeRes: con esito KO c'è solo fault",
    );
  });

  it("is refused when OK brings a fault", () => {
    const xml = koResponse.replace("<outcome>KO", "<outcome>OK");
    expect(detailOf(parseResponse(xml))).toContain("paVerifyPaymentNoticeRes/fault: ");
  });

  it("is refused when the transfers are not the amount", () => {
    const xml = richResponses.paGetPaymentV2.replace(">20.00<", ">20.01<");
    expect(detailOf(parseResponse(xml))).toBe(
      "paGetPaymentV2Response/data/transferList: la somma dei transferAmount non è paymentAmount",
    );
  });

  it("is refused when two transfers have one number", () => {
    const xml = richResponses.paGetPayment.replace("<idTransfer>2", "<idTransfer>1");
    expect(detailOf(parseResponse(xml))).toContain("un idTransfer è ripetuto");
  });

  it.each([
    [
      "a payment of V1 with a stamp",
      (xml: string) => xml.replace(/<IBAN>.*?<\/IBAN>/, "<richiestaMarcaDaBollo/>"),
    ],
    [
      "a transfer of V1 with a name",
      (xml: string) => xml.replace("<IBAN>", "<companyName>a</companyName><IBAN>"),
    ],
    ["a qualified child", (xml: string) => xml.replaceAll("outcome>", "pafn:outcome>")],
    [
      "a qualified list entry",
      (xml: string) => xml.replaceAll(/(<\/?)transfer>/g, "$1pafn:transfer>"),
    ],
    ["a root in no namespace", (xml: string) => xml.replaceAll("pafn:", "")],
    ["a root in another namespace", (xml: string) => xml.replace("paForNode.xsd", "altro.xsd")],
    ["an attribute", (xml: string) => xml.replace("<outcome>", '<outcome a="1">')],
    ["an attribute on the body", (xml: string) => xml.replace("Body>", 'Body a="1">')],
    [
      "SOAP 1.2",
      (xml: string) =>
        xml.replace("schemas.xmlsoap.org/soap/envelope/", "www.w3.org/2003/05/soap-envelope"),
    ],
    ["a stray text", (xml: string) => xml.replace("<outcome>", "a<outcome>")],
  ])("is refused with %s", (_what, change) => {
    const changed = change(richResponses.paGetPayment);
    expect(changed).not.toBe(richResponses.paGetPayment);
    expect(parseResponse(changed).outcome).toBe("refused");
  });

  it("is refused when it is a SOAP fault, a request or nothing", () => {
    const fault = "<soapenv:Fault><faultcode>soapenv:Server</faultcode></soapenv:Fault>";
    expect(parseResponse(enveloped(fault))).toMatchObject({ reason: "unknownOperation" });
    const request = enveloped("<pafn:paGetPaymentReq/>");
    expect(parseResponse(request)).toMatchObject({ reason: "unknownOperation" });
    expect(parseResponse("")).toMatchObject({ reason: "notXml" });
    expect(parseResponse("<a/>")).toMatchObject({ reason: "notSoap" });
  });
});

/** What may be missing, or be otherwise, in a response that the node takes. */
const valid: readonly (readonly [PaForNodePrimitive, string, (xml: string) => string])[] = [
  ...verify.flatMap((primitive) =>
    ["dueDate", "detailDescription", "officeName"].map(
      (name) => [primitive, `no ${name}`, (xml: string) => removed(xml, name)] as const,
    ),
  ),
  ...both.flatMap((primitive) =>
    [
      ...["retentionDate", "lastPayment", "officeName", "streetName", "civicNumber", "postalCode"],
      ...["city", "stateProvinceRegion", "country", "e-mail", "metadata"],
    ].map((name) => [primitive, `no ${name}`, (xml: string) => removed(xml, name)] as const),
  ),
  ["paGetPayment", "no companyName", (xml) => removed(xml, "companyName")],
  [
    "paGetPaymentV2",
    "no name of a beneficiary",
    (xml) =>
      xml.replace(/(<fiscalCodePA>\d+<\/fiscalCodePA>)<companyName>[^<]*<\/companyName>/g, "$1"),
  ],
  [
    "paGetPaymentV2",
    "the anonymous debtor",
    (xml) => withValue(xml, "entityUniqueIdentifierValue", "ANONIMO"),
  ],
  [
    "paGetPaymentV2",
    "a text of 140 characters of any kind",
    (xml) => withValue(xml, "description", "\u{1F600}".repeat(140)),
  ],
  [
    "paGetPaymentV2",
    "an XML declaration and comments",
    (xml) => `<?xml version="1.0"?><!-- a -->${xml}`,
  ],
  [
    "paVerifyPaymentNotice",
    "a date with a zone",
    (xml) => withValue(xml, "dueDate", "2026-12-31+01:00"),
  ],
  ["paVerifyPaymentNotice", "truth as a number", (xml) => withValue(xml, "allCCP", "1")],
  ["paVerifyPaymentNotice", "another option", (xml) => withValue(xml, "options", "ANY")],
];

describe("a response that the node takes", () => {
  it.each(valid)("is read: %s with %s", (primitive, _what, change) => {
    const xml = richResponses[primitive];
    const changed = change(xml);
    expect(changed).not.toBe(xml);
    expect(responseOf(changed)).toMatchObject({ primitive, outcome: "OK" });
  });

  it("leaves out the name that a payment of V1 does not have", () => {
    const response = responseOf(removed(richResponses.paGetPayment, "companyName"));
    expect(response).not.toHaveProperty("data.companyName");
  });

  it("may give every detail of a fault that is passed on", () => {
    const passedOn =
      "<serial>-1</serial><originalFaultCode>a</originalFaultCode><originalFaultString>b</originalFaultString><originalDescription>c</originalDescription>";
    expect(responseOf(koResponse.replace("</fault>", `${passedOn}</fault>`))).toMatchObject({
      fault: {
        serial: -1,
        originalFaultCode: "a",
        originalFaultString: "b",
        originalDescription: "c",
      },
    });
  });
});
