import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { CtReceipt, SendReceiptRequest } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../demo-organization.ts";
import { call, identityOf, type NodeWorld, nodeWorld } from "./node-world.ts";

const comune = demoOrganization();

/** A receipt on its way to the demo municipality. */
export function requestFor(
  receipt: CtReceipt,
  primitive: SendReceiptRequest["primitive"] = "paSendRTV2",
): SendReceiptRequest {
  return { primitive, ...identityOf(comune), receipt };
}

/** What a receipt is answered: OK, or the code of why not. */
export async function send(
  world: Pick<NodeWorld, "answer">,
  receipt: CtReceipt,
  primitive?: SendReceiptRequest["primitive"],
): Promise<string> {
  const response = await call(world, requestFor(receipt, primitive));
  return response.outcome === "OK" ? "OK" : response.fault.faultCode;
}

/** The position of a debt as it stands now. */
export function stored(world: NodeWorld, debt: DebtPosition): DebtPosition | undefined {
  return world.positions.positions.get(`${debt.organizationFiscalCode}#${debt.iud}`);
}

export async function worldWith(...debts: readonly DebtPosition[]): Promise<NodeWorld> {
  const world = nodeWorld();
  await world.addDebts(...debts);
  return world;
}
