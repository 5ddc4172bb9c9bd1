import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../../infra/build/api-description/json-schema.ts";
import {
  hoisted,
  withSharedParts,
} from "../../../../../infra/build/api-description/shared-schemas.ts";

const address: JsonObject = {
  type: "object",
  properties: { street: { type: "string" }, place: { type: "object", properties: { city: {} } } },
};
const within = (properties: JsonObject): JsonObject => ({
  type: "object",
  properties,
});

describe("parts that schemas have in common", () => {
  it("have one place, named after their field; what repeats inside them has none", () => {
    const shared = withSharedParts({
      One: within({ address }),
      Two: within({ addresses: { type: "array", items: address } }),
    });
    expect(Object.keys(shared)).toEqual(["Address", "One", "Two"]);
    expect(shared["One"]).toEqual(within({ address: { $ref: "#/components/schemas/Address" } }));
    expect(shared["Two"]).toEqual(
      within({ addresses: { type: "array", items: { $ref: "#/components/schemas/Address" } } }),
    );
    expect(shared["Address"]).toEqual(address);
  });

  it("keep what is said of each field beside the reference", () => {
    const shared = withSharedParts({
      One: within({ home: { description: "Dove abita.", ...address } }),
      Two: within({ office: { description: "Dove lavora.", ...address } }),
    });
    const { One, Home } = shared;
    expect(One).toEqual(
      within({ home: { $ref: "#/components/schemas/Home", description: "Dove abita." } }),
    );
    expect(Home).toEqual(address);
  });

  it("are the schema itself where one is all of another", () => {
    const shared = withSharedParts({ Address: address, List: within({ addresses: address }) });
    expect(Object.keys(shared)).toEqual(["Address", "List"]);
    expect(shared["List"]).toEqual(within({ addresses: { $ref: "#/components/schemas/Address" } }));
  });

  it("have different names where they differ", () => {
    const other = within({ number: { type: "integer" } });
    const shared = withSharedParts({
      One: within({ address, second: within({ address: other }) }),
      Two: within({ address, third: within({ address: other, more: {} }) }),
    });
    expect(Object.keys(shared).length).toBe(4);
    expect(Object.values(shared)).toEqual(expect.arrayContaining([address, other]));
  });
});

describe("a schema that contains itself", () => {
  it("points at itself by its name, and its own parts become known to all", () => {
    const { Tree, TreePartleaf } = hoisted("Tree", {
      ...within({
        children: { type: "array", items: { $ref: "#" } },
        leaf: { $ref: "#/$defs/leaf" },
      }),
      $defs: { leaf: { type: "string" } },
    });
    expect(TreePartleaf).toEqual({ type: "string" });
    expect(Tree).toEqual(
      within({
        children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
        leaf: { $ref: "#/components/schemas/TreePartleaf" },
      }),
    );
  });
});
