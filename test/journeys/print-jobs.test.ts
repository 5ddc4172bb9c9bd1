import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { runProgram } from "../../infra/build/run-program.ts";
import { splitFields } from "../../shared/mypay/tracciato/split-fields.ts";
import { generateFlow } from "../support/generated-flow.ts";
import { joinedText, placedTexts } from "../support/notices/pdf-text.ts";
import { issuerOf, portalUrl, testClient } from "../support/portal-under-test.ts";
import {
  clientOf,
  downloadZip,
  flowWhen,
  registerDemoOrganizations,
  rowsOf,
  submitFlow,
  tokenFor,
} from "../support/running-portal.ts";

const url = portalUrl();
const seed = String(Math.floor(Math.random() * 1_000_000));
const clientId = "comune-di-prova";
const organization = "02336340159";

const jobAnswer = z.object({
  status: z.string(),
  complete: z.boolean(),
  notices: z.object({ selected: z.number().nullable(), made: z.number() }),
  files: z.array(z.object({ pack: z.number(), url: z.string() })),
});

type Row = { readonly iuv: string; readonly postalCode: string };
let flowId: string;
let ownPacks: readonly string[];
let rows: readonly Row[];

beforeAll(async () => {
  const noticePrint = { packOrder: "postalCode", duplex: true };
  await registerDemoOrganizations(url, (body) => ({ ...body, noticePrint }));
  const client = clientOf(url, clientId);
  const wanted = generateFlow({ rows: "30", version: "1_3", seed, iuf: "STAMPE", invalid: "0" });
  flowId = await submitFlow(client, { name: wanted.file, zip: wanted.zip });
  const flow = await flowWhen(client, flowId);
  ownPacks = flow.files.printPacks;
  const [csv] = (await downloadZip(flow.files.iuv)).values();
  rows = rowsOf(csv).map((row) => {
    const fields = splitFields(row) ?? expect.fail();
    return { iuv: fields[1] ?? "", postalCode: fields[7] ?? "" };
  });
}, 120_000);
afterAll(() => registerDemoOrganizations(url));

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...init.headers, authorization: await tokenFor(url, clientId) };
  return fetch(new URL(path, url), { ...init, headers });
}

async function runJob(body: unknown) {
  const path = `/v1/organizations/${organization}/import-flows/${flowId}/print-jobs`;
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await ask(path, init);
  expect(answer.status).toBe(202);
  const location = answer.headers.get("location") ?? expect.fail();
  expect((await ask(path, init)).headers.get("location")).toBe(location);
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await delay(100)) {
    const job = jobAnswer.parse(await (await ask(location)).json());
    if (job.complete) return job;
  }
  return expect.fail("the print job does not get on");
}

const entry = join(import.meta.dirname, "../../infra/cli/portale.ts");

/** `portale flow print` of the flow, in a process of its own. */
function flowPrint(...args: readonly string[]) {
  const env = {
    ...process.env,
    PORTALE_URL: url,
    PORTALE_ISSUER: issuerOf(url),
    PORTALE_CLIENT_ID: clientId,
    PORTALE_CLIENT_SECRET: testClient(clientId).clientSecret,
  };
  return runProgram(process.execPath, [entry, "flow", "print", flowId, ...args], { env });
}

async function pagesOf(address = ""): Promise<readonly string[]> {
  const pdf = new Uint8Array(await (await fetch(address)).arrayBuffer());
  return (await placedTexts(pdf)).map(joinedText);
}

/** What an index lists: number of a notice, its postal code, its first page. */
function listedIn(cover = ""): { number: string; postalCode: string; page: number }[] {
  const lines = cover.matchAll(/(3\d{17}) (\d{5}) [A-Z]{2} (\d+)/gu);
  return [...lines].map(([, number = "", postalCode = "", page]) => {
    return { number, postalCode, page: Number(page) };
  });
}

