import { describe, expect, it } from "vitest";
import { safeParse } from "zod/mini";
import { getPrintJob } from "../../../../functions/notices/get-print-job/get-print-job.ts";
import { respond as respondToGet } from "../../../../functions/notices/get-print-job/responses.ts";
import { requestBody } from "../../../../functions/notices/request-print-job/request-body.ts";
import {
  requestPrintJob,
  type WantedPrint,
} from "../../../../functions/notices/request-print-job/request-print-job.ts";
import { respond } from "../../../../functions/notices/request-print-job/responses.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { ImportFlow } from "../../../../shared/domain/debt-positions/import-flow.ts";
import { shortDigest } from "../../../../shared/lambda/short-digest.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { importingFlow } from "../../../support/measured-flow.ts";
import { inMemoryPrintJobs } from "../../../support/print-world.ts";

const organization = demoOrganization();
const importing = importingFlow({ id: "f1", rows: 10 });
const imported: ImportFlow = {
  ...importing,
  status: "IMPORTED",
  importedAt: "2026-11-28T09:00:00.000Z",
  counters: { ...importing.counters, noticesExpected: 10 },
};
const path = `/v1/organizations/${organization.fiscalCode}/import-flows/f1`;

function asked(body: unknown): WantedPrint {
  const parsed = safeParse(requestBody, body);
  return parsed.success ? parsed.data : expect.fail(JSON.stringify(parsed.error.issues));
}

function problemsOf(body: unknown): string[] {
  const parsed = safeParse(requestBody, body);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path: at, message }) => `/${at.join("/")} ${message}`);
}

function portal({
  flow = imported as ImportFlow | null,
  registry = organization,
  hasWorkFiles = true,
} = {}) {
  const jobs = inMemoryPrintJobs();
  const dependencies = {
    organizations: { find: async () => registry },
    flows: { find: async () => flow ?? undefined },
    jobs,
    hasWorkFiles: async () => hasWorkFiles,
    digest: shortDigest,
    now: () => new Date("2026-11-28T10:00:00Z"),
  };
  const request = async (body: unknown, caller: Pick<Caller, "typeCodes"> = {}) => {
    const reference = { organizationFiscalCode: organization.fiscalCode, id: "f1", caller };
    const outcome = await requestPrintJob(reference, asked(body), dependencies);
    const { status, headers, body: text } = respond(outcome);
    return { status, headers, body: JSON.parse(String(text)) };
  };
  return { jobs, request };
}

describe("a request to print", () => {
  it("is taken on as a job of the flow, with what the ente wants by itself", async () => {
    const noticePrint = { packOrder: "type", duplex: true } as const;
    const { jobs, request } = portal({ registry: { ...organization, noticePrint } });
    const answer = await request({ format: "packs", envelopeWindow: "right" });
    expect(answer.status).toBe(202);
    expect(answer.headers).toMatchObject({ location: `${path}/print-jobs/${answer.body.id}` });
    expect(jobs.jobs.get(answer.body.id)).toMatchObject({
      status: "REQUESTED",
      request: {
        format: "packs",
        order: "type",
        duplex: true,
        envelopeWindow: "right",
        coverIndex: true,
        filter: {},
      },
    });
  });

  it("is the same job when it is the same request, in whatever order it is written", async () => {
    const { jobs, request } = portal();
    const filter = { types: ["TARI"], withoutEmail: true };
    const [first, again] = [
      await request({ format: "packs", order: "type", filter }),
      await request({
        filter: { withoutEmail: true, types: ["TARI"] },
        order: "type",
        format: "packs",
      }),
    ];
    expect(again).toEqual(first);
    const others = [
      { format: "zip", order: "type", filter },
      { format: "packs", order: "type", filter: { types: ["TARI"] } },
      { format: "packs", order: "type", duplex: true, filter },
    ];
    for (const other of others) await request(other);
    expect(jobs.jobs.size).toBe(4);
    const renewed = portal({ flow: { ...imported, contentSha256: "other" } });
    const answer = await renewed.request({ format: "packs", order: "type", filter });
    expect(answer.body.id).not.toBe(first?.body.id);
  });

  it("for a ZIP takes no notice of sides, envelopes and covers", async () => {
    const { jobs, request } = portal();
    await request({ format: "zip", duplex: true, envelopeWindow: "left", coverIndex: true });
    await request({ format: "zip" });
    expect([...jobs.jobs.values()].map(({ request: wanted }) => wanted)).toMatchObject([
      { duplex: false, envelopeWindow: "none", coverIndex: false },
    ]);
  });

  it("is refused in words where there is nothing to print, or not yet, or no longer", async () => {
    const refusalOf = async (options: Parameters<typeof portal>[0], body: object = {}) => {
      const { status, body: problem } = await portal(options).request({ format: "packs", ...body });
      return `${status} ${problem.errors?.[0].detail ?? problem.detail}`;
    };
    expect(await refusalOf({ flow: null })).toContain("404");
    expect(await refusalOf({ flow: importing })).toContain("409 Le stampe si chiedono quando");
    const dryRun = { ...imported, dryRun: true };
    expect(await refusalOf({ flow: dryRun })).toContain("409 Il flusso è una prova");
    expect(await refusalOf({ hasWorkFiles: false })).toContain("entro 30 giorni");
    const types = ["TARI", "NESSUNO"];
    expect(await refusalOf({}, { filter: { types } })).toBe(
      "400 L'ente non ha questi tipi dovuto: NESSUNO.",
    );
  });

  it("tells of each field what is wrong with it", () => {
    expect(problemsOf({})).toEqual(["/format Formato sconosciuto: packs oppure zip."]);
    expect(problemsOf({ format: "packs", filtre: {}, duplex: "si" })).toEqual([
      "/duplex duplex vale true oppure false.",
      "/ Campo sconosciuto: filtre.",
    ]);
    expect(
      problemsOf({
        format: "packs",
        order: "cap",
        filter: {
          dueFrom: "2026-13-01",
          amountFromCents: 1.5,
          postalCodes: ["MI"],
          rows: [{ from: 5, to: 2 }],
          iuds: [],
        },
      }),
    ).toEqual([
      "/order Ordine sconosciuto: uno fra file, postalCode, type.",
      "/filter/dueFrom Data inesistente o non nel formato aaaa-mm-gg.",
      "/filter/amountFromCents Importo in centesimi: un numero intero.",
      "/filter/postalCodes/0 Inizio di CAP: da 1 a 5 cifre.",
      "/filter/rows/0 L'intervallo di righe finisce prima di iniziare.",
      "/filter/iuds L'elenco è vuoto: togliere il campo.",
    ]);
    const filter = {
      dueFrom: "2026-12-02",
      dueTo: "2026-12-01",
      amountFromCents: 2,
      amountToCents: 1,
    };
    expect(problemsOf({ format: "zip", filter })).toEqual([
      "/filter/dueFrom dueFrom è dopo dueTo: nessuna scadenza vi cade.",
      "/filter/amountFromCents amountFromCents supera amountToCents.",
    ]);
  });
});

