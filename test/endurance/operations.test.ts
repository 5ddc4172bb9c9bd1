import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { exitCodes } from "../../infra/cli/exit-codes.ts";
import { createProgram, failureOf } from "../../infra/cli/program.ts";
import { startLocalCloud } from "../../infra/local/local-cloud.ts";
import type { LocalCloud } from "../../infra/local/options.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";
import { connectOperator, type OperatorCloud } from "../../infra/operations/operator-cloud.ts";
import { iuvOf, parseNoticeNumber } from "../../shared/domain/values/notice-number.ts";
import { createFlowWorkFiles } from "../../shared/files/flow-work-files.ts";
import { composeRequest } from "../../shared/pagopa/pa-for-node/compose-message.ts";
import { toFlowItem } from "../../shared/persistence/import-flows/import-flow-item.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { importingFlow } from "../support/measured-flow.ts";
import { present } from "../support/notifications/debts.ts";
import { identityOf, openDebt, receiptFor } from "../support/pagopa-node/node-world.ts";
import { clientOf, flowWhen, registerDemoOrganizations } from "../support/running-portal.ts";

const ente = demoOrganization();
const rowsPerFlow = 5;
let cloud: LocalCloud;
let planted: OperatorCloud;
/** As before anything was told of an endpoint. */
const localEnvironment = { PATH: process.env["PATH"] };

beforeAll(async () => {
  const assembly = await prepareAssembly(() => undefined);
  cloud = await startLocalCloud({ port: 0, dataDir: undefined, assembly });
  await registerDemoOrganizations(cloud.url);
  const environment = process.env;
  planted = await connectOperator("local", { localFolder: cloud.dataDirectory, environment });
}, 120_000);
afterAll(() => cloud?.stop());

/** One command as an operator types it, on the local cloud; what a process would do, in this one. */
async function ops(...args: string[]) {
  let code: number = exitCodes.ok;
  let stderr = "";
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    const program = createProgram({ ...localEnvironment }, (finished) => {
      code = finished;
    });
    const folder = ["ops", "--local-folder", cloud.dataDirectory];
    await program.parseAsync([...folder, ...args], { from: "user" });
  } catch (error) {
    const failure = failureOf(error);
    code = failure.code;
    stderr = failure.text ?? "";
  }
  const stdout = written.mock.calls.map(([chunk]) => String(chunk)).join("");
  vi.restoreAllMocks();
  return { code, stdout, stderr };
}