const postalCodes = (given: readonly Row[]) => given.map(({ postalCode }) => postalCode).toSorted();

describe(`print jobs of a flow, seed ${seed}`, () => {
  it("begin with the flow's own packs, in the order that the ente wants", async () => {
    expect(ownPacks).toHaveLength(1);
    const pages = await pagesOf(ownPacks[0]);
    expect(pages[0]).toContain("Pacchetto di stampa 1 di 1");
    const listed = listedIn(pages[0]);
    expect(listed.map(({ postalCode }) => postalCode)).toEqual(postalCodes(rows));
    expect(new Set(listed.map(({ number }) => number))).toEqual(
      new Set(rows.map(({ iuv }) => `3${iuv}`)),
    );
    for (const { number, page } of listed) {
      expect(page % 2).toBe(1);
      expect(pages[page - 1]?.replaceAll(" ", "")).toContain(number);
    }
  });

  it("print what a filter takes, behind pages for windowed envelopes", async () => {
    const prefix = rows[0]?.postalCode.slice(0, 2) ?? "";
    const chosen = rows.filter(({ postalCode }) => postalCode.startsWith(prefix));
    const filter = { postalCodes: [prefix], types: ["TARI"] };
    const job = await runJob({ format: "packs", envelopeWindow: "left", filter });
    expect(job).toMatchObject({
      status: "DONE",
      notices: { selected: chosen.length, made: chosen.length },
    });
    const pages = await pagesOf(job.files[0]?.url);
    const listed = listedIn(pages[0]);
    expect(listed.map(({ postalCode }) => postalCode)).toEqual(postalCodes(chosen));
    for (const { page, postalCode } of listed) {
      // The carrier's front, its blank back, the notice.
      expect(page % 2).toBe(1);
      expect(pages[page - 2]).toBe("");
      expect(pages[page - 3]).toMatch(new RegExp(`^Mitt\\..* ${postalCode} `, "u"));
    }
  });

  it("put single files in one ZIP, by rows of the file", async () => {
    const filter = { rows: [{ from: 2, to: 6 }] };
    const job = await runJob({ format: "zip", order: "file", filter });
    const files = await downloadZip(job.files[0]?.url ?? null);
    const names = rows.slice(1, 6).map(({ iuv }) => `avviso_${iuv}.pdf`);
    expect([...files.keys()]).toEqual(names);
  });

  it("are asked for and saved by the command line", async () => {
    const folder = await mkdtemp(join(tmpdir(), "portale-print-"));
    try {
      const output = join(folder, "stampe");
      const wanted = ["--rows", "1-3", "8-9", "--type", "TARI", "--no-cover", "--order", "file"];
      const { code, stdout } = await flowPrint("-o", output, ...wanted, "--json");
      expect(code).toBe(0);
      const answer = JSON.parse(stdout);
      expect(answer).toMatchObject({ status: "DONE", notices: { selected: 5, made: 5 } });
      const [name = ""] = await readdir(output);
      expect(answer.files).toMatchObject([{ file: join(output, name), notices: 5 }]);
      expect(name).toMatch(/_STAMPA_.+\.pdf$/u);
      const pdf = await readFile(join(output, name));
      expect(pdf).toHaveLength(answer.files[0].bytes);
      const pages = (await placedTexts(new Uint8Array(pdf))).map(joinedText);
      const printed = pages.join("\n").replaceAll(" ", "");
      expect(pages[0]).not.toContain("Pacchetto di stampa");
      const isPrinted = rows.map(({ iuv }) => printed.includes(`3${iuv}`));
      expect(isPrinted).toEqual(rows.map((_, index) => index < 3 || index === 7 || index === 8));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("say on the command line what the portal does not accept", async () => {
    const { code, output: told } = await flowPrint("-o", tmpdir(), "--type", "LUNA");
    expect(code).toBe(3);
    expect(told).toContain("/filter/types: L'ente non ha questi tipi dovuto: LUNA.");
  });
});
