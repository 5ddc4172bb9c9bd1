import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { registerForTests } from "../../../infra/cli/demo/demo-organizations.ts";
import type { PortalClient } from "../../../infra/cli/portal-client.ts";
import { payNotice } from "../../../infra/cli/sandbox-client.ts";
import { pathSegmentOf } from "../../../shared/domain/values/path-segment.ts";
import { generateFlow } from "../generated-flow.ts";
import { type Call, callerOf } from "./matrix-call.ts";
import type { MatrixCaller } from "./matrix-callers.ts";
import { openCartOfSubject } from "./matrix-cart.ts";

/** Types of the matrix's enti: one that restricted callers may touch, one they may not. */
export const ownType = "TARI";
export const otherType = "MENSA";

const demoOrganizations = new URL("../../../infra/cli/demo/organizations.json", import.meta.url);

/** What a call may be about: the ente and type of a debt that is there, with all that goes along. */
export type MatrixSubject = {
  readonly name: "ownType" | "otherType" | "otherEnte";
  readonly fiscalCode: string;
  readonly typeCode: string;
  /** Values of the path variables of every call, for this subject. */
  readonly variables: Readonly<Record<string, string>>;
  /** The payment that the tests before production are judged by. */
  readonly payment: { readonly receiptId: string; readonly noticeNumber: string };
  /** Texts about its debts, for who has to do with its type alone. */
  readonly canaries: readonly string[];
  /** Texts about its ente, for the ente and the Region. */
  readonly canariesOfEnte: readonly string[];
};

const positionShape = z.object({
  paymentOptions: z.array(
    z.object({ installments: z.array(z.object({ noticeNumber: z.string() })) }),
  ),
});
const ticketShape = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});
const identityShape = z.object({ id: z.string() });
const flowShape = z.object({ complete: z.boolean() });

/** Registers an ente of the matrix's own and opens it to tests; types as the demo enti have them. */
export async function registerMatrixEnte(
  region: PortalClient,
  ente: { readonly fiscalCode: string; readonly ipaCode: string; readonly segregationCode: string },
): Promise<void> {
  const { organizations } = JSON.parse(readFileSync(demoOrganizations, "utf8"));
  await registerForTests(region, { ...organizations[0], ...ente });
}

type SubjectFacts = {
  readonly name: MatrixSubject["name"];
  readonly fiscalCode: string;
  readonly ipaCode: string;
  readonly typeCode: string;
  /** Who makes the subject's debt, and who its flow: the flow is of that one's types. */
  readonly administrator: MatrixCaller;
  readonly loader: MatrixCaller;
};

/** Makes a subject: an open debt, a paid one with its receipt, a flow and a print of its notices. */
export async function makeSubject(url: string, facts: SubjectFacts): Promise<MatrixSubject> {
  const { name, fiscalCode, ipaCode, typeCode, administrator, loader } = facts;
  const base = `/v1/organizations/${fiscalCode}`;
  const call = callerOf(url, administrator.authorization);
  const tag = randomUUID().slice(0, 8);
  const iud = `matrice-${tag}-aperto`;
  const person = `Canarino ${tag}`;
  const noticeNumber = await createDebt(call, base, { iud, person, typeCode });
  const paidIud = `matrice-${tag}-pagato`;
  const paidNotice = await createDebt(call, base, { iud: paidIud, person, typeCode });
  const payment = await payNotice(url, { fiscalCode, noticeNumber: paidNotice }, { version: "V2" });
  if (payment.paymentToken === null) throw new Error("the notice of a subject cannot be paid");
  const receiptId = payment.paymentToken;
  await until(async () => (await call("GET", `${base}/receipts/${receiptId}`)).status === 200);
  const load = callerOf(url, loader.authorization);
  const flowId = await importFlow(load, base, { ipaCode, typeCode, tag });
  const printing = await load("POST", `${base}/import-flows/${flowId}/print-jobs`, {
    body: { format: "packs", filter: {} },
  });
  const { id: jobId } = identityShape.parse(JSON.parse(printing.text));
  const cartId = await openCartOfSubject(url, call, { fiscalCode, noticeNumber });
  const counter = await call("POST", `${base}/counter-payments`, {
    body: { key: randomUUID().replaceAll("-", ""), noticeNumber },
  });
  const { id: counterPaymentId } = identityShape.parse(JSON.parse(counter.text));
  const ofEnte = await makeThingsOfEnte(call, base, { tag, typeCode });
  return {
    name,
    fiscalCode,
    typeCode,
    variables: {
      fiscalCode,
      iud: pathSegmentOf(iud),
      noticeNumber,
      receiptId,
      flowId,
      jobId,
      code: `${fiscalCode}-${receiptId}`,
      typeCode,
      publicCode: ipaCode,
      kind: "types",
      slug: "non-trovato",
      secretId: "0".repeat(32),
      webhookId: "0".repeat(32),
      deliveryId: "0".repeat(32),
      cartKey: "0".repeat(32),
      noticeLink: `${fiscalCode}.${noticeNumber}.9999999999.${"A".repeat(43)}`,
      cartId,
      counterPaymentId,
      ...ofEnte.variables,
    },
    payment: { receiptId, noticeNumber: paidNotice },
    canariesOfEnte: ofEnte.canaries,
    canaries: [person, iud, paidIud, noticeNumber, paidNotice, receiptId],
  };
}

