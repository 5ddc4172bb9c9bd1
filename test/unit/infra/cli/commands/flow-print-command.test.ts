import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { flowPrintCommand } from "../../../../../infra/cli/commands/flow-print-command.ts";
import type { PrintJobView } from "../../../../../infra/cli/portal-client.ts";
import type { PrintRequest } from "../../../../../infra/cli/print-request.ts";

const finished: PrintJobView = {
  id: "j1",
  status: "DONE",
  complete: true,
  notices: { selected: 0, made: 0 },
  packs: { total: 0, made: 0 },
  refusal: null,
  files: [],
};
const refusal = "Il filtro sceglie 20001 avvisi, uno ZIP ne contiene al più 20000.";
const refused: PrintJobView = { ...finished, status: "REFUSED", refusal };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-print-"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** The command as typed, on a portal whose job goes through the stages given. */
async function flowPrint(stages: PrintJobView[], ...args: readonly string[]) {
  const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const requests: PrintRequest[] = [];
  const codes: number[] = [];
  const client = {
    async requestPrintJob(_flowId: string, request: PrintRequest) {
      requests.push(request);
      return "j1";
    },
    async findPrintJob() {
      return stages.shift() ?? expect.fail("asked for once more after the end");
    },
  };
  const command = flowPrintCommand(
    () => client,
    (code) => codes.push(code),
  );
  await command.parseAsync(["f1", "-o", folder, ...args], { from: "user" });
  const written = (stream: typeof stdout) => stream.mock.calls.map(([text]) => text).join("");
  return { codes, requests, stdout: written(stdout), stderr: written(stderr) };
}

describe("portale flow print", () => {
  it("ends with 1 and the portal's sentence when the job is refused", async () => {
    const plain = await flowPrint([refused], "--zip");
    expect(plain).toMatchObject({ codes: [1], stdout: `Stampa rifiutata: ${refusal}\n` });
    vi.restoreAllMocks();
    const { codes, stdout } = await flowPrint([refused], "--zip", "--json");
    expect(codes).toEqual([1]);
    expect(JSON.parse(stdout)).toMatchObject({ status: "REFUSED", refusal, files: [] });
  });

  it("waits until nothing more is to come, and tells how far it is on standard error", async () => {
    const requested = { ...finished, status: "REQUESTED", complete: false } as const;
    const { codes, stdout, stderr } = await flowPrint([requested, finished]);
    expect(codes).toEqual([]);
    expect(stdout).toBe("Nessun avviso da stampare fra quelli scelti.\n");
    expect(stderr).toContain("Scelta degli avvisi");
  });

  it.each([
    [[], { format: "packs" }],
    [["--duplex"], { format: "packs", duplex: true }],
    [["--no-duplex", "--no-cover"], { format: "packs", duplex: false, coverIndex: false }],
    [
      ["--type", "TARI", "ASILO", "--without-email"],
      { format: "packs", filter: { types: ["TARI", "ASILO"], withoutEmail: true } },
    ],
  ])("asks with %j for what was typed and nothing else", async (args, request) => {
    const { requests } = await flowPrint([finished], ...args);
    expect(requests).toStrictEqual([request]);
  });
});
