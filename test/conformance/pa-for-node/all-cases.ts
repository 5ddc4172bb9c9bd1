import { messageCases } from "./cases/message-cases.ts";
import type { ConformanceCase } from "./conformance-case.ts";

/** The cases of the suite, for the tests and for the report. */
export const allCases: readonly ConformanceCase[] = [...messageCases];
