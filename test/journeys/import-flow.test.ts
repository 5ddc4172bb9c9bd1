import { beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import type { PortalClient } from "../../infra/cli/portal-client.ts";
import { splitFields } from "../../shared/mypay/tracciato/split-fields.ts";
import { enrichedLine } from "../../shared/mypay/tracciato/write-back.ts";
import { generateFlow } from "../support/generated-flow.ts";
import { operationsByFunction } from "../support/isolation/api-operations.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import {
  clientOf,
  downloadZip,
  flowWhen,
  registerDemoOrganizations,
  rowsOf,
  submitFlow,
  tokenFor,
} from "../support/running-portal.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

const portal = { url: portalUrl() };
let client: PortalClient;

beforeAll(async () => {
  await registerDemoOrganizations(portal.url);
  client = clientOf(portal.url, "comune-di-prova");
}, 120_000);

const seed = String(Math.floor(Math.random() * 1_000_000));

async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function flowOf(version: string, options: Readonly<Record<string, string>> = {}) {
  return generateFlow({
    rows: "120",
    version,
    seed,
    iuf: `J${version}`,
    invalid: "0.2",
    ...options,
  });
}

describe(`a flow of debts, seed ${seed}`, () => {
  it.each(["1_0", "1_1", "1_2", "1_3", "1_4"])(
    "of version %s gives exactly the verdicts, files and notices expected",
    async (version) => {
      // The generator gives the same IUVs in every flow: only one of an ente's may bring them.
      const wanted = flowOf(version, { "given-iuv": version === "1_3" ? "0.1" : "0" });
      const id = await submitFlow(client, { name: wanted.file, zip: wanted.zip });
      const flow = await flowWhen(client, id);
      expect(flow).toMatchObject({
        status: "IMPORTED",
        rows: wanted.rows,
        accepted: wanted.accepted,
        rejected: wanted.rejected.length,
      });
      const base = wanted.file.replace(".zip", "");
      const rejected = rowsOf((await downloadZip(flow.files.rejected)).get(`${base}_SCARTI.csv`));
      expect(rejected.map((row) => splitFields(row)?.at(-2))).toEqual(
        wanted.rejected.map(({ code }) => code),
      );
      const wrong = new Set(wanted.rejected.map(({ row }) => row));
      const originals = rowsOf(wanted.csv);
      const enriched = rowsOf((await downloadZip(flow.files.iuv)).get(`${base}_IUV.csv`));
      const iuvs = enriched.map((row) => splitFields(row)?.[1] ?? "");
      const accepted = originals.filter((_, index) => !wrong.has(index + 1));
      expect(enriched).toEqual(accepted.map((row, index) => enrichedLine(row, iuvs[index] ?? "")));
      expect(iuvs.every((iuv) => /^12\d{15}$/u.test(iuv))).toBe(true);
      expect(new Set(iuvs).size).toBe(wanted.accepted);
      const notices = await downloadZip(flow.files.notices);
      expect([...notices.keys()]).toEqual(iuvs.map((iuv) => `avviso_${iuv}.pdf`));
      expect(flow.notices.made).toBe(wanted.accepted);
      expect(flow.files.printPacks).toHaveLength(1);
      expect(flow.writeUnitsPerRow).toBeLessThanOrEqual(3);
    },
  );

  it("is refused the second time, whatever its name", async () => {
    const again = flowOf("1_3", { "given-iuv": "0.1" });
    const id = await submitFlow(client, { name: again.file, zip: again.zip });
    expect((await flowWhen(client, id)).refusal).toMatchObject({
      code: "PAA_IMPORT_FLUSSO_DUPLICATO",
    });
    const name = "c_demo1-ALTRONOME-1_3.zip";
    const renamed = await zipOf({ "c_demo1-ALTRONOME-1_3.csv": again.csv });
    const other = await submitFlow(client, { name, zip: renamed });
    expect((await flowWhen(client, other)).status).toBe("REFUSED");
  });

  it("is rehearsed without a trace, then amended and cancelled", async () => {
    const options = { rows: "60", iuf: "AMEND", invalid: "0" };
    const created = flowOf("1_4", { ...options, action: "I" });
    const dry = await submitFlow(client, { name: created.file, zip: created.zip }, true);
    expect(await flowWhen(client, dry)).toMatchObject({
      dryRun: true,
      accepted: 60,
      notices: { expected: 0 },
      files: { iuv: null, rejected: null, notices: null, printPacks: [] },
    });
    const first = await flowWhen(
      client,
      await submitFlow(client, { name: created.file, zip: created.zip }),
    );
    expect(first).toMatchObject({ accepted: 60, rejected: 0 });
    for (const action of ["M", "A"]) {
      const change = flowOf("1_4", { ...options, action });
      const id = await submitFlow(client, { name: change.file, zip: change.zip });
      const flow = await flowWhen(client, id);
      expect(flow).toMatchObject({ status: "IMPORTED", accepted: 60, rejected: 0 });
      const iuvFile = await downloadZip(flow.files.iuv);
      const iuvsAfter = rowsOf([...iuvFile.values()][0]).map((row) => splitFields(row)?.[1]);
      const iuvsBefore = rowsOf([...(await downloadZip(first.files.iuv)).values()][0]).map(
        (row) => splitFields(row)?.[1],
      );
      expect(iuvsAfter).toEqual(iuvsBefore);
    }
    const again = flowOf("1_3", { ...options, action: "A", seed });
    const id = await submitFlow(client, { name: again.file, zip: again.zip });
    const flow = await flowWhen(client, id);
    expect(flow).toMatchObject({ accepted: 0, rejected: 60 });
  });

  it("tells every debtor once", async () => {
    const wanted = flowOf("1_3", { rows: "40", iuf: "TELL", invalid: "0" });
    const id = await submitFlow(client, { name: wanted.file, zip: wanted.zip });
    const flow = await flowWhen(client, id, ({ complete, notified: { expected, ...told } }) => {
      const dealtWith = Object.values(told).reduce((sum, count) => sum + count, 0);
      return complete && dealtWith >= expected;
    });
    expect(flow.notified).toMatchObject({ expected: 40, uncertain: 0, notNeeded: 0 });
    const { io, email, unreachable } = flow.notified;
    expect(io + email + unreachable).toBe(40);
    expect(io).toBeGreaterThan(0);
  });
});