async function opsJson(...args: string[]) {
  const { code, stdout, stderr } = await ops(...args, "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

/** A flow that was split, and whose only block never reached its queue. */
async function plantStuckFlow(id: string, firstProgressive: number) {
  const organization = ente;
  const flow = importingFlow({ id, rows: rowsPerFlow, firstProgressive });
  const work = createFlowWorkFiles(planted.files);
  const iuds = Array.from({ length: rowsPerFlow }, (_, index) => `${id}-${index + 1}`);
  const debtor = "F;RSSMRA80A01F205X;Rossi Maria;Via San Martino;1;20121;Milano;MI;IT;";
  const rows = iuds.map(
    (iud) => `${iud};;${debtor};2035-12-31;10.00;;TARI;ALL;TARI 2026;9/0101101IM/;;true;I\n`,
  );
  const block = {
    block: 1,
    firstRow: 1,
    rows: rowsPerFlow,
    duplicateRows: [],
    duplicateIuvRows: [],
  };
  await work.writeRegistry(flow, organization);
  await work.writeHeader(flow, Buffer.from("IUD;codIuv"));
  await work.writeRows(flow, 1, Buffer.from(rows.join("")));
  await work.writeManifest(flow, [block]);
  await planted.table.put(toFlowItem(flow));
  return { organizationFiscalCode: flow.organizationFiscalCode, flowId: id, ...block };
}

const completed = (id: string) => flowWhen(clientOf(cloud.url, "comune-di-prova"), id);

describe("an operator of the local cloud", () => {
  it("gets a flow on whose block was lost, and does nothing when it lacks nothing", async () => {
    await plantStuckFlow("flusso-fermo", 900_000);
    const tried = await opsJson("flow", "resume", ente.fiscalCode, "flusso-fermo", "--dry-run");
    expect(tried).toMatchObject({ outcome: "missing", sent: { "import-blocks": 1 } });
    const resumed = await ops("flow", "resume", ente.fiscalCode, "flusso-fermo");
    expect(resumed.stdout).toContain("Messaggi mandati: 1 import-blocks.");
    const flow = await completed("flusso-fermo");
    expect(flow).toMatchObject({ status: "IMPORTED", accepted: rowsPerFlow, rejected: 0 });
    expect(flow.files.iuv).not.toBeNull();
    await expect
      .poll(() => opsJson("flow", "resume", ente.fiscalCode, "flusso-fermo"), { timeout: 60_000 })
      .toEqual({ flowId: "flusso-fermo", status: "IMPORTED", outcome: "complete", sent: {} });
  });

  it("finds dead letters, hands back the right one and discards the poison", async () => {
    const message = await plantStuckFlow("flusso-morto", 910_000);
    const [right, poison] = [JSON.stringify(message), JSON.stringify({ nome: "Rossi Maria" })];
    for (const body of [right, poison]) {
      await planted.queues.send("import-blocks-dead-letters", { body, attributes: undefined });
    }
    const { queues } = await opsJson("dlq", "list");
    expect(queues).toContainEqual(
      expect.objectContaining({
        queue: "import-blocks",
        messages: 2,
        runbookHeading: "Code morte: import-blocks",
      }),
    );
    const shown = await ops("dlq", "show", "import-blocks");
    expect(shown.stdout).toContain("flusso-morto");
    expect(shown.stdout).not.toContain("Rossi");
    const { messages } = await opsJson("dlq", "show", "import-blocks");
    const idOf = (isPoison: boolean): string =>
      messages.find(({ reason }: { reason: string | null }) => (reason !== null) === isPoison).id;
    const redriven = await opsJson("dlq", "redrive", "import-blocks", "--message", idOf(false));
    expect(redriven).toMatchObject({ done: [idOf(false)], left: [] });
    expect(await completed("flusso-morto")).toMatchObject({ accepted: rowsPerFlow });
    const discard = ["dlq", "discard", "import-blocks", "--message", idOf(true)];
    expect((await ops(...discard)).code).toBe(2);
    expect((await opsJson(...discard, "--reason", "messaggio di prova")).done).toHaveLength(1);
    expect((await opsJson("dlq", "show", "import-blocks")).messages).toEqual([]);
    const log = await ops("log");
    expect(log.stdout).toMatch(/dlq discard .*motivo: messaggio di prova/u);
    expect(log.stdout).toContain("dlq redrive");
    expect(log.stdout).not.toContain("Rossi");
  });
});

describe("a receipt that was refused while the ente's registry was wrong", () => {
  const receiptId = "ricevuta-ripresa";
  let noticeNumber: string;

  /** Paid by somebody with an address. */
  async function sendReceipt(): Promise<string> {
    const number = present(parseNoticeNumber(noticeNumber));
    const receipt = receiptFor(openDebt(1, { noticeNumber: number, iuv: iuvOf(number) }), {
      receiptId,
      payer: {
        entityUniqueIdentifierType: "F",
        entityUniqueIdentifierValue: "BNCNNA80A41F205X",
        fullName: "Bianchi Anna",
        "e-mail": "anna.bianchi@posta.example",
      },
    });
    const identity = { ...identityOf(ente), idStation: "12345678903_77" };
    const body = composeRequest({ primitive: "paSendRTV2", ...identity, receipt });
    const headers = { "content-type": "text/xml; charset=utf-8" };
    return (await fetch(`${cloud.url}/soap/pa-for-node`, { method: "POST", headers, body })).text();
  }

  const explain = async () =>
    (await ops("position", "explain", ente.fiscalCode, noticeNumber)).stdout;
  const mails = async () => {
    const page = await (await fetch(`${cloud.url}/_local/mail`)).text();
    return page.split("Ricevuta di pagamento da Comune di Prova").length - 1;
  };

  beforeAll(async () => {
    const headers = {
      authorization: await cloud.tokenFor("comune-di-prova"),
      "content-type": "application/json",
    };
    const url = `${cloud.url}/v1/organizations/${ente.fiscalCode}/debt-positions`;
    const body = JSON.stringify({
      iud: "RICEVUTA-RIFIUTATA",
      debtPositionType: "TARI",
      description: "TARI 2026",
      debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
      paymentOptions: [{ kind: "SINGLE", amountCents: 10_000, dueDate: "2099-06-30" }],
    });
    const answer = await (await fetch(url, { method: "POST", headers, body })).text();
    noticeNumber = JSON.parse(answer).paymentOptions[0].installments[0].noticeNumber;
  });

  it("is refused still while it is wrong, and its position can still be paid", async () => {
    expect(await sendReceipt()).toContain("PAA_STAZIONE_INT_ERRATA");
    const { code, stderr } = await ops("receipt", "replay", ente.fiscalCode, receiptId);
    expect(code).toBe(1);
    expect(stderr).toContain("PAA_STAZIONE_INT_ERRATA");
    expect(await explain()).toContain("Si può pagare: adesso il nodo riceverebbe OK.");
  });

  it("is taken in once it is right, and sent once to who paid", async () => {
    await registerDemoOrganizations(cloud.url, (body) =>
      body.fiscalCode === ente.fiscalCode ? { ...body, station: "12345678903_77" } : body,
    );
    const tried = await opsJson("receipt", "replay", ente.fiscalCode, receiptId, "--dry-run");
    expect(tried).toMatchObject({ answer: "accepted", wasKnown: false, closes: true });
    expect(await explain()).toContain("[PAYABLE]");
    const replayed = await opsJson("receipt", "replay", ente.fiscalCode, receiptId);
    expect(replayed).toMatchObject({ answer: "accepted", wasKnown: false, mail: "onItsWay" });
    await expect.poll(mails, { timeout: 60_000 }).toBe(1);
    const again = await opsJson("receipt", "replay", ente.fiscalCode, receiptId);
    expect(again).toMatchObject({ answer: "accepted", wasKnown: true, mail: "untouched" });
    const told = await explain();
    expect(told).toContain("[PAID]");
    expect(told).toContain("PAA_PAGAMENTO_DUPLICATO");
    expect(told).toContain(`Ricevuta ${receiptId}`);
    expect(told).not.toMatch(/Rossi|Bianchi|RSSMRA80A01F205X|posta\.example/u);
    expect(await mails()).toBe(1);
  });

  it("is explained with the person's data for a reason only", async () => {
    const asked = ["position", "explain", ente.fiscalCode, noticeNumber, "--reveal"];
    expect((await ops(...asked)).code).toBe(2);
    const revealed = await ops(...asked, "--reason", "richiesta del Comune");
    expect(revealed.stdout).toContain("Rossi Maria, codice RSSMRA80A01F205X");
    expect((await ops("log")).stdout).toMatch(/position explain --reveal .*richiesta del Comune/u);
  });
});
