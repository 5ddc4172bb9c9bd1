import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowView, PortalClient } from "../../infra/cli/portal-client.ts";
import { startLocalCloud } from "../../infra/local/local-cloud.ts";
import type { LocalCloud } from "../../infra/local/options.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";
import { splitFields } from "../../shared/mypay/tracciato/split-fields.ts";
import { generateFlow } from "../support/generated-flow.ts";
import {
  clientOf,
  downloadZip,
  flowWhen,
  registerDemoOrganizations,
  rowsOf,
  submitFlow,
} from "../support/running-portal.ts";

const runner = join(import.meta.dirname, "../support/local-cloud/run-cloud.ts");
const wanted = generateFlow({
  rows: "3000",
  version: "1_3",
  seed: "42",
  iuf: "MORTE",
  // A type that tells nobody: what is looked at here is the import.
  type: "CIMITERI",
  "given-iuv": "0.05",
});

let folder: string;
let assembly: string;
let restarted: LocalCloud | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-death-"));
  assembly = await prepareAssembly(() => undefined);
}, 120_000);
afterAll(async () => {
  await restarted?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the cloud in a process of its own until the flow is as wanted, then kills it outright. */
async function killWhen(
  act: (url: string) => Promise<{ client: PortalClient; id: string }>,
  isTime: (flow: FlowView) => boolean,
): Promise<string> {
  const child = spawn(process.execPath, [runner, assembly, join(folder, "data")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const { client, id } = await act(JSON.parse(String(line)).url);
  await flowWhen(client, id, (flow) => flow.complete || isTime(flow));
  child.kill("SIGKILL");
  await once(child, "exit");
  return id;
}

describe("the local cloud killed in the middle of an import", () => {
  it("ends, once started again, with the positions and files of an import left in peace", async () => {
    const id = await killWhen(
      async (url) => {
        await registerDemoOrganizations(url);
        const client = clientOf(url, "comune-di-prova");
        return { client, id: await submitFlow(client, { name: wanted.file, zip: wanted.zip }) };
      },
      ({ status }) => status === "IMPORTING",
    );
    await killWhen(
      async (url) => ({ client: clientOf(url, "comune-di-prova"), id }),
      ({ accepted }) => accepted > 0,
    );
    restarted = await startLocalCloud({ port: 0, dataDir: join(folder, "data"), assembly });
    const client = clientOf(restarted.url, "comune-di-prova");
    const flow = await flowWhen(client, id);
    expect(flow).toMatchObject({
      status: "IMPORTED",
      rows: wanted.rows,
      accepted: wanted.accepted,
      rejected: wanted.rejected.length,
      notices: { expected: wanted.accepted, made: wanted.accepted },
    });
    const enriched = rowsOf([...(await downloadZip(flow.files.iuv)).values()][0]).map(
      (row) => splitFields(row) ?? [],
    );
    // Row n of the first flow of an ente owns progressive n: what a calm import would have given.
    const wrong = new Set(wanted.rejected.map(({ row }) => row));
    const rows = Array.from({ length: wanted.rows }, (_, index) => index + 1);
    const expected = rows
      .filter((row) => !wrong.has(row))
      .map((row) => String(row).padStart(11, "0"));
    const generated = enriched.map(([, iuv = ""]) =>
      iuv.startsWith("1200") ? iuv.slice(4, 15) : undefined,
    );
    expect(generated.map((progressive, index) => progressive ?? expected[index])).toEqual(expected);
    for (const [, iuv] of enriched.slice(0, 5)) {
      expect((await client.findNotice(`3${iuv}`)).length).toBeGreaterThan(10_000);
    }
    expect([...(await downloadZip(flow.files.notices)).keys()]).toEqual(
      enriched.map(([, iuv]) => `avviso_${iuv}.pdf`),
    );
  });
});
