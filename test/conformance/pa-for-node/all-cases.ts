import { behaviourCases } from "./cases/behaviour-cases.ts";
import { checkOrderCases } from "./cases/check-order-cases.ts";
import { messageCases } from "./cases/message-cases.ts";
import { positionCases } from "./cases/position-cases.ts";
import { stateCases } from "./cases/state-cases.ts";
import type { ConformanceCase } from "./conformance-case.ts";

/** The cases of the suite, for the tests and for the report. */
export const allCases: readonly ConformanceCase[] = [
  ...behaviourCases,
  ...stateCases,
  ...checkOrderCases,
  ...positionCases,
  ...messageCases,
];