describe("a file that is not a flow", () => {
  const csvName = "c_demo1-BAD-1_3.csv";
  const name = "c_demo1-BAD-1_3.zip";
  const goodRow = () => rowsOf(flowOf("1_3", { invalid: "0" }).csv)[0] ?? "";

  it.each<[string, string, () => Promise<Buffer>]>([
    ["not a ZIP", "PAA_IMPORT_ZIP_ERR", async () => Buffer.from("questo non è uno ZIP")],
    ["an empty ZIP", "PAA_IMPORT_NO_CSV", () => zipOf({})],
    [
      "several files",
      "PAA_IMPORT_ZIP_PIU_FILE",
      () => zipOf({ [csvName]: "a\nb\n", "x.csv": "x" }),
    ],
    ["another name inside", "PAA_IMPORT_NO_CSV", () => zipOf({ "altro.csv": "a\nb\n" })],
    ["an empty CSV", "PAA_IMPORT_FILE_VUOTO", () => zipOf({ [csvName]: "" })],
    ["a header only", "PAA_IMPORT_FILE_SENZA_RIGHE", () => zipOf({ [csvName]: "IUD;codIuv\n" })],
    [
      "another encoding",
      "PAA_IMPORT_FILE_CODIFICA_ERR",
      () => zipOf({ [csvName]: Buffer.from("IUD\nNiccolò\n", "latin1") }),
    ],
    [
      "a bomb",
      "PAA_IMPORT_ZIP_COMPRESSIONE_ERR",
      () => zipOf({ [csvName]: Buffer.alloc(20_000_000, "a") }),
    ],
  ])("%s is refused with its own code", async (_case, code, makeZip) => {
    const id = await submitFlow(client, { name, zip: await makeZip() });
    const { status, refusal } = await flowWhen(client, id);
    expect({ status, code: refusal?.code }).toEqual({ status: "REFUSED", code });
    expect(refusal?.detail).toMatch(/^[A-Z].*\.$/u);
  });

  it("with wrong column counts in some rows loses only those rows", async () => {
    const row = goodRow().replace(/^[^;]*/u, "UNA-BUONA");
    const csv = `H\n${row}\nsolo;tre;colonne\n${row.replace("UNA-BUONA", "LUNGA")};di;troppo\n`;
    const id = await submitFlow(client, { name, zip: await zipOf({ [csvName]: csv }) });
    const flow = await flowWhen(client, id);
    expect(flow).toMatchObject({ status: "IMPORTED", accepted: 1, rejected: 2 });
  });
});