describe("a print job as an ente sees it", () => {
  const see = async (jobs: ReturnType<typeof inMemoryPrintJobs>, id: string) => {
    const view = await getPrintJob(
      { organizationFiscalCode: organization.fiscalCode, flowId: "f1", id, caller: {} },
      {
        flows: { find: async () => imported },
        jobs,
        links: {
          jobPack: async (_flow, jobId, pack) => `https://files/${jobId}/${pack}`,
          jobArchive: async (_flow, jobId) => `https://files/${jobId}.zip`,
        },
      },
    );
    const { status, body } = respondToGet(view);
    return { status, body: JSON.parse(String(body)) };
  };

  it("goes from request to files, which are linked as they come", async () => {
    const { jobs, request } = portal();
    const { id } = (await request({ format: "packs" })).body;
    const job = jobs.jobs.get(id) ?? expect.fail();
    const plan = { planId: "p", plannedAt: "2026-11-28T10:01:00.000Z", notices: 1_200, packs: 2 };
    const nothing = { selected: null, made: 0 };
    const first = (await see(jobs, id)).body;
    expect(first).toMatchObject({
      status: "REQUESTED",
      complete: false,
      notices: nothing,
      files: [],
    });
    await jobs.plan(job, plan);
    const report = { ...job, notices: 1_000, bytes: 7, madeAt: plan.plannedAt };
    await jobs.recordPack({ ...report, pack: 1 });
    expect((await see(jobs, id)).body).toMatchObject({
      status: "PRINTING",
      notices: { selected: 1_200, made: 1_000 },
      packs: { total: 2, made: 1 },
      files: [{ pack: 1, notices: 1_000, bytes: 7, url: `https://files/${id}/1` }],
    });
    // All of the second pack was paid meanwhile.
    await jobs.recordPack({ ...report, pack: 2, notices: 0, bytes: 0 });
    const last = (await see(jobs, id)).body;
    expect(last).toMatchObject({ status: "DONE", complete: true, packs: { total: 2, made: 2 } });
    expect(last.files).toHaveLength(1);
  });

  it("links its one ZIP, or tells why there is none", async () => {
    const { jobs, request } = portal();
    const { id } = (await request({ format: "zip" })).body;
    const job = jobs.jobs.get(id) ?? expect.fail();
    const madeAt = "2026-11-28T10:01:00.000Z";
    const refused = (await request({ format: "zip", order: "type" })).body.id;
    await jobs.refuse(jobs.jobs.get(refused) ?? expect.fail(), {
      notices: 25_000,
      refusedAt: madeAt,
    });
    await jobs.plan(job, { planId: "p", plannedAt: madeAt, notices: 3, packs: 1 });
    await jobs.recordPack({ ...job, pack: 1, notices: 3, bytes: 9, madeAt });
    expect((await see(jobs, id)).body.files).toMatchObject([{ url: `https://files/${id}.zip` }]);
    expect((await see(jobs, refused)).body).toMatchObject({
      status: "REFUSED",
      refusal: expect.stringContaining("25000 avvisi, uno ZIP ne contiene al più 20000"),
    });
    expect((await see(jobs, "none")).status).toBe(404);
  });
});
