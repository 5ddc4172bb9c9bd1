import { createHash } from "node:crypto";
import {
  type AnswerNodeDependencies,
  answerNode,
} from "../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIud } from "../../../shared/domain/values/iud.ts";
import { composeIuv, type Iuv } from "../../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../../shared/domain/values/notice-number.ts";
import { composeRequest } from "../../../shared/pagopa/pa-for-node/compose-message.ts";
import type {
  CtReceipt,
  PaForNodeRequest,
  PaForNodeResponse,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { parseResponse } from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import { demoOrganization } from "../demo-organization.ts";
import { day } from "../demo-row-reading.ts";
import { inMemoryDebtPositions } from "../in-memory-debt-positions.ts";
import { inMemoryReceipts } from "../in-memory-receipts.ts";

export const brokerFiscalCode = "12345678903";
const comune = demoOrganization();

/** What the node says of itself and of us when it calls for one of the demo enti. */
export function identityOf({ fiscalCode, station }: Organization) {
  return { idPA: fiscalCode, idBrokerPA: brokerFiscalCode, idStation: station };
}

/** An open debt of the demo municipality; `progressive` makes its IUD and its notice number. */
export function openDebt(progressive: number, changes: Partial<DebtPosition> = {}): DebtPosition {
  const { fiscalCode, segregationCode } = comune;
  const iud = parseIud(`DEBITO-${progressive}`);
  if (iud === undefined) throw new Error("bad test IUD");
  return {
    organizationFiscalCode: fiscalCode,
    iud,
    ...numbersOf(segregationCode, progressive),
    debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
    dueDate: day("2027-06-30"),
    amountCents: euroCents(10_000),
    typeCode: "TARI",
    paymentChannels: "ALL",
    description: "TARI 2026",
    transferCategory: "9/0101101IM/",
    status: "PAYABLE",
    version: 1,
    notify: false,
    createdAt: "2026-11-23T10:00:00.000Z",
    updatedAt: "2026-11-23T10:00:00.000Z",
    ...changes,
  };
}

/** IUV and notice number of one progressive. */
export function numbersOf(segregationCode: string, progressive: number) {
  const iuv = composeIuv({ segregationCode, progressive });
  const noticeNumber = noticeNumberOf(iuv);
  if (noticeNumber === undefined) throw new Error("bad test notice number");
  return { iuv, noticeNumber };
}

/**
 * The station with everything behind it in memory: enti, positions, receipts, kept XML. `wrap` may
 * put something between the use cases and their dependencies, such as faults.
 */
export function nodeWorld(
  enti: readonly Organization[] = [demoOrganization(), demoOrganization("p_demo2")],
) {
  const organizations = new Map<string, Organization>(enti.map((ente) => [ente.fiscalCode, ente]));
  const positions = inMemoryDebtPositions();
  const receipts = inMemoryReceipts(positions);
  const kept = new Map<string, Uint8Array>();
  const refused: Uint8Array[] = [];
  const clock = { now: new Date("2026-11-28T10:00:00Z") };
  const dependencies: AnswerNodeDependencies = {
    organizations: { find: async (fiscalCode) => organizations.get(fiscalCode) },
    positions,
    receipts,
    brokerFiscalCode,
    keepReceipt: async ({ recipientFiscalCode, receiptId }, xml) => {
      const key = `${recipientFiscalCode}/${receiptId}/${sha256(xml)}`;
      kept.set(key, xml);
      return key;
    },
    keepRefused: async (xml) => {
      refused.push(xml);
    },
    askAmount: async () => ({ outcome: "noAnswer" }),
    forms: { find: async () => undefined },
    oldIuvAcceptedUntil: day("2024-04-30"),
    digest: sha256,
    now: () => clock.now,
  };
  const addDebts = async (...debts: readonly DebtPosition[]) => {
    for (const debt of debts) {
      const iuvs: Iuv[] = [
        ...(debt.iuv === undefined ? [] : [debt.iuv]),
        ...(debt.installmentPlans ?? []).flatMap(({ installments }) =>
          installments.map(({ iuv }) => iuv),
        ),
      ];
      const { organizationFiscalCode, iud } = debt;
      const origin = { flowId: "test", row: 1 };
      const claims = iuvs.map((iuv) => ({ organizationFiscalCode, iuv, iud, origin }));
      if ((await positions.create(debt, claims)) !== "written") throw new Error("debt not added");
    }
  };
  const answer = (body: Uint8Array | string, instead: Partial<AnswerNodeDependencies> = {}) =>
    answerNode(Buffer.from(body), { ...dependencies, ...instead });
  return {
    organizations,
    positions,
    receipts,
    kept,
    refused,
    clock,
    dependencies,
    addDebts,
    answer,
  };
}

export type NodeWorld = ReturnType<typeof nodeWorld>;

/** Calls the station as the node does and reads its answer as the node does; throws on a fault. */
export async function call(
  world: Pick<NodeWorld, "answer">,
  request: PaForNodeRequest,
): Promise<PaForNodeResponse> {
  const { status, body } = await world.answer(composeRequest(request));
  const reading = status === 200 ? parseResponse(body) : undefined;
  if (reading?.outcome !== "response") throw new Error(`HTTP ${status}: ${body}`);
  return reading.response;
}

/** The receipt of a debt of the demo municipality, paid as it stands. */
export function receiptFor(debt: DebtPosition, changes: Partial<CtReceipt> = {}): CtReceipt {
  const { noticeNumber = "0".repeat(18), iuv = "0", amountCents } = debt;
  const { fiscalCode, name, bankIban = "" } = comune;
  return {
    receiptId: `ricevuta-di-${debt.iud}`,
    noticeNumber,
    fiscalCode: debt.organizationFiscalCode,
    outcome: "OK",
    creditorReferenceId: iuv,
    paymentAmount: amountCents,
    description: debt.description,
    companyName: name,
    debtor: {
      entityUniqueIdentifierType: debt.debtor.kind,
      entityUniqueIdentifierValue: debt.debtor.code,
      fullName: debt.debtor.fullName,
    },
    transferList: [
      {
        idTransfer: 1,
        transferAmount: amountCents,
        fiscalCodePA: fiscalCode,
        IBAN: bankIban,
        remittanceInformation: `/RFB/${iuv}`,
        transferCategory: debt.transferCategory,
      },
    ],
    idPSP: "AGID_01",
    PSPCompanyName: "Banca di Prova",
    idChannel: "97735020584_02",
    channelDescription: "WISP",
    paymentDateTime: "2026-11-28T10:30:00",
    ...changes,
  };
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
