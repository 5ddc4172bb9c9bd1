import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import type {
  AmountAnswer,
  AmountQuestion,
} from "../../../../../shared/domain/debt-positions/refresh-amount.ts";
import type { DebtPositionType } from "../../../../../shared/domain/organizations/debt-position-type.ts";
import type { Organization } from "../../../../../shared/domain/organizations/organization.ts";
import { parseSpontaneousForm } from "../../../../../shared/domain/organizations/parse-spontaneous-form.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseOutboundUrl } from "../../../../../shared/domain/values/outbound-url.ts";
import { composeRequest } from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import type { DemandRequest } from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present } from "../../../../support/notifications/debts.ts";
import {
  call,
  identityOf,
  nodeWorld,
  receiptFor,
} from "../../../../support/pagopa-node/node-world.ts";

const formFile = new URL("../../../../../infra/cli/demo/car-tax-form.json", import.meta.url);
const read = parseSpontaneousForm(JSON.parse(readFileSync(formFile, "utf8")));
const form = "form" in read ? read.form : expect.fail("the demo's form is none");
const url = present(
  parseOutboundUrl("https://tributi.regione.example/importo", { loopback: false }),
);
const region = demoOrganization("r_demo3");
const identity = identityOf(region);

function offering(changes: Partial<DebtPositionType> = {}): Organization {
  const debtPositionTypes = region.debtPositionTypes.map((type) => ({
    ...type,
    formVersion: "1",
    ...changes,
  }));
  return { ...region, debtPositionTypes };
}

/** The station of the demo Region, and its service where it has one. */
function station(changes: Partial<DebtPositionType> = {}, answer?: AmountAnswer) {
  const world = nodeWorld([offering(changes)]);
  const asked: AmountQuestion[] = [];
  return {
    ...world,
    asked,
    answer: (body: Uint8Array | string) =>
      world.answer(body, {
        forms: { find: async () => form },
        askAmount: async (_, question) => {
          asked.push(question);
          return answer ?? { outcome: "noAnswer" };
        },
      }),
  };
}

function demand(xml: string, changes: Partial<DemandRequest> = {}): DemandRequest {
  return {
    primitive: "paDemandPaymentNotice",
    ...identity,
    idServizio: "00005",
    idSoggettoServizio: "00099",
    datiSpecificiServizioRequest: Buffer.from(xml).toString("base64"),
    ...changes,
  };
}

const asked = "<s:bollo xmlns:s='urn:x'><targa>AB123CD</targa><mesi> 12 </mesi></s:bollo>";

function only(world: ReturnType<typeof station>): DebtPosition {
  const [position, ...others] = [...world.positions.positions.values()];
  expect(others).toEqual([]);
  return present(position);
}

