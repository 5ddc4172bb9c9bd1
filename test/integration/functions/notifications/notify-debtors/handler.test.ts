import type { Context, SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { profileOf } from "../../../../../infra/local/app-io/citizens.ts";
import { createDynamoDebtPositionStore } from "../../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoImportFlowStore } from "../../../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoOrganizationStore } from "../../../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";
import { registrationOf } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import {
  type AppIoServer,
  startAppIoServer,
} from "../../../../support/notifications/app-io-server.ts";
import { comune, debtPosition } from "../../../../support/notifications/debts.ts";
import { type MailServer, startMailServer } from "../../../../support/notifications/mail-server.ts";

const positions = Array.from({ length: 20 }, (_, index) => debtPosition(index + 1));
const onAppIo = positions.filter(({ debtor }) => profileOf(debtor.code) === "reachable");
const flow = { organizationFiscalCode: comune.fiscalCode, id: "flow-1" };

type Handler =
  typeof import("../../../../../functions/notifications/notify-debtors/handler.ts")["handler"];

let handler: Handler;
let table: LocalTable;
let appIo: AppIoServer;
let mail: MailServer;

beforeAll(async () => {
  table = await startLocalTable();
  appIo = await startAppIoServer();
  mail = await startMailServer();
  const environment = {
    TABLE_NAME: table.tableName,
    APP_IO_BASE_URL: appIo.baseUrl,
    APP_IO_LOCAL_KEY: "chiave",
    APP_IO_REQUESTS_PER_SECOND: "1000",
    MAIL_FROM: "avvisi@portale.local",
    PORTAL_URL: "http://localhost:4400",
    JOURNAL_DAYS: "365",
    AWS_ENDPOINT_URL_SES: mail.url,
    POWERTOOLS_METRICS_DISABLED: "true",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  ({ handler } = await import("../../../../../functions/notifications/notify-debtors/handler.ts"));
  const client = createTableClient(table.tableName);
  await createDynamoOrganizationStore(client).save(comune, undefined, registrationOf(comune));
  await createDynamoDebtPositionStore(client).insertMany(positions);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([mail.stop(), appIo.stop(), table.stop()]);
});

/** One delivery by the queue; gives back whether the message has to come again. */
async function deliver(): Promise<boolean> {
  const body = JSON.stringify({
    organizationFiscalCode: comune.fiscalCode,
    flowId: flow.id,
    iuds: positions.map(({ iud }) => iud),
    event: "created",
  });
  const event = {
    Records: [{ messageId: "1", body, attributes: { ApproximateReceiveCount: "1" } }],
  };
  const context = { getRemainingTimeInMillis: () => 110_000 };
  const response = await handler(event as SQSEvent, context as Context);
  return response.batchItemFailures.length > 0;
}

function countersOfFlow() {
  const client = createTableClient(table.tableName);
  return createDynamoImportFlowStore(client).findNotificationCounters(flow);
}

describe("the notify-debtors function", () => {
  it("comes again while App IO is down, then tells each debtor once by the right channel", async () => {
    await appIo.order({ path: "/profiles", status: 503, times: 2 });
    expect(await deliver()).toBe(true);
    expect(await deliver()).toBe(false);
    expect(await deliver()).toBe(false);

    const told = appIo.messages().map(({ message }) => message.fiscal_code);
    expect(told.toSorted()).toEqual(onAppIo.map(({ debtor }) => debtor.code).toSorted());
    expect(mail.mails).toHaveLength(positions.length - onAppIo.length);
    expect(await countersOfFlow()).toMatchObject({
      io: onAppIo.length,
      email: mail.mails.length,
      unreachable: 0,
      uncertain: 0,
    });
  });

  it("attaches to each mail the debtor's own notice", async () => {
    for (const { to, attachments } of mail.mails) {
      const address = [to].flat()[0]?.value[0]?.address;
      const position = positions.find(({ debtor }) => debtor.email === address);
      expect(attachments).toHaveLength(1);
      expect(attachments[0]?.filename).toBe(`avviso_${position?.iuv}.pdf`);
      expect(attachments[0]?.content.toString("latin1")).toMatch(/^%PDF-/);
    }
  });
});
