import { describe, expectTypeOf, it } from "vitest";
import type { environmentSchema } from "../../functions/debt-positions/import-block/environment.ts";
import type { AlarmMeaning } from "../../infra/constructs/impact-alarm.ts";
import type { PortalFunctionProps } from "../../infra/constructs/portal-function.ts";
import type { RunbookHeading } from "../../infra/constructs/runbook-heading.ts";

/** Checked by the compiler, with `npm run check:types`: running them proves nothing. */
describe("the compiler", () => {
  type Environment = PortalFunctionProps<typeof environmentSchema>["environment"];

  it("refuses an alarm without its impact", () => {
    expectTypeOf<{ runbookHeading: RunbookHeading }>().not.toExtend<AlarmMeaning>();
  });

  it("refuses an alarm whose runbook heading does not exist", () => {
    expectTypeOf<{ impact: string; runbookHeading: "Altro" }>().not.toExtend<AlarmMeaning>();
  });

  it("refuses a function that lacks a variable of its own schema", () => {
    expectTypeOf<{ TABLE_NAME: string }>().not.toExtend<Environment>();
  });

  it("refuses a variable that is not text", () => {
    expectTypeOf<{ TABLE_NAME: string; BUCKET_NAME: number }>().not.toExtend<Environment>();
  });

  it("accepts the whole environment", () => {
    expectTypeOf<{ TABLE_NAME: string; BUCKET_NAME: string }>().toExtend<Environment>();
  });
});
