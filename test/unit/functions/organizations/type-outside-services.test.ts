import { describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/organizations/type-registry/documentation.ts";
import * as operations from "../../../../functions/organizations/type-registry/operations.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { typeWorld } from "../../../support/type-world.ts";

const any = { ifMatch: "*" } as const;
const url = "https://tributi.comune.example/importo";

describe("the service that tells what is due", () => {
  const change = async (amountService: unknown) => {
    const world = await typeWorld();
    const body = { amountService };
    const answer = await world.call(operations.changeOwnType, { typeCode: "MENSA", body, ...any });
    return { ...answer, world };
  };

  it("is declared and taken away by the ente, with a line of the audit", async () => {
    const { result, body, world } = await change({ url });
    expectDocumented(documentation, result, "changeDebtPositionType");
    expect(body).toMatchObject({ code: "MENSA", amountService: { url } });
    expect(world.audits.at(-1)).toMatchObject({
      action: "DebtPositionTypePersonalised",
      target: "type:MENSA",
      outcome: "done",
    });
    const taken = { typeCode: "MENSA", body: { amountService: null }, ...any };
    expect((await world.call(operations.changeOwnType, taken)).body).not.toHaveProperty(
      "amountService",
    );
  });

  it.each([
    "http://tributi.comune.example/importo",
    "https://10.0.0.1/importo",
    "https://169.254.169.254/latest/meta-data",
    "https://localhost/importo",
    "http://127.0.0.1:4400/importo",
    "https://utente@tributi.comune.example/",
    "https://tributi.comune.example:8443/",
    "https://tributi.internal/",
    "javascript:alert(1)",
    "",
  ])("is not at %s", async (refused) => {
    expect(await change({ url: refused })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/amountService/url" }] },
    });
  });
});

describe("the service by which a type is asked for at a PSP's", () => {
  const pspService = { serviceCode: "00005", fields: { targa: "targa" } };
  const sent = {
    description: "Bollo",
    taxonomyCode: "9/0107101TS/",
    account: "bank",
    spontaneous: true,
    anonymousDebtorAllowed: true,
    active: false,
    pspService,
  };
  const write = async (changes: object, typeCode = "BOLLO") => {
    const world = await typeWorld();
    const body = { ...sent, ...changes };
    return world.call(operations.replaceType, { typeCode, body });
  };

  it("is declared by the Region", async () => {
    const { status, result, body } = await write({});
    expectDocumented(documentation, result, "replaceDebtPositionType");
    expect([status, body]).toMatchObject([201, { pspService }]);
  });

  it("is not the ente's to change", async () => {
    const world = await typeWorld();
    const body = { pspService };
    expect(
      await world.call(operations.changeOwnType, { typeCode: "MENSA", body, ...any }),
    ).toMatchObject({ status: 400 });
  });

  it.each([
    ["a code that is no service's", { pspService: { ...pspService, serviceCode: "5" } }],
    ["an element with a prefix", { pspService: { ...pspService, fields: { targa: "s:targa" } } }],
    ["a type that nobody starts", { spontaneous: false }],
    ["a debtor that nobody names", { anonymousDebtorAllowed: false }],
  ])("is refused for %s", async (_, changes) => {
    expect(await write(changes)).toMatchObject({ status: 400 });
  });
});
