import { beforeAll, describe, expect, it } from "vitest";
import { demoDebt } from "../support/demo-debt.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { runOps } from "../support/run-ops.ts";
import { registerDemoOrganizations, tokenFor } from "../support/running-portal.ts";

const fiscalCode = "02336340159";
const run = Math.random().toString(36).slice(2, 10);
/** AWS restores a table in minutes, whatever its size. */
const restoreMsMax = 2_700_000;
const portal = { url: portalUrl() };

beforeAll(async () => {
  await registerDemoOrganizations(portal.url);
}, 120_000);

async function createDebt(): Promise<string> {
  const authorization = await tokenFor(portal.url, "comune-di-prova");
  const answer = await fetch(`${portal.url}/v1/organizations/${fiscalCode}/debt-positions`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(demoDebt(`OPERAZIONI-${run}`)),
  });
  const { paymentOptions } = JSON.parse(await answer.text());
  return paymentOptions[0].installments[0].noticeNumber;
}

describe("an operator of a deployed stage, who has nothing but its AWS", () => {
  it("finds its dead letters by the names that the stacks give out", async () => {
    const { code, json } = await runOps(process.env, "dlq", "list");
    expect(code).toBe(0);
    const names = json.queues.map(({ queue }: { queue: string }) => queue);
    expect(names).toContain("import-blocks");
    expect(names).toContain("relay-events");
  });

  it("has a position explained without learning whose it is", async () => {
    const noticeNumber = await createDebt();
    const { code, stdout } = await runOps(
      process.env,
      ...["position", "explain", fiscalCode, noticeNumber],
    );
    expect(code).toBe(0);
    expect(stdout).toContain(`OPERAZIONI-${run}`);
    expect(stdout).not.toMatch(/RSSMRA80A01F205X|Rossi|Maria/);
  });

  it("restores the table beside itself, finds it sound, and leaves nothing behind", {
    timeout: restoreMsMax,
  }, async () => {
    const { code, json } = await runOps(process.env, "restore", "drill");
    expect({ code, violations: json.check?.violations }).toEqual({ code: 0, violations: 0 });
    expect(json.check.items).toBeGreaterThan(0);
    expect(json.kept).toBe(false);
  });
});
