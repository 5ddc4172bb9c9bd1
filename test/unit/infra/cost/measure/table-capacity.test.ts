import { describe, expect, it } from "vitest";
import {
  askForCapacity,
  readConsumedUnits,
} from "../../../../../infra/cost/measure/table-capacity.ts";

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("the units of a call", () => {
  it("are asked for, and nothing else of the call changes", () => {
    const asked = JSON.parse(askForCapacity(json({ TableName: "t" })).toString());
    expect(asked).toEqual({ TableName: "t", ReturnConsumedCapacity: "TOTAL" });
  });

  it.each([
    ["GetItem", { ConsumedCapacity: { CapacityUnits: 2 } }, { readUnits: 2 }],
    ["PutItem", { ConsumedCapacity: { CapacityUnits: 1 } }, { writeUnits: 1 }],
    ["BatchGetItem", { ConsumedCapacity: [2, 3].map(units) }, { readUnits: 5 }],
    ["PutItem", { __type: "com.x#ConditionalCheckFailedException" }, { writeUnits: 1 }],
    ["TransactWriteItems", { __type: "com.x#TransactionCanceledException" }, { writeUnits: 4 }],
    ["PutItem", { __type: "com.x#ResourceNotFoundException" }, { writeUnits: 0 }],
  ])("of %s are what %j says", (operation, answer, expected) => {
    const request = json({ TransactItems: [{}, {}] });
    const { measure, amount } = readConsumedUnits(operation, { request, answer: json(answer) });
    expect({ [measure]: amount }).toEqual(expected);
  });
});

function units(CapacityUnits: number) {
  return { CapacityUnits };
}
