import { describe, expect, it } from "vitest";
import {
  type PaForNodePrimitive,
  paForNodePrimitives,
} from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import {
  type MessageRefusal,
  parseRequest,
} from "../../../../../shared/pagopa/pa-for-node/parse-message.ts";
import {
  enveloped,
  koResponse,
  minimalRequests,
  richRequests,
} from "../../../../support/pa-for-node/sample-messages.ts";

const read = (xml: string) => parseRequest(Buffer.from(xml));

function requestOf(xml: string) {
  const reading = read(xml);
  if (reading.outcome === "refused") throw new Error(reading.detail);
  return reading.request;
}

function refusalOf(xml: string): MessageRefusal {
  const reading = read(xml);
  if (reading.outcome !== "refused") throw new Error("the message is read");
  return reading;
}

const station = {
  idPA: "02336340159",
  idBrokerPA: "12345678901",
  idStation: "12345678901_01",
};
const qrCode = { fiscalCode: "02336340159", noticeNumber: "301202600000000103" };
const metadata = [
  { key: "CAPITOLO", value: "1" },
  { key: "ANNO", value: "2026" },
];
const company = {
  entityUniqueIdentifierType: "G",
  entityUniqueIdentifierValue: "02336340159",
  fullName: "Società Prova & C. S.r.l.",
  streetName: "Piazza della Scala",
  civicNumber: "2/A",
  postalCode: "20121",
  city: "Milano",
  stateProvinceRegion: "MI",
  country: "IT",
  "e-mail": "prova.ente+pagamenti@example.org",
};

describe("parseRequest", () => {
  it("reads verify", () => {
    const primitive = "paVerifyPaymentNotice";
    expect(requestOf(minimalRequests[primitive])).toEqual({ primitive, ...station, qrCode });
  });

  it.each(["paGetPayment", "paGetPaymentV2"] as const)("reads %s, whole", (primitive) => {
    expect(requestOf(richRequests[primitive])).toEqual({
      primitive,
      ...station,
      qrCode,
      amount: 11_600,
      paymentNote: "c-2026-000123",
      transferType: primitive === "paGetPayment" ? "POSTAL" : "PAGOPA",
      dueDate: "2026-12-31",
    });
  });

  it("reads paGetPayment without what may be missing", () => {
    const primitive = "paGetPayment";
    expect(requestOf(minimalRequests[primitive])).toEqual({ primitive, ...station, qrCode });
  });

  it("reads demand", () => {
    expect(requestOf(minimalRequests.paDemandPaymentNotice)).toEqual({
      primitive: "paDemandPaymentNotice",
      ...station,
      idServizio: "00005",
      idSoggettoServizio: "00099",
      datiSpecificiServizioRequest: "PHNlcnZpY2UvPg==",
    });
  });

  it("reads a receipt of V2, whole, with a stamp", () => {
    expect(requestOf(richRequests.paSendRTV2)).toEqual({
      primitive: "paSendRTV2",
      ...station,
      receipt: {
        receiptId: "f43cf6263ddb47248222b039f6d1f1f5",
        noticeNumber: "301202600000000103",
        fiscalCode: "02336340159",
        outcome: "OK",
        creditorReferenceId: "01202600000000103",
        paymentAmount: 11_600,
        description: "Autorizzazione n. 12 <bis>",
        companyName: "Comune di Prova",
        officeName: "Sportello unico",
        debtor: company,
        transferList: [
          {
            idTransfer: 1,
            transferAmount: 10_000,
            fiscalCodePA: "02336340159",
            companyName: "Comune di Prova",
            IBAN: "IT30N0103076271000001823603",
            remittanceInformation: "/RFB/01202600000000103/100.00/TXT/Diritti",
            transferCategory: "9/0101002IM/",
            metadata,
          },
          {
            idTransfer: 2,
            transferAmount: 1_600,
            fiscalCodePA: "77777777777",
            companyName: "Altro ente",
            MBDAttachment: "PG1hcmNhRGFCb2xsby8+",
            remittanceInformation: "Bollo",
            transferCategory: "9/0101002IM/",
          },
        ],
        idPSP: "AGID_01",
        pspFiscalCode: "CF12345678901",
        pspPartitaIVA: "12345678901",
        PSPCompanyName: "Banca Prova",
        idChannel: "12345678901_C1",
        channelDescription: "WISP",
        payer: company,
        paymentMethod: "CP",
        paymentNote: "c-2026-000123",
        fee: 150,
        primaryCiIncurredFee: 20,
        idBundle: "bundle-1",
        idCiBundle: "ci-bundle-1",
        paymentDateTime: "2026-11-23T10:00:00.123+01:00",
        applicationDate: "2026-11-23",
        transferDate: "2026-11-24+01:00",
        metadata,
        standIn: false,
      },
    });
  });

  it.each(["paSendRT", "paSendRTV2"] as const)("reads the least receipt of %s", (primitive) => {
    expect(requestOf(minimalRequests[primitive])).toMatchObject({
      primitive,
      receipt: { paymentAmount: 10_000, debtor: { fullName: "Francesco Pluto" } },
    });
  });
});

