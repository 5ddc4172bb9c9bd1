import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import {
  composeRequest,
  composeResponse,
  soapFault,
} from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import { InvalidOutgoingMessage } from "../../../../../shared/pagopa/pa-for-node/invalid-outgoing-message.ts";
import {
  type GetPaymentResponse,
  type KoResponse,
  type PaForNodeRequest,
  type PaForNodeResponse,
  paForNodePrimitives,
} from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import {
  parseRequest,
  parseResponse,
} from "../../../../../shared/pagopa/pa-for-node/parse-message.ts";
import { readXml } from "../../../../../shared/pagopa/xml/read-xml.ts";
import { randomRequest, randomResponse } from "../../../../support/pa-for-node/random-messages.ts";
import {
  koResponse,
  minimalRequests,
  richRequests,
  richResponses,
} from "../../../../support/pa-for-node/sample-messages.ts";

function requestOf(xml: string): PaForNodeRequest {
  const reading = parseRequest(Buffer.from(xml));
  if (reading.outcome === "refused") throw new Error(reading.detail);
  return reading.request;
}

function responseOf(xml: string): PaForNodeResponse {
  const reading = parseResponse(xml);
  if (reading.outcome === "refused") throw new Error(reading.detail);
  return reading.response;
}

function problemsOf(compose: () => string): readonly string[] {
  try {
    compose();
  } catch (error) {
    if (error instanceof InvalidOutgoingMessage) return error.problems;
    throw error;
  }
  return [];
}

/** The message between the tags of the body, without what the envelope says. */
const bodyOf = (xml: string) =>
  /<soapenv:Body>(.*)<\/soapenv:Body>/s.exec(xml)?.[1]?.replace(/ xmlns:pafn="[^"]*"/, "");

const ko: KoResponse = {
  primitive: "paSendRT",
  outcome: "KO",
  fault: { faultCode: "PAA_SEMANTICA", faultString: "a", id: "02336340159" },
};

const payment: GetPaymentResponse = {
  primitive: "paGetPaymentV2",
  outcome: "OK",
  data: {
    creditorReferenceId: "01202600000000103",
    paymentAmount: euroCents(100),
    dueDate: "2026-12-31",
    description: "Diritti",
    companyName: "Comune di Prova",
    debtor: {
      entityUniqueIdentifierType: "F",
      entityUniqueIdentifierValue: "ANONIMO",
      fullName: "Rossi Maria",
    },
    transferList: [
      {
        idTransfer: 1,
        transferAmount: euroCents(100),
        fiscalCodePA: "02336340159",
        IBAN: "IT30N0103076271000001823603",
        remittanceInformation: "Diritti",
        transferCategory: "9/0101002IM/",
      },
    ],
  },
};

describe("a composed message", () => {
  it("is read as the request that it was", () => {
    fc.assert(
      fc.property(randomRequest, (request) => {
        expect(requestOf(composeRequest(request))).toEqual(request);
      }),
    );
  });

  it("is read as the response that it was", () => {
    fc.assert(
      fc.property(randomResponse, (response) => {
        expect(responseOf(composeResponse(response))).toEqual(response);
      }),
    );
  });

  it.each(paForNodePrimitives)("is written as the node writes it: %s", (primitive) => {
    for (const xml of [minimalRequests[primitive], richRequests[primitive]]) {
      expect(bodyOf(composeRequest(requestOf(xml)))).toBe(bodyOf(xml));
    }
  });

  it.each(paForNodePrimitives)("is written in the order of the schema: %s", (primitive) => {
    const xml = richResponses[primitive];
    expect(bodyOf(composeResponse(responseOf(xml)))).toBe(bodyOf(xml));
  });

  it("is written in the order of the schema when it is KO", () => {
    expect(bodyOf(composeResponse(responseOf(koResponse)))).toBe(bodyOf(koResponse));
  });

  it("is a SOAP 1.1 envelope in which the root alone is in the namespace", () => {
    expect(composeResponse({ primitive: "paSendRTV2", outcome: "OK" })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
        "<soapenv:Body>" +
        '<pafn:paSendRTV2Response xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd">' +
        "<outcome>OK</outcome></pafn:paSendRTV2Response></soapenv:Body></soapenv:Envelope>",
    );
  });

  it("has its texts escaped", () => {
    const faultString = "<a> & \"b\" ]]> 'c'\r\n";
    const xml = composeResponse({ ...ko, fault: { ...ko.fault, faultString } });
    expect(xml).toContain("&lt;a&gt; &amp; \"b\" ]]&gt; 'c'&#13;\n");
    expect(responseOf(xml)).toMatchObject({ fault: { faultString } });
  });

  it("does not name a transfer's ente in V1, which has no place for it", () => {
    const transferList = payment.data.transferList.map((one) => ({ ...one, companyName: "Altro" }));
    const data = { ...payment.data, transferList };
    const xml = composeResponse({ primitive: "paGetPayment", outcome: "OK", data });
    expect(xml).not.toContain("Altro");
  });
});

