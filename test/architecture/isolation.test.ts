import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { operationsByFunction } from "../support/isolation/api-operations.ts";

const repository = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(repository, path), "utf8");

/**
 * Functions that enti call and that write, along with the ente's own data, lists across enti: the
 * only ones that hold the whole table, each for its reason.
 */
const acrossEnti: Readonly<Record<string, string>> = {
  "functions/organizations/organization-profile":
    "a change of the ente's registry writes its entry of the directory and keeps its IPA code",
  "functions/organizations/type-registry":
    "the same for a change of its types, which come from the Region's catalogue and pagoPA's list",
  "functions/debt-positions/iban-change-registry":
    "its lines of the audit go through the door that knows the Region's chain too",
  "functions/access/operator-registry": "it manages the Region's own operators too, by its own key",
  "functions/access/client-registry":
    "a client of a software house serves many enti: what each lets it do is under the ente's key",
  "functions/checkout/organization-carts":
    "a cart holds notices of any enti, and belongs to none; whose it is stands in it",
  "functions/notifications/webhook-registry":
    "the names that may be told are the client's, who serves many enti; its lines of the audit",
  "functions/journal/read-audit": "it reads the Region's own chain too, which is no ente's",
};

const wiringOf = (folder: string) =>
  globSync("{handler,route,routes}.ts", { cwd: join(repository, folder) })
    .map((file) => read(join(folder, file)))
    .join("\n");

describe("functions that enti call", async () => {
  const called = [...(await operationsByFunction())].filter(([, operations]) =>
    operations.some(({ access }) => access.kind === "organization"),
  );

  it("are many", () => {
    expect(called.length).toBeGreaterThan(10);
  });

  it("hold no more of the table than one ente's, but for those that say why", () => {
    const whole = called
      .map(([folder]) => folder)
      .filter((folder) => wiringOf(folder).includes("createTableClient("));
    expect(whole.sort()).toEqual(Object.keys(acrossEnti).sort());
  });

  it("take the ente from the token, never from the address", () => {
    const fromAddress = called
      .filter(([, operations]) => operations.every(({ access }) => access.kind === "organization"))
      .map(([folder]) => folder)
      .filter((folder) => /parameters\b[^\n]*fiscalCode/u.test(wiringOf(folder)));
    expect(fromAddress).toEqual([]);
  });
});

describe("partitions of enti", () => {
  it("are made in one place, of the ente", () => {
    const makers = globSync("{shared,functions}/**/*.ts", { cwd: repository }).filter((file) =>
      read(file).includes("`ORG#$"),
    );
    expect(makers).toEqual([]);
  });
});
