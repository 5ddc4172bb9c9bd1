import { createHash } from "node:crypto";
import type { SiteDependencies } from "../../../functions/sandbox/pagopa-node/routing.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type {
  Station,
  StationAnswer,
  StationCall,
} from "../../../shared/domain/sandbox/station-answer.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import type { DeliverReceiptMessage } from "../../../shared/messaging/messages.ts";
import { composeResponse } from "../../../shared/pagopa/pa-for-node/compose-message.ts";
import type {
  PaForNodeRequest,
  PaForNodeResponse,
  PaymentData,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { parseRequest } from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import { demoOrganization } from "../demo-organization.ts";
import { inMemorySandbox } from "./in-memory-sandbox.ts";

export const ente = demoOrganization();
export const otherEnte = demoOrganization("p_demo2");
export const notice = { fiscalCode: ente.fiscalCode, noticeNumber: "312000000000000119" };

const [account, otherAccount] = [ente.bankIban ?? "", otherEnte.bankIban ?? ""];
const transfer = {
  idTransfer: 1,
  transferAmount: euroCents(10_000),
  fiscalCodePA: String(ente.fiscalCode),
  companyName: ente.name,
  remittanceInformation: "/RFB/12000000000000119/100.00/TXT/TARI",
  transferCategory: "9/0101101IM/",
};

/** What the station offers for the notice unless a test says otherwise: 120 euros, two enti. */
export const offered: PaymentData = {
  creditorReferenceId: "12000000000000119",
  paymentAmount: euroCents(12_000),
  dueDate: "2027-06-30",
  description: "TARI 2027",
  companyName: ente.name,
  debtor: {
    entityUniqueIdentifierType: "F",
    entityUniqueIdentifierValue: "RSSMRA80A01H501U",
    fullName: "Mario Rossi",
  },
  transferList: [
    { ...transfer, IBAN: account },
    {
      ...transfer,
      idTransfer: 2,
      transferAmount: euroCents(2_000),
      fiscalCodePA: otherEnte.fiscalCode,
      companyName: otherEnte.name,
      IBAN: otherAccount,
    },
  ],
};

/** A station that does everything right. */
export function answerWell(request: PaForNodeRequest): PaForNodeResponse {
  switch (request.primitive) {
    case "paVerifyPaymentNotice":
    case "paDemandPaymentNotice":
      return {
        primitive: request.primitive,
        outcome: "OK",
        qrCode: notice,
        paymentOptionDescription: { amount: euroCents(12_000), options: "EQ", allCCP: false },
        paymentDescription: "TARI 2027",
        fiscalCodePA: ente.fiscalCode,
        companyName: ente.name,
      };
    case "paGetPayment":
    case "paGetPaymentV2": {
      const iuv = request.qrCode.noticeNumber.slice(1);
      return {
        primitive: request.primitive,
        outcome: "OK",
        data: { ...offered, creditorReferenceId: iuv },
      };
    }
    case "paSendRT":
    case "paSendRTV2":
      return { primitive: request.primitive, outcome: "OK" };
  }
}

/** A KO of the ente. */
export function refusal(primitive: PaForNodeResponse["primitive"], faultCode: string) {
  const fault = { faultCode, faultString: "Rifiutato.", id: ente.fiscalCode };
  return { primitive, outcome: "KO", fault } as const;
}

export type Behaviour = (request: PaForNodeRequest, call: StationCall) => StationBehaviour;
type StationBehaviour = PaForNodeResponse | StationAnswer;

/** What tests may change while the node works. */
type World = { behave: Behaviour; readonly organizations: Map<string, Organization> };

/** The node with everything it needs, around a station that does what a test tells it. */
export function sandboxWorld() {
  const sandbox = inMemorySandbox();
  const deferred: DeliverReceiptMessage[] = [];
  const requests: StationCall[] = [];
  const state = { now: new Date("2027-03-10T09:30:00Z"), remainingMs: 25_000, ids: 0 };
  const world: World = {
    behave: answerWell,
    organizations: new Map([ente, otherEnte].map((each) => [each.fiscalCode, each])),
  };
  const station: Station = {
    async call(call) {
      requests.push(call);
      state.now = new Date(state.now.getTime() + 40);
      const reading = parseRequest(Buffer.from(call.envelope));
      if (reading.outcome === "refused") {
        return { outcome: "answered", httpStatus: 400, body: "<guasto/>" };
      }
      const answer = world.behave(reading.request, call);
      if (!("primitive" in answer)) return answer;
      return { outcome: "answered", httpStatus: 200, body: composeResponse(answer) };
    },
  };
  const dependencies: SiteDependencies = {
    organizations: { find: async (fiscalCode) => world.organizations.get(fiscalCode) },
    sandbox,
    station,
    deferReceipts: async (messages) => {
      deferred.push(...messages);
    },
    access: { opensTo: async () => true, equals: async (key = "") => key !== "" },
    brokerFiscalCode: "12345678903",
    publicUrl: "https://portale.example",
    newId: () => {
      state.ids += 1;
      return createHash("md5").update(String(state.ids)).digest("hex");
    },
    now: () => state.now,
    remainingMs: () => state.remainingMs,
  };
  return { dependencies, sandbox, deferred, requests, state, world };
}

/** The request that a station was called with. */
export function readCall({ envelope }: StationCall): PaForNodeRequest {
  const reading = parseRequest(Buffer.from(envelope));
  if (reading.outcome === "refused") throw new Error(reading.detail);
  return reading.request;
}