/** Read before any connection is open: a synthesis keeps the process busy for seconds. */
const routes = synthesizedStage("local")
  .ofType("AWS::ApiGatewayV2::Route")
  .map(({ Properties }) => String(Properties["RouteKey"]));

/** Routes beside the API that ask nobody for a token, and why; "*" stands for any ending. */
const openRoutes = [
  ["POST /soap/pa-for-node", "pagoPA's node shows its certificate"],
  ["GET /sandbox*", "the test node asks for a key of its own, and is not in production"],
  ["POST /sandbox*", "the same"],
  ["GET /paga*", "pages of who pays, whoever that is; their calls are counted by visitor"],
  ["POST /paga*", "the same"],
  ["GET /sportello/*", "the page of a payment at the counter opens by its key"],
  ["POST /sportello/*", "the same"],
] as const;

function isOf(open: string, routeKey: string): boolean {
  return open.endsWith("*") ? routeKey.startsWith(open.slice(0, -1)) : routeKey === open;
}

describe("the door of import flows", () => {
  it.each([
    ["senza-versione.zip", "PAA_IMPORT_NOME_FILE_ERR"],
    ["c_demo1-TARI-9_9.zip", "PAA_IMPORT_FILE_VERSIONE_ERR"],
    ["p_demo2-TARI-1_3.zip", "PAA_IMPORT_ENTE_ERR"],
    ["../c_demo1-TARI-1_3.zip", "PAA_IMPORT_NOME_FILE_ERR"],
  ])("refuses the name %s", async (fileName, code) => {
    const request = client.requestFlow({ fileName, sizeBytes: 10, dryRun: false });
    await expect(request).rejects.toThrow(code);
  });

  it("hides other enti, and asks for a token", async () => {
    const path = "/v1/organizations/80012340156/import-flows";
    const body = JSON.stringify({ fileName: "p_demo2-TARI-1_3.zip", sizeBytes: 10 });
    const post = (headers: Record<string, string>) =>
      fetch(`${portal.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
      });
    expect((await post({})).status).toBe(401);
    expect((await post({ authorization: "Bearer falso" })).status).toBe(401);
    const foreign = await post({ authorization: await tokenFor(portal.url, "comune-di-prova") });
    expect(foreign.status).toBe(404);
    expect(foreign.headers.get("content-type")).toBe("application/problem+json");
    const own = await post({ authorization: await tokenFor(portal.url, "provincia-di-prova") });
    expect(own.status).toBe(201);
  });

  it("keeps every route of the template shut to strangers and to other enti, but those on purpose", async () => {
    for (const [open] of openRoutes) expect(routes.some((key) => isOf(open, key))).toBe(true);
    const operations = [...(await operationsByFunction()).values()].flat();
    const forAnybody = new Set(
      operations
        .filter(({ access }) => access.kind === "public")
        .map(({ method, path }) => `${method} ${path}`),
    );
    const shut = routes
      .filter((key) => !openRoutes.some(([open]) => isOf(open, key)))
      .filter((key) => !forAnybody.has(key));
    expect(shut.length).toBeGreaterThanOrEqual(8);
    const foreign = await tokenFor(portal.url, "comune-di-prova");
    for (const key of shut) {
      const [method = "", path = ""] = key.split(" ");
      const address = path.replace("{fiscalCode}", "80012340156").replaceAll(/\{\w+\}/gu, "uno");
      const ask = (headers: Record<string, string>) =>
        fetch(`${portal.url}${address}`, { method, headers }).then(({ status }) => status);
      expect([key, await ask({})]).toEqual([key, 401]);
      expect([key, await ask({ authorization: foreign })]).toEqual([key, 404]);
    }
  });

  it("is closed to an ente that is suspended, and to a start without a file", async () => {
    const ticket = await client.requestFlow({
      fileName: "c_demo1-VUOTO-1_3.zip",
      sizeBytes: 10,
      dryRun: false,
    });
    await expect(client.startFlow(ticket.id)).rejects.toThrow("non è ancora stato caricato");
    const region = clientOf(portal.url, "regione");
    await region.changeStatus("80012340156", "SOSPESO", "Verifica dei conti.");
    const province = clientOf(portal.url, "provincia-di-prova");
    const request = province.requestFlow({
      fileName: "p_demo2-TEFA-1_3.zip",
      sizeBytes: 10,
      dryRun: false,
    });
    await expect(request).rejects.toThrow("PAA_STATO_ENTE_NON_VALIDO");
    await region.changeStatus("80012340156", "PRE-ESERCIZIO");
  });
});