/** The same message, written in another of the ways in which callers write it. */
const spellings: Readonly<Record<string, (xml: string) => string>> = {
  "another prefix": (xml) => xml.replaceAll("pafn:", "nod:").replaceAll(":pafn", ":nod"),
  "another namespace": (xml) => xml.replace("pa/paForNode.xsd", "node/nodeForPsp.xsd"),
  "a default namespace on the root, undone on its children": (xml) =>
    xml
      .replace(/<pafn:(\w+)>/, '<$1 xmlns="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd">')
      .replace("</pafn:", "</")
      .replaceAll(/<(idPA|idBrokerPA|idStation|qrCode|receipt|idServizio)>/g, '<$1 xmlns="">'),
  "a default namespace that holds for all": (xml) =>
    xml
      .replace(/<pafn:(\w+)>/, '<$1 xmlns="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd">')
      .replace("</pafn:", "</"),
  "no namespace at all": (xml) => xml.replaceAll("pafn:", ""),
  "a prefix on every element": (xml) => xml.replaceAll(/<(\/?)([A-Za-z-]+)>/g, "<$1pafn:$2>"),
  "an empty header": (xml) => xml.replace("<soapenv:Body>", "<soapenv:Header/><soapenv:Body>"),
  "a header with something in it": (xml) =>
    xml.replace("<soapenv:Body>", '<soapenv:Header><a b="1">c</a></soapenv:Header><soapenv:Body>'),
  "SOAP 1.2": (xml) =>
    xml.replace(
      "http://schemas.xmlsoap.org/soap/envelope/",
      "http://www.w3.org/2003/05/soap-envelope",
    ),
  attributes: (xml) =>
    xml
      .replace("<idPA>", '<idPA xsi:type="x:string" xmlns:xsi="urn:xsi" a="1">')
      .replace("<soapenv:Body>", '<soapenv:Body a="1">'),
  "an XML declaration": (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`,
  "a byte order mark": (xml) => `\uFEFF<?xml version="1.0" encoding="utf-8"?>${xml}`,
  comments: (xml) =>
    `<!-- 1 -->${xml.replaceAll("><", "><!-- 2 --><").replace("<idPA>", "<idPA>02336<!-- 3 -->").replace("-->02336340159", "-->340159")}`,
  CDATA: (xml) => xml.replaceAll(/>([^<&]+)</g, "><![CDATA[$1]]><"),
  references: (xml) => xml.replaceAll(/>0/g, ">&#48;"),
  "line ends and indents": (xml) => xml.replaceAll("><", ">\r\n\t <"),
  "blanks around numbers, dates, booleans and base64": (xml) =>
    xml.replaceAll(
      /<(amount|paymentAmount|transferAmount|idTransfer|fee|dueDate|applicationDate|paymentDateTime|standIn|MBDAttachment|datiSpecificiServizioRequest)>([^<]*)</g,
      "<$1>\n $2\t<",
    ),
};

const messages = paForNodePrimitives.flatMap((primitive) =>
  Object.entries(spellings).map(([spelling, respell]) => ({ primitive, spelling, respell })),
);

describe("a request", () => {
  it.each(messages)("of $primitive is the same with $spelling", ({ primitive, respell }) => {
    const xml = richRequests[primitive];
    expect(requestOf(respell(xml))).toEqual(requestOf(xml));
  });

  it("of demand may be without idSoggettoServizio", () => {
    const xml = minimalRequests.paDemandPaymentNotice;
    const request = requestOf(xml.replace(/<idSoggettoServizio>.*<\/idSoggettoServizio>/, ""));
    expect(request).not.toHaveProperty("idSoggettoServizio");
  });

  it.each(["paSendRT", "paSendRTV2"] as const)("of %s may spell standIn standin", (primitive) => {
    const xml = richRequests[primitive].replaceAll("standIn>", "standin>");
    expect(requestOf(xml)).toEqual(requestOf(richRequests[primitive]));
  });

  it("of a receipt may have an amount of nothing", () => {
    const xml = richRequests.paSendRTV2.replaceAll(/Amount>[\d.]+</g, "Amount>0.00<");
    expect(requestOf(xml)).toMatchObject({ receipt: { paymentAmount: 0 } });
  });

  it("keeps the blanks of texts", () => {
    const xml = minimalRequests.paSendRT.replace(/<description>[^<]*/, "<description> a\n b ");
    expect(requestOf(xml)).toMatchObject({ receipt: { description: " a\n b " } });
  });
});

const verify = minimalRequests.paVerifyPaymentNotice;

describe("a body that is no request", () => {
  it.each([
    ["not XML", "ciao", "notXml"],
    ["with a DOCTYPE", `<!DOCTYPE a>${verify}`, "forbiddenXml"],
    ["too large", " ".repeat(1_048_577), "tooLarge"],
    ["without an envelope", "<a/>", "notSoap"],
    [
      "with an envelope of no SOAP",
      verify.replace("schemas.xmlsoap.org", "example.org"),
      "notSoap",
    ],
    ["with an envelope called otherwise", verify.replaceAll("Envelope", "Busta"), "notSoap"],
    ["with a body called otherwise", verify.replaceAll("soapenv:Body", "soapenv:Corpo"), "notSoap"],
    ["without a body", enveloped("").replace("<soapenv:Body></soapenv:Body>", ""), "notSoap"],
    ["with an empty body", enveloped(""), "notSoap"],
    ["with a text as its body", enveloped("ciao"), "notSoap"],
    ["with two messages", enveloped("<a/><b/>"), "notSoap"],
    [
      "with a text beside the message",
      verify.replace("</soapenv:Body>", "a</soapenv:Body>"),
      "notSoap",
    ],
    ["with a text beside the body", verify.replace("<soapenv:Body>", "a<soapenv:Body>"), "notSoap"],
    [
      "with two bodies",
      verify.replace("<soapenv:Body>", "<soapenv:Body/><soapenv:Body>"),
      "notSoap",
    ],
    [
      "with a header after the body",
      verify.replace("</soapenv:Envelope>", "<soapenv:Header/></soapenv:Envelope>"),
      "notSoap",
    ],
    [
      "with two headers",
      verify.replace("<soapenv:Body>", "<soapenv:Header/><soapenv:Header/><soapenv:Body>"),
      "notSoap",
    ],
    [
      "with a body of another SOAP version",
      verify.replace(
        "<soapenv:Body>",
        '<soapenv:Body xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope">',
      ),
      "notSoap",
    ],
    ["that is a response", koResponse, "unknownOperation"],
    ["of another service", enveloped("<pafn:paaVerificaRPT/>"), "unknownOperation"],
    ["in another case", verify.replaceAll("paVerify", "PaVerify"), "unknownOperation"],
  ] as const)("is refused: %s", (_what, xml, reason) => {
    expect(read(xml)).toMatchObject({ outcome: "refused", reason });
    expect(refusalOf(xml).detail).toMatch(/^[A-Z].*\.$/);
  });
});

type Break = readonly [change: string, from: string | RegExp, to: string, detail: string];

/** Each breaks one rule of the schema: the path and the rule that are told. */
const breaks: Readonly<Record<PaForNodePrimitive, readonly Break[]>> = {
  paVerifyPaymentNotice: [
    ["no idPA", "<idPA>02336340159</idPA>", "", "idPA: elemento mancante"],
    ["an empty idPA", "<idPA>02336340159", "<idPA>", "idPA: testo da 1 a 35 caratteri"],
    ["a long idPA", "<idPA>", `<idPA>${"x".repeat(25)}`, "idPA: testo da 1 a 35 caratteri"],
    [
      "idPA twice",
      "<idBrokerPA>",
      "<idPA>1</idPA><idBrokerPA>",
      "idBrokerPA: elemento fuori posto",
    ],
    ["a fiscal code of 12 digits", "<fiscalCode>", "<fiscalCode>0", "qrCode/fiscalCode: 11 cifre"],
    ["a fiscal code of letters", "<fiscalCode>0", "<fiscalCode>A", "qrCode/fiscalCode: 11 cifre"],
    [
      "a fiscal code of other digits",
      "<fiscalCode>0",
      "<fiscalCode>٠",
      "qrCode/fiscalCode: 11 cifre",
    ],
    ["blanks around a code", "<fiscalCode>", "<fiscalCode> ", "qrCode/fiscalCode: 11 cifre"],
    [
      "a notice number of 17 digits",
      "<noticeNumber>3",
      "<noticeNumber>",
      "qrCode/noticeNumber: 18 cifre",
    ],
    ["no qrCode", /<qrCode>.*<\/qrCode>/, "", "qrCode: elemento mancante"],
    ["a stray text", "<qrCode>", "a<qrCode>", " tra un elemento e l'altro c'è del testo"],
    [
      "a stray text deeper",
      "<qrCode>",
      "<qrCode>\u00A0",
      "qrCode: tra un elemento e l'altro c'è del testo",
    ],
    [
      "an element in a value",
      "<idPA>",
      "<idPA><b/>",
      "idPA: contiene altri elementi invece di un valore",
    ],
    ["something more", "</qrCode>", "</qrCode><nome>Rossi</nome>", " c'è un elemento non previsto"],
    [
      "something twice",
      "</qrCode>",
      "</qrCode><idPA>1</idPA>",
      "idPA: elemento ripetuto o fuori posto",
    ],
    ["another case", /idStation>/g, "idstation>", "idStation: elemento mancante"],
    [
      "disorder",
      /(<idBrokerPA>.*<\/idBrokerPA>)(<idStation>.*<\/idStation>)/,
      "$2$1",
      "idBrokerPA: elemento fuori posto",
    ],
  ],
  paGetPayment: [
    ["an amount with a comma", "<amount>116.00", "<amount>116,00", "amount: importo"],
    ["an amount with one decimal", "<amount>116.00", "<amount>116.0", "amount: importo"],
    ["an amount with a sign", "<amount>116.00", "<amount>+116.00", "amount: importo"],
    ["an amount too large", "<amount>116.00", "<amount>1000000000.00", "amount: importo"],
    [
      "a note too long",
      "<paymentNote>",
      `<paymentNote>${"x".repeat(210)}`,
      "paymentNote: testo da 1 a 210",
    ],
    ["another transfer type", "POSTAL", "POSTALE", "transferType: uno tra POSTAL, PAGOPA"],
    ["blanks around a word", "POSTAL", " POSTAL ", "transferType: uno tra POSTAL, PAGOPA"],
    ["a day that is none", "2026-12-31", "2026-02-29", "dueDate: data nella forma aaaa-mm-gg"],
    ["a month first", "2026-12-31", "12-31-2026", "dueDate: data nella forma aaaa-mm-gg"],
  ],
  paGetPaymentV2: [
    ["no value", "<amount>116.00", "<amount>", "amount: importo"],
    ["a time", "2026-12-31", "2026-12-31T00:00:00", "dueDate: data nella forma aaaa-mm-gg"],
    [
      "dueDate too early",
      /(<amount>.*<\/amount>)(.*)(<dueDate>.*<\/dueDate>)/,
      "$3$1$2",
      "amount: elemento ripetuto o fuori posto",
    ],
  ],
  paSendRT: [
    ["an empty receiptId", /<receiptId>[^<]*/, "<receiptId>", "receipt/receiptId: testo non vuoto"],
    ["another outcome", "<outcome>OK", "<outcome>PP", "receipt/outcome: uno tra OK, KO"],
    [
      "a transfer without IBAN",
      /<IBAN>IT30[^<]*<\/IBAN>/,
      "",
      "receipt/transferList/transfer[1]/IBAN: elemento mancante",
    ],
    [
      "the name of V2",
      /<IBAN>IT45/,
      "<companyName>a</companyName><IBAN>IT45",
      "receipt/transferList/transfer[2]/IBAN: elemento fuori posto",
    ],
    [
      "the note of V2",
      "<fee>",
      "<paymentNote>a</paymentNote><fee>",
      "receipt: c'è un elemento non previsto",
    ],
  ],
  paSendRTV2: [
    [
      "no transfer",
      /<transferList>.*<\/transferList>/,
      "<transferList/>",
      "receipt/transferList: contiene da 1 a 5 elementi transfer",
    ],
    [
      "six transfers",
      "</transferList>",
      `${"<transfer/>".repeat(4)}</transferList>`,
      "receipt/transferList: contiene da 1 a 5 elementi transfer",
    ],
    [
      "a transfer called otherwise",
      "</transferList>",
      "<bonifico/></transferList>",
      "receipt/transferList: contiene solo elementi transfer",
    ],
    [
      "a transfer number 6",
      "<idTransfer>2",
      "<idTransfer>6",
      "receipt/transferList/transfer[2]/idTransfer: numero intero da 1 a 5",
    ],
    [
      "a transfer number 0",
      "<idTransfer>2",
      "<idTransfer>0",
      "receipt/transferList/transfer[2]/idTransfer: numero intero da 1 a 5",
    ],
    [
      "a transfer number that is none",
      "<idTransfer>2",
      "<idTransfer>a",
      "receipt/transferList/transfer[2]/idTransfer: numero intero da 1 a 5",
    ],
    [
      "neither account nor stamp",
      /<MBDAttachment>.*<\/MBDAttachment>/,
      "",
      "receipt/transferList/transfer[2]/IBAN o MBDAttachment: elemento mancante",
    ],
    [
      "account and stamp",
      "<MBDAttachment>",
      "<IBAN>IT1</IBAN><MBDAttachment>",
      "receipt/transferList/transfer[2]/remittanceInformation: elemento fuori posto",
    ],
    [
      "a stamp that is no base64",
      "<MBDAttachment>PG1h",
      "<MBDAttachment>PG1",
      "receipt/transferList/transfer[2]/MBDAttachment: testo in base64",
    ],
    [
      "sixteen metadata",
      /<mapEntry>/,
      `${"<mapEntry><key>a</key><value>b</value></mapEntry>".repeat(14)}<mapEntry>`,
      "receipt/transferList/transfer[1]/metadata: contiene da 1 a 15 elementi mapEntry",
    ],
    [
      "metadata without a key",
      "<key>CAPITOLO</key>",
      "",
      "receipt/transferList/transfer[1]/metadata/mapEntry[1]/key: elemento mancante",
    ],
    [
      "a person of a third kind",
      /Type>G</,
      "Type>H<",
      "receipt/debtor/uniqueIdentifier/entityUniqueIdentifierType: uno tra F, G",
    ],
    [
      "a code of one character",
      /Value>02336340159</,
      "Value>0<",
      "receipt/debtor/uniqueIdentifier/entityUniqueIdentifierValue: testo da 2 a 16 caratteri",
    ],
    [
      "a country in lower case",
      "<country>IT",
      "<country>it",
      "receipt/debtor/country: due lettere maiuscole",
    ],
    [
      "an e-mail address without at",
      /prova\.ente\+pagamenti@/,
      "",
      "receipt/debtor/e-mail: indirizzo e-mail fino a 256 caratteri",
    ],
    [
      "a payer without a name",
      /(<payer>.*?)<fullName>[^<]*<\/fullName>/,
      "$1",
      "receipt/payer/fullName: elemento mancante",
    ],
    ["an hour that is none", "T10:00:00", "T25:00:00", "receipt/paymentDateTime: data e ora"],
    ["a truth that is none", "<standIn>false", "<standIn>FALSE", "receipt/standIn: true o false"],
    [
      "standIn in both spellings",
      "</standIn>",
      "</standIn><standin>true</standin>",
      "receipt: c'è un elemento non previsto",
    ],
  ],
  paDemandPaymentNotice: [
    [
      "a service of four characters",
      "<idServizio>00005",
      "<idServizio>0005",
      "idServizio: testo di 5 caratteri",
    ],
    [
      "a service of six characters",
      "<idServizio>",
      "<idServizio>0",
      "idServizio: testo di 5 caratteri",
    ],
    [
      "a subject of four characters",
      "Servizio>00099",
      "Servizio>0099",
      "idSoggettoServizio: testo di 5 caratteri",
    ],
    ["data that are no base64", "PHNl", "PHN*", "datiSpecificiServizioRequest: testo in base64"],
    ["no data", /<dati.*dati\w+>/, "", "datiSpecificiServizioRequest: elemento mancante"],
  ],
};

const cases = paForNodePrimitives.flatMap((primitive) =>
  breaks[primitive].map(([change, from, to, detail]) => ({ primitive, change, from, to, detail })),
);

describe("a request that breaks its schema", () => {
  it.each(cases)("is refused: $primitive with $change", ({ primitive, from, to, detail }) => {
    const xml = richRequests[primitive];
    const broken = xml.replace(from, to);
    expect(broken).not.toBe(xml);
    const refusal = refusalOf(broken);
    expect(refusal).toMatchObject({ reason: "schema", primitive });
    expect(refusal.detail.replace(/^\w+[/:]/, "")).toContain(detail);
  });

  it("is refused with the path from its root", () => {
    expect(refusalOf(richRequests.paSendRT.replace("<fee>1.50", "<fee>1,50"))).toEqual({
      outcome: "refused",
      reason: "schema",
      primitive: "paSendRT",
      detail: "paSendRTReq/receipt/fee: importo con due decimali da 0.00 a 999999999.99",
      ...station,
    });
  });

  it("still says who was called, as far as that is valid", () => {
    const xml = verify.replace("</qrCode>", "");
    expect(refusalOf(xml.replace("<qrCode>", "")).idPA).toBe("02336340159");
    const withoutBroker = xml.replace("<qrCode>", "").replace(/<idBrokerPA>[^<]*/, "<idBrokerPA>");
    expect(refusalOf(withoutBroker)).not.toHaveProperty("idBrokerPA");
    expect(refusalOf(withoutBroker).idStation).toBe("12345678901_01");
  });

  it("never tells a value, nor the name of an element that the schema does not know", () => {
    const secret = "Rossi Maria RSSMRA80A01H501U";
    for (const primitive of paForNodePrimitives) {
      const xml = richRequests[primitive];
      for (const [leaf] of xml.matchAll(/<([\w-]+)>[^<]*<\/\1>/g)) {
        const name = /[\w-]+/.exec(leaf)?.[0] ?? "";
        const value = read(xml.replace(leaf, `<${name}>${secret.repeat(12)}</${name}>`));
        const element = read(xml.replace(leaf, `${leaf}<RSSMRA80A01H501U/>`));
        expect(JSON.stringify([value, element].map(detailOf))).not.toMatch(/Rossi|RSSMRA/);
      }
    }
  });
});

function detailOf(reading: ReturnType<typeof read>): string {
  return reading.outcome === "refused" ? reading.detail : "";
}