describe("a message that may not go out", () => {
  it.each([
    [
      "a text too long",
      { description: "x".repeat(141) },
      "data/description: testo da 1 a 140 caratteri",
    ],
    ["an empty text", { description: "" }, "data/description: testo da 1 a 140 caratteri"],
    ["a date that is none", { dueDate: "31/12/2026" }, "data/dueDate: data nella forma aaaa-mm-gg"],
    [
      "no amount",
      { paymentAmount: euroCents(0) },
      "data/paymentAmount: importo con due decimali da 0.01",
    ],
    ["another sum", { paymentAmount: euroCents(101) }, "data/transferList: la somma"],
    ["no transfer", { transferList: [] }, "data/transferList: contiene da 1 a 5 elementi transfer"],
    [
      "no metadata in metadata",
      { metadata: [] },
      "data/metadata: contiene da 1 a 15 elementi mapEntry",
    ],
    [
      "a control character",
      { description: "Rossi\u0000" },
      "data/description: caratteri non ammessi",
    ],
    [
      "half a surrogate pair",
      { description: "Rossi\uD83D" },
      "data/description: caratteri non ammessi",
    ],
  ])("is thrown with its path and without its value: %s", (_what, change, problem) => {
    const response = { ...payment, data: { ...payment.data, ...change } };
    const problems = problemsOf(() => composeResponse(response));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`paGetPaymentV2Response/${problem}`);
    expect(problems.join()).not.toMatch(/Rossi|xxx/);
  });

  it("is a stamp in a payment of V1", () => {
    const transferList = payment.data.transferList.map(({ IBAN: _, ...one }) => ({
      ...one,
      richiestaMarcaDaBollo: {
        hashDocumento: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        tipoBollo: "01" as const,
        provinciaResidenza: "MI",
      },
    }));
    const data = { ...payment.data, transferList };
    expect(
      problemsOf(() => composeResponse({ primitive: "paGetPayment", outcome: "OK", data })),
    ).toEqual(["paGetPaymentRes/data/transferList/transfer[1]/IBAN: elemento mancante"]);
    expect(
      problemsOf(() => composeResponse({ primitive: "paGetPaymentV2", outcome: "OK", data })),
    ).toEqual([]);
  });

  it("is a fault without words", () => {
    const response = { ...ko, fault: { ...ko.fault, faultString: "" } };
    expect(problemsOf(() => composeResponse(response))).toEqual([
      "paSendRTRes/fault/faultString: testo non vuoto",
    ]);
  });

  it("is a request with a text that XML cannot carry", () => {
    const request = { ...requestOf(minimalRequests.paVerifyPaymentNotice), idStation: "a\uFFFF" };
    expect(problemsOf(() => composeRequest(request))).toEqual([
      "paVerifyPaymentNoticeReq/idStation: caratteri non ammessi",
    ]);
  });
});

describe("a SOAP fault", () => {
  it("says whose fault it is", () => {
    expect(soapFault("Server", "Riprovare <più tardi>.")).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
        "<soapenv:Body><soapenv:Fault><faultcode>soapenv:Server</faultcode>" +
        "<faultstring>Riprovare &lt;più tardi&gt;.</faultstring></soapenv:Fault>" +
        "</soapenv:Body></soapenv:Envelope>",
    );
    expect(soapFault("Client", "a")).toContain("<faultcode>soapenv:Client</faultcode>");
  });

  it("is well formed, whatever its text", () => {
    expect(readXml(soapFault("Client", "a\u0000b")).outcome).toBe("document");
  });
});
