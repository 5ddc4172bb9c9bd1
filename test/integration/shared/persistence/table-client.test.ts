import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createCapacityMeter } from "../../../../shared/persistence/capacity-meter.ts";
import { createTableClient } from "../../../../shared/persistence/table-client.ts";
import { type ScriptedService, startScriptedService } from "../../../support/scripted-service.ts";

const key = { pk: "ORG#1", sk: "POSITION" };
const stored = { Item: { pk: { S: "ORG#1" }, sk: { S: "POSITION" }, cents: { N: "12" } } };
const inputShape = z.record(z.string(), z.unknown());

function refused(code: string, more: object = {}) {
  return { status: 400, body: { __type: `com.amazonaws.dynamodb.v20120810#${code}`, ...more } };
}
function cancelled(...codes: readonly string[]) {
  return refused("TransactionCanceledException", {
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
}
const fine = (body: unknown = {}) => ({ status: 200, body });

let service: ScriptedService;
beforeAll(async () => {
  service = await startScriptedService();
  vi.stubEnv("AWS_REGION", "eu-south-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", service.url);
});
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await service.stop();
});

const inputs = () => service.requests.map(({ body }) => inputShape.parse(JSON.parse(body)));
const table = (pace: "bulk" | "online" = "online") => createTableClient("portale", { pace });

describe("a call to the table", () => {
  it("asks for a whole partition without a condition on the sort key", async () => {
    service.play(fine({ Items: [] }));
    expect(await table().query("ORG#1", "")).toEqual([]);
    expect(inputs()).toMatchObject([
      { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: "ORG#1" } } },
    ]);
    expect(JSON.stringify(inputs())).not.toContain('"S":""');
  });

  it("says in DynamoDB's protocol what it wants", async () => {
    service.play(fine(stored));
    expect(await table().get(key)).toEqual({ ...key, cents: 12 });
    expect(service.requests[0]?.headers).toMatchObject({
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "DynamoDB_20120810.GetItem",
    });
    expect(inputs()).toEqual([
      {
        TableName: "portale",
        Key: { pk: { S: "ORG#1" }, sk: { S: "POSITION" } },
        ConsistentRead: true,
      },
    ]);
  });

  it("finds nothing where nothing is", async () => {
    service.play(fine());
    expect(await table().get(key)).toBeUndefined();
  });

  it.each([
    ["a failure of the service", { status: 500, body: { __type: "InternalServerError" } }],
    ["an answer that is not DynamoDB's", { status: 503, body: "<html>" }],
    ["throttling", refused("ThrottlingException")],
    ["throttling of the table", refused("ProvisionedThroughputExceededException")],
  ])("is made again after %s", async (_what, answer) => {
    service.play(answer, answer, fine(stored));
    expect(await table().get(key)).toEqual({ ...key, cents: 12 });
    expect(service.requests).toHaveLength(3);
  });

  it("is not made again when DynamoDB finds it wrong", async () => {
    service.play(refused("ValidationException", { message: "One or more values are wrong" }));
    await expect(table().get(key)).rejects.toThrow(
      "DynamoDB refused GetItem: ValidationException: One or more values are wrong",
    );
    expect(service.requests).toHaveLength(1);
  });

  it("is tried three times while somebody waits, eight in bulk", async () => {
    service.play({ status: 500, body: {} });
    await expect(table("online").get(key)).rejects.toThrow("DynamoDB refused GetItem: HTTP 500");
    expect(service.requests).toHaveLength(3);
    service.play({ status: 500, body: {} });
    await expect(table("bulk").get(key)).rejects.toThrow("DynamoDB refused GetItem: HTTP 500");
    expect(service.requests).toHaveLength(8);
  });
});

