import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { RemoteFailure } from "../exit-codes.ts";
import type { PortalClient, ReceiptView } from "../portal-client.ts";
import { payNotice, type ReceiptDelivery } from "../sandbox-client.ts";
import { readIuvs } from "./read-iuvs.ts";

/** A notice paid through the test node, and what the ente finds of it. */
export type DemoPayment = {
  readonly noticeNumber: string;
  /** How the receipt came, in Italian. */
  readonly delivery: string;
  /** Status of the position, or the fault for which the node could not pay. */
  readonly status: string;
  readonly receipt: {
    readonly receiptId: string;
    readonly amountCents: number;
    readonly pspName: string;
    readonly paidAt: string | null;
    /** The receipt in PDF. */
    readonly file: string;
  } | null;
  /** The node's calls with their SOAP, as long as the cloud runs. */
  readonly reportUrl: string;
};

type Scenario = { readonly words: string; readonly delivery: ReceiptDelivery };

const scenarios: readonly Scenario[] = [
  { words: "una ricevuta", delivery: { version: "V2" } },
  { words: "la stessa ricevuta due volte", delivery: { version: "V1", times: 2 } },
  {
    words: "ricevuta in ritardo di tre giorni",
    delivery: { version: "V2", mode: "late", daysLate: 3 },
  },
];

const pollMs = 200;
const pollsMax = 150;

/** A notice that the node does not let pay is told, and the next one is tried. */
const noticesTriedMax = 10;

/** Pays notices of a flow in three ways, one each, and saves their receipts. */
export async function payNotices(settings: {
  readonly url: string;
  readonly client: PortalClient;
  readonly organizationFiscalCode: string;
  /** The flow's enriched file. */
  readonly iuvFile: string | null;
  readonly outFolder: string;
}): Promise<DemoPayment[]> {
  const { url, client, organizationFiscalCode: fiscalCode, iuvFile, outFolder } = settings;
  const iuvs = iuvFile === null ? [] : await readIuvs(iuvFile, noticesTriedMax);
  const payments: DemoPayment[] = [];
  const left = [...scenarios];
  for (const iuv of iuvs) {
    const [scenario] = left;
    if (scenario === undefined) break;
    const noticeNumber = `3${iuv}`;
    const paid = await payNotice(url, { fiscalCode, noticeNumber }, scenario.delivery);
    if (paid.paymentToken === null) {
      const fault = paid.steps.find((step) => step.fault !== null)?.fault?.code ?? paid.outcome;
      const { reportUrl } = paid;
      const refused = { status: fault, receipt: null, reportUrl };
      payments.push({ noticeNumber, delivery: scenario.words, ...refused });
      continue;
    }
    left.shift();
    const receipt = await awaitReceipt(client, paid.paymentToken);
    const file = join(outFolder, `ricevuta_${iuv}.pdf`);
    await writeFile(file, await client.findReceiptPdf(receipt.receiptId));
    payments.push({
      noticeNumber,
      delivery: scenario.words,
      status: await client.findNoticeStatus(noticeNumber),
      receipt: {
        receiptId: receipt.receiptId,
        amountCents: receipt.amountCents,
        pspName: receipt.psp.name,
        paidAt: receipt.paidAt ?? null,
        file,
      },
      reportUrl: paid.reportUrl,
    });
  }
  return payments;
}

/** The node may have to send a receipt again before it arrives. */
async function awaitReceipt(client: PortalClient, receiptId: string): Promise<ReceiptView> {
  for (let poll = 0; poll < pollsMax; poll += 1) {
    const receipt = await client.findReceipt(receiptId);
    if (receipt !== undefined) return receipt;
    await delay(pollMs);
  }
  throw new RemoteFailure("La ricevuta di un pagamento non arriva.");
}
