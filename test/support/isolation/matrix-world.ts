import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { payNotice } from "../../../infra/cli/sandbox-client.ts";
import { pathSegmentOf } from "../../../shared/domain/values/path-segment.ts";
import { demoOrganization } from "../demo-organization.ts";
import { generateFlow } from "../generated-flow.ts";
import type { MatrixCaller } from "./matrix-callers.ts";

/** Types of the demo municipality: one that restricted callers may touch, one they may not. */
export const ownType = "TARI";
export const otherType = "MENSA";

/** What a call may be about: the ente and type of a debt that is there, with all that goes along. */
export type MatrixSubject = {
  readonly name: "ownType" | "otherType" | "otherEnte";
  readonly fiscalCode: string;
  readonly typeCode: string;
  /** Values of the path variables of every call, for this subject. */
  readonly variables: Readonly<Record<string, string>>;
  /** Texts that nobody may read who has nothing to do with the subject. */
  readonly canaries: readonly string[];
};

/** Calls of the portal as somebody in particular. */
export type Call = (
  method: string,
  path: string,
  options?: { readonly body?: unknown; readonly query?: string },
) => Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>;

export function callerOf(url: string, authorization: string | undefined): Call {
  return async (method, path, { body, query = "" } = {}) => {
    const response = await fetch(`${url}${path}${query}`, {
      method,
      redirect: "manual",
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
}

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

type SubjectFacts = {
  readonly name: MatrixSubject["name"];
  readonly ipaCode: string;
  readonly typeCode: string;
  /** Who makes the subject's debt, and who its flow: the flow is of that one's types. */
  readonly administrator: MatrixCaller;
  readonly loader: MatrixCaller;
};

/** Makes a subject: an open debt, a paid one with its receipt, a flow and a print of its notices. */
export async function makeSubject(url: string, facts: SubjectFacts): Promise<MatrixSubject> {
  const { name, ipaCode, typeCode, administrator, loader } = facts;
  const { fiscalCode } = demoOrganization(ipaCode);
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
      code: typeCode,
      typeCode,
      operatorId: "nessuno".padEnd(43, "0"),
      clientId: "0".repeat(32),
      changeId: "nessuno",
      publicCode: ipaCode,
      kind: "types",
      secretId: "0".repeat(32),
    },
    canaries: [person, iud, paidIud, noticeNumber, paidNotice, receiptId],
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