const thingsShape = z.object({
  operatorId: z.exactOptional(z.string()),
  clientId: z.exactOptional(z.string()),
  id: z.exactOptional(z.string()),
});

/** What an ente has beside debts: somebody who works for it, a program, a change of account. */
async function makeThingsOfEnte(
  call: Call,
  base: string,
  { tag, typeCode }: { readonly tag: string; readonly typeCode: string },
) {
  const make = async (path: string, body: unknown) => {
    const { status, text } = await call("POST", `${base}/${path}`, { body });
    if (status >= 300) throw new Error(`a thing of the matrix is refused: ${path} ${text}`);
    return thingsShape.parse(JSON.parse(text));
  };
  const operatorName = `Operatrice ${tag}`;
  const clientName = `Programma ${tag}`;
  const { operatorId = "" } = await make("operators", {
    // One ente knows a person once.
    fiscalCode: typeCode === ownType ? "TRBCRL85C43Z999M" : "RSSMRA80A01F205X",
    name: operatorName,
    email: "operatrice@ente.example",
    role: "operator",
    typeCodes: [typeCode],
  });
  const { clientId = "" } = await make("api-clients", {
    name: clientName,
    permissions: ["debt-positions:read"],
  });
  const { id: changeId = "" } = await make("iban-changes", {
    from: "IT60X0542811101000000123456",
    to: "IT90N0306901600100000012345",
    reason: "Prova della matrice",
    typeCodes: [typeCode],
  });
  return {
    variables: { operatorId, clientId, changeId },
    canaries: [operatorName, clientName, clientId, changeId],
  };
}

async function createDebt(
  call: Call,
  base: string,
  debt: { readonly iud: string; readonly person: string; readonly typeCode: string },
): Promise<string> {
  const { status, text } = await call("POST", `${base}/debt-positions`, {
    body: {
      iud: debt.iud,
      debtPositionType: debt.typeCode,
      description: "Debito della matrice",
      debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: debt.person },
      paymentOptions: [{ kind: "SINGLE", amountCents: 10_000, dueDate: "2099-06-30" }],
    },
  });
  if (status !== 201) throw new Error(`a debt of the matrix is refused: ${text}`);
  const [option] = positionShape.parse(JSON.parse(text)).paymentOptions;
  const notice = option?.installments[0]?.noticeNumber;
  if (notice === undefined) throw new Error("a debt of the matrix has no notice");
  return notice;
}

async function importFlow(
  call: Call,
  base: string,
  {
    ipaCode,
    typeCode,
    tag,
  }: { readonly ipaCode: string; readonly typeCode: string; readonly tag: string },
): Promise<string> {
  const flow = generateFlow({
    rows: "3",
    version: "1_2",
    seed: String(Number.parseInt(tag.slice(0, 6), 16)),
    ipa: ipaCode,
    iuf: `MATRICE${tag.toUpperCase()}`,
    type: typeCode,
    invalid: "0",
  });
  const body = { fileName: flow.file, sizeBytes: flow.zip.length };
  const asked = await call("POST", `${base}/import-flows`, { body });
  const { id, upload } = ticketShape.parse(JSON.parse(asked.text));
  await fetch(upload.url, {
    method: "PUT",
    headers: upload.headers,
    body: new Uint8Array(flow.zip),
  });
  await call("POST", `${base}/import-flows/${id}/start`, { body: {} });
  await until(async () => {
    const { text } = await call("GET", `${base}/import-flows/${id}`);
    return flowShape.parse(JSON.parse(text)).complete;
  });
  return id;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("what the matrix waits for does not come");
    await delay(100);
  }
}
