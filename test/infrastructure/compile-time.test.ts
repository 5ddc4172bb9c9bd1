import { describe, expectTypeOf, it } from "vitest";
import type { environmentSchema } from "../../functions/debt-positions/import-block/environment.ts";
import type { AlarmMeaning } from "../../infra/constructs/impact-alarm.ts";
import type { PortalFunctionProps } from "../../infra/constructs/portal-function.ts";
import type { RunbookHeading } from "../../infra/constructs/runbook-heading.ts";
import type { FileLinks } from "../../shared/files/file-links.ts";
import type { uploadKey } from "../../shared/files/import-flow-files.ts";
import type { positionKey } from "../../shared/persistence/debt-positions/position-keys.ts";
import type { organizationPartition } from "../../shared/persistence/organization-key.ts";
import type { OrganizationTable } from "../../shared/persistence/organization-table.ts";
import type { TableClient } from "../../shared/persistence/table-client.ts";

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

  it("refuses a key of the table that no ente is part of", () => {
    type Key = Parameters<OrganizationTable["get"]>[0];
    type Partition = Parameters<OrganizationTable["query"]>[0];
    expectTypeOf<{ pk: string; sk: string }>().not.toExtend<Key>();
    expectTypeOf<{ pk: "ORG#02336340159"; sk: "ORGANIZATION" }>().not.toExtend<Key>();
    expectTypeOf<string>().not.toExtend<Partition>();
    expectTypeOf<ReturnType<typeof positionKey>>().toExtend<Key>();
    expectTypeOf<ReturnType<typeof organizationPartition>>().toExtend<Partition>();
  });

  it("refuses an ente's own part of the table where the whole of it is asked for", () => {
    expectTypeOf<OrganizationTable>().not.toExtend<TableClient>();
    expectTypeOf<TableClient>().toExtend<OrganizationTable>();
  });

  it("refuses an address of a file that is in no ente's folder", () => {
    type Key = Parameters<FileLinks["toDownload"]>[0];
    expectTypeOf<string>().not.toExtend<Key>();
    expectTypeOf<"uploads/02336340159/1/flusso.zip">().not.toExtend<Key>();
    expectTypeOf<ReturnType<typeof uploadKey>>().toExtend<Key>();
  });

  it("accepts the whole environment", () => {
    expectTypeOf<{ TABLE_NAME: string; BUCKET_NAME: string }>().toExtend<Environment>();
  });
});