describe("a notice that is asked for at a PSP's", () => {
  it("is made, described and payable at once", async () => {
    const world = station();
    const answer = await call(world, demand(asked));
    const position = only(world);
    expect(answer).toMatchObject({
      outcome: "OK",
      qrCode: { fiscalCode: region.fiscalCode, noticeNumber: position.noticeNumber },
      paymentOptionDescription: { amount: 18_630 },
      paymentDescription: "Tassa automobilistica, targa AB123CD, un anno",
      companyName: region.name,
    });
    const { noticeNumber = "" } = position;
    const qrCode = { fiscalCode: region.fiscalCode, noticeNumber };
    expect(
      await call(world, { primitive: "paVerifyPaymentNotice", ...identity, qrCode }),
    ).toMatchObject({ outcome: "OK", paymentOptionDescription: { amount: 18_630 } });
    expect(position).toMatchObject({ spontaneous: true, debtor: { code: "ANONIMO" } });
  });

  it("is the same for the same demand of the day, and another on another day", async () => {
    const world = station();
    const first = await call(world, demand(asked));
    expect(await call(world, demand(asked))).toEqual(first);
    only(world);
    world.clock.now = new Date("2026-11-29T10:00:00Z");
    expect(await call(world, demand(asked))).not.toEqual(first);
    expect(world.positions.positions.size).toBe(2);
  });

  it("is one however often it is asked for at once", async () => {
    const world = station();
    const answers = await Promise.all(Array.from({ length: 8 }, () => call(world, demand(asked))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    only(world);
  });

  it("is not asked for twice once it is paid", async () => {
    const world = station();
    await call(world, demand(asked));
    const receipt = { ...receiptFor(only(world)), companyName: region.name };
    const paid = await call(world, { primitive: "paSendRTV2", ...identity, receipt });
    expect(paid).toMatchObject({ outcome: "OK" });
    expect(await call(world, demand(asked))).toMatchObject({
      fault: { faultCode: "PAA_PAGAMENTO_DUPLICATO" },
    });
  });

  it("costs what the ente's service says to these answers", async () => {
    const answer = { outcome: "amount", amountCents: euroCents(31_407) } as const;
    const world = station({ amountService: { url } }, answer);
    expect(await call(world, demand(asked))).toMatchObject({
      paymentOptionDescription: { amount: 31_407 },
    });
    expect(world.asked).toEqual([
      {
        organizationFiscalCode: region.fiscalCode,
        debtPositionType: "BOLLO_AUTO",
        answers: { targa: "AB123CD", mesi: "12" },
      },
    ]);
  });

  it("costs what the form says where the service does not answer", async () => {
    const world = station({ amountService: { url } });
    expect(await call(world, demand(asked))).toMatchObject({
      paymentOptionDescription: { amount: 18_630 },
    });
  });

  it("is not made where nobody knows the amount, or nothing is due", async () => {
    const { "x-importo": _, ...priceless } = form;
    const unpriced = nodeWorld([offering({ amountService: { url } })]);
    const answer = (body: Uint8Array | string) =>
      unpriced.answer(body, { forms: { find: async () => priceless } });
    expect(await call({ answer }, demand(asked))).toMatchObject({
      fault: { faultCode: "PAA_SYSTEM_ERROR" },
    });
    const nothing = station({ amountService: { url } }, { outcome: "nothingDue" });
    expect(await call(nothing, demand(asked))).toMatchObject({
      fault: { faultCode: "PAA_PAGAMENTO_SCONOSCIUTO" },
    });
    expect([...unpriced.positions.positions, ...nothing.positions.positions]).toEqual([]);
  });

  it("names its debtor where the service does", async () => {
    const pspService = {
      serviceCode: "00005",
      fields: { targa: "targa", mesi: "mesi" },
      debtor: { code: "cf", fullName: "nome" },
    };
    const named = (code: string) =>
      demand(asked.replace("</s:bollo>", `<cf>${code}</cf><nome>Mario Rossi</nome></s:bollo>`));
    const world = station({ pspService, anonymousDebtorAllowed: false });
    expect(await call(world, named("RSSMRA80A01F205X"))).toMatchObject({ outcome: "OK" });
    expect(only(world).debtor).toEqual({
      kind: "F",
      code: "RSSMRA80A01F205X",
      fullName: "Mario Rossi",
    });
    expect(await call(world, named("RSSMRA80A01F205Y"))).toMatchObject({
      fault: { faultCode: "PAA_SEMANTICA" },
    });
  });

  it.each([
    ["<a><targa>AB123CD</targa></a>", "PAA_SEMANTICA"],
    ["<a><targa>ab123cd</targa><mesi>12</mesi></a>", "PAA_SEMANTICA"],
    ["<a><targa>AB123CD</targa><targa>AB123CD</targa><mesi>12</mesi></a>", "PAA_SINTASSI_XSD"],
    ["<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", "PAA_SINTASSI_XSD"],
    ["<a><targa>", "PAA_SINTASSI_XSD"],
    [`<a>${"<b/>".repeat(20_000)}</a>`, "PAA_SINTASSI_XSD"],
  ])("is not made of %.40s", async (xml, faultCode) => {
    const world = station();
    expect(await call(world, demand(xml))).toMatchObject({ fault: { faultCode } });
    expect(world.positions.positions.size).toBe(0);
  });

  it.each([
    ["another service", {}, { idServizio: "00006" }],
    ["a type that is no longer active", { active: false }, {}],
    ["a type that nobody starts", { spontaneous: false }, {}],
  ])("is not made of %s", async (_, changes, request) => {
    const world = station(changes);
    expect(await call(world, demand(asked, request))).toMatchObject({
      fault: {
        faultCode: "PAA_PAGAMENTO_SCONOSCIUTO",
        description: "L'ente non offre questo servizio presso i PSP.",
      },
    });
  });

  it("gets a well-formed answer whatever the data are", async () => {
    const world = station();
    await fc.assert(
      fc.asyncProperty(fc.base64String({ maxLength: 300 }), async (data) => {
        const answer = await world.answer(
          composeRequest(demand("", { datiSpecificiServizioRequest: data || "AAAA" })),
        );
        expect(answer).toMatchObject({ status: 200, operation: "paDemandPaymentNotice" });
        expect(answer).not.toHaveProperty("failure");
      }),
      { numRuns: 50 },
    );
    expect(world.positions.positions.size).toBe(0);
  });
});
