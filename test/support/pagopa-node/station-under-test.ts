import * as z from "zod/mini";
import {
  type AnswerNodeDependencies,
  answerNode,
} from "../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { AnomalyReason } from "../../../shared/domain/receipts/receipt-anomaly.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import type { CertificateTrust } from "../../../shared/lambda/client-certificate.ts";
import { logger } from "../../../shared/lambda/observability.ts";
import { soapHandler } from "../../../shared/lambda/soap-handler.ts";
import { conformanceWorld } from "./conformance-fixture.ts";
import { type GatewayCall, gatewayEvent, lambdaContext } from "./gateway-call.ts";
import type { NodeWorld } from "./node-world.ts";

export type StationCall = GatewayCall & { readonly body: Uint8Array | string };

export type StationUnderTest = {
  readonly world: NodeWorld;
  readonly call: (call: StationCall) => Promise<{ readonly status: number; readonly body: string }>;
  /** The position as it stands now. */
  readonly stored: (debt: DebtPosition) => DebtPosition | undefined;
  /** The receipts in the archive, in the order they came. */
  readonly archive: () => readonly ReceiptRecord[];
  /** Reasons of what is shown to the enti. */
  readonly anomalies: () => readonly AnomalyReason[];
};

export type StationSettings = {
  readonly trust?: CertificateTrust;
  /** May put something between the use cases and what they depend on. */
  readonly wrap?: (dependencies: AnswerNodeDependencies) => AnswerNodeDependencies;
};

/** A station as it runs, handler and use cases, with everything behind it in memory. */
export async function stationUnderTest(settings: StationSettings = {}): Promise<StationUnderTest> {
  process.env["POWERTOOLS_METRICS_DISABLED"] = "true";
  // What fails here fails on purpose.
  logger.error = () => undefined;
  const { trust, wrap = (dependencies) => dependencies } = settings;
  const world = await conformanceWorld();
  const handler = soapHandler({
    environment: z.object({}),
    trust: () => trust,
    dependencies: () => wrap(world.dependencies),
    answer: answerNode,
  });
  return {
    world,
    async call(call) {
      const { statusCode = 0, body = "" } = await handler(gatewayEvent(call), lambdaContext);
      return { status: statusCode, body };
    },
    stored: ({ organizationFiscalCode, iud }) =>
      world.positions.positions.get(`${organizationFiscalCode}#${iud}`),
    archive: () => [...world.receipts.records.values()],
    anomalies: () => [...world.receipts.anomalies.values()].map(({ reason }) => reason),
  };
}