describe("a conditional write", () => {
  it("is refused, and not tried again, when its condition does not hold", async () => {
    service.play(refused("ConditionalCheckFailedException"));
    const condition = { text: "version = :version", values: { ":version": 3 } };
    expect(await table().put({ ...key, gone: undefined }, condition)).toBe("refused");
    expect(inputs()).toEqual([
      {
        TableName: "portale",
        Item: { pk: { S: "ORG#1" }, sk: { S: "POSITION" } },
        ReturnConsumedCapacity: "TOTAL",
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": { N: "3" } },
      },
    ]);
  });

  it("counts the write units that it was charged", async () => {
    service.play(fine({ ConsumedCapacity: { TableName: "portale", CapacityUnits: 2 } }));
    const meter = createCapacityMeter();
    expect(await createTableClient("portale", { meter }).put(key)).toBe("written");
    expect(meter.take()).toBe(2);
  });
});

describe("a batch", () => {
  it("reads again what was left unread", async () => {
    const page = (sk: string) => ({ portale: [{ pk: { S: "ORG#1" }, sk: { S: sk } }] });
    const unread = { portale: { Keys: [{ pk: { S: "ORG#1" }, sk: { S: "2" } }] } };
    service.play(
      fine({ Responses: page("1"), UnprocessedKeys: unread }),
      fine({ Responses: page("2") }),
    );
    const keys = [
      { pk: "ORG#1", sk: "1" },
      { pk: "ORG#1", sk: "2" },
    ];
    expect(await table().getMany(keys)).toEqual(keys);
    expect(inputs()[1]).toEqual({
      RequestItems: { portale: { ...unread.portale, ConsistentRead: true } },
    });
  });

  it("inserts again what was throttled, and only that", async () => {
    const failed = (Code: string) => ({ Error: { Code } });
    service.play(
      fine({ Responses: [{}, failed("ThrottlingError"), failed("DuplicateItem")] }),
      fine({ Responses: [{}] }),
    );
    const items = ["1", "2", "3"].map((sk) => ({ pk: "ORG#1", sk }));
    expect(await table("bulk").insertMany(items)).toEqual(["inserted", "inserted", "exists"]);
    expect(inputs()[1]).toMatchObject({
      Statements: [{ Parameters: [{ S: "ORG#1" }, { S: "2" }] }],
    });
  });
});

describe("a transaction", () => {
  const actions = [{ put: key }, { remove: { pk: "ORG#1", sk: "OTHER" } }];
  const tokens = () => inputs().map(({ ClientRequestToken }) => ClientRequestToken);

  it("says which conditions did not hold", async () => {
    service.play(cancelled("None", "ConditionalCheckFailed"));
    expect(await table().transact(actions)).toEqual({ outcome: "refused", actions: [1] });
  });

  it("has one token however often its answer is lost, so that it happens once", async () => {
    service.play("cut", { status: 500, body: {} }, fine());
    expect(await table().transact(actions)).toEqual({ outcome: "written" });
    expect([tokens().length, new Set(tokens()).size]).toEqual([3, 1]);
  });

  it("waits for its own earlier try to end", async () => {
    service.play(refused("TransactionInProgressException"), fine());
    expect(await table().transact(actions)).toEqual({ outcome: "written" });
    expect(new Set(tokens()).size).toBe(1);
  });

  it("is another one after a conflict", async () => {
    service.play(cancelled("TransactionConflict", "None"), fine());
    expect(await table().transact(actions)).toEqual({ outcome: "written" });
    expect(new Set(tokens()).size).toBe(2);
  });

  it("fails when the conflict does not end", async () => {
    service.play(cancelled("TransactionConflict", "None"));
    await expect(table("bulk").transact(actions)).rejects.toThrow("TransactionCanceledException");
    expect(service.requests).toHaveLength(12);
  });

  it("fails at once on any other reason", async () => {
    service.play(cancelled("ItemCollectionSizeLimitExceeded", "None"));
    await expect(table().transact(actions)).rejects.toThrow("TransactionCanceledException");
    expect(service.requests).toHaveLength(1);
  });
});
