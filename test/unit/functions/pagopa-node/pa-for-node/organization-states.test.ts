import { describe, expect, it } from "vitest";
import type { OrganizationStatus } from "../../../../../shared/domain/organizations/organization.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import {
  call,
  identityOf,
  nodeWorld,
  openDebt,
  receiptFor,
} from "../../../../support/pagopa-node/node-world.ts";

const debt = openDebt(1);
const noticeNumber = debt.noticeNumber ?? "";

/** What the node is told about one debt of an ente in that state: verified, activated, paid. */
async function answersIn(status: OrganizationStatus, previousStatus?: OrganizationStatus) {
  const ente = { ...demoOrganization(), status, ...(previousStatus && { previousStatus }) };
  const world = nodeWorld([ente]);
  await world.addDebts(debt);
  const identity = identityOf(ente);
  const qrCode = { fiscalCode: ente.fiscalCode, noticeNumber };
  const verified = await call(world, { primitive: "paVerifyPaymentNotice", ...identity, qrCode });
  const activated = await call(world, { primitive: "paGetPaymentV2", ...identity, qrCode });
  const paid = await call(world, {
    primitive: "paSendRTV2",
    ...identity,
    receipt: receiptFor(debt),
  });
  const [position] = await world.positions.findMany(ente.fiscalCode, [debt.iud]);
  const told = [verified, activated, paid].map((answer) =>
    answer.outcome === "OK" ? "OK" : answer.fault.faultCode,
  );
  return [...told, position?.status];
}

const unknown = "PAA_ID_DOMINIO_ERRATO";

describe("the node's calls about an ente", () => {
  it.each<[OrganizationStatus, OrganizationStatus | undefined, unknown[]]>([
    ["INSERITO", undefined, [unknown, unknown, unknown, "PAYABLE"]],
    ["PRE-ESERCIZIO", undefined, ["OK", "OK", "OK", "PAID"]],
    ["ESERCIZIO", undefined, ["OK", "OK", "OK", "PAID"]],
    ["SOSPESO", "ESERCIZIO", [unknown, unknown, "OK", "PAID"]],
    ["CESSATO", "SOSPESO", [unknown, unknown, "OK", "PAID"]],
    ["CESSATO", "INSERITO", [unknown, unknown, unknown, "PAYABLE"]],
  ])("in %s (before: %s) are answered %j", async (status, previous, answers) => {
    expect(await answersIn(status, previous)).toEqual(answers);
  });
});
