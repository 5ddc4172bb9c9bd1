import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { documentation as noticeDocumentation } from "../../../../functions/checkout/public-notice/documentation.ts";
import { route as noticeRoute } from "../../../../functions/checkout/public-notice/route.ts";
import { documentation } from "../../../../functions/checkout/spontaneous-payments/documentation.ts";
import { routes } from "../../../../functions/checkout/spontaneous-payments/routes.ts";
import { nobody } from "../../../../shared/domain/access/caller.ts";
import type { NewPosition } from "../../../../shared/domain/checkout/spontaneous-payment.ts";
import { createLookalikeFinder } from "../../../../shared/domain/debt-positions/find-lookalikes.ts";
import { judgeNotice } from "../../../../shared/domain/debt-positions/judge-notice.ts";
import { noticesOf } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import { createRecordedPosition } from "../../../../shared/domain/journal/create-recorded-position.ts";
import type { NewJournalEvent } from "../../../../shared/domain/journal/journal-event.ts";
import type { DebtPositionType } from "../../../../shared/domain/organizations/debt-position-type.ts";
import type { Organization } from "../../../../shared/domain/organizations/organization.ts";
import type { SpontaneousForm } from "../../../../shared/domain/organizations/spontaneous-form.ts";
import { romeDateOf } from "../../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../../shared/domain/values/receipt-id.ts";
import type { HttpResult } from "../../../../shared/lambda/http-result.ts";
import { createNoticeLinks } from "../../../../shared/lambda/notice-links.ts";
import { spontaneousIudOf } from "../../../../shared/lambda/spontaneous-iud.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { day } from "../../../support/demo-row-reading.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { inMemoryDebtPositions } from "../../../support/in-memory-debt-positions.ts";
import { inMemoryDebtorIndex } from "../../../support/in-memory-debtor-index.ts";
import { present } from "../../../support/notifications/debts.ts";

const demo = demoOrganization();
const { fiscalCode } = demo;
const publicUrl = "https://api.example";

const certificates: SpontaneousForm = {
  type: "object",
  properties: {
    certificato: {
      type: "string",
      oneOf: [
        { const: "RES", title: "residenza" },
        { const: "NAS", title: "nascita" },
      ],
    },
    copie: { type: "integer", minimum: 1, maximum: 9 },
  },
  required: ["certificato", "copie"],
  "x-causale": "CERT/{certificato}/{copie}",
  "x-causaleVisualizzata": "Certificato di {certificato}, copie {copie}",
  "x-capitolo": { campo: "certificato", capitoli: { RES: "CAP-RES", NAS: "CAP-NAS" } },
};
const forms = new Map([
  ["v1", certificates],
  ["v2", { ...certificates, "x-causale": "CERTIFICATO {certificato}" }],
]);

const spontaneous = {
  ...present(demo.debtPositionTypes.find(({ code }) => code === "MENSA")),
  active: true,
  spontaneous: true,
};
const fixed: DebtPositionType = {
  ...spontaneous,
  code: "CERTIFICATI",
  fixedAmountCents: euroCents(1_652),
  dueDateRule: { kind: "daysAfter", days: 10 },
  formVersion: "v1",
  notifyIo: true,
};
const limited: DebtPositionType = {
  ...spontaneous,
  code: "DONAZIONI",
  minAmountCents: euroCents(500),
  maxAmountCents: euroCents(10_000),
  anonymousDebtorAllowed: true,
};

const key = "una-chiave-casuale-di-prova-0123456789";
const debtor = { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" };
const certificate = {
  key,
  debtor,
  formVersion: "v1",
  answers: { certificato: "RES", copie: 2 },
};
const donation = {
  key,
  debtor,
  formVersion: "standard",
  answers: { causale: "Per la biblioteca" },
  amountCents: 2_500,
};

type Sent = { readonly typeCode?: string; readonly publicCode?: string; readonly body?: unknown };

function world() {
  const state: { organization: Organization; at: string } = {
    organization: { ...demo, debtPositionTypes: [fixed, limited] },
    at: "2027-02-01T10:00:00Z",
  };
  const positions = inMemoryDebtPositions();
  const debtors = inMemoryDebtorIndex(positions.positions);
  const events: NewJournalEvent[] = [];
  const now = () => new Date(state.at);
  const find = async (asked: string) =>
    asked === state.organization.fiscalCode ? state.organization : undefined;
  const creating = {
    organizations: { find },
    positions,
    oldIuvAcceptedUntil: day("2024-04-30"),
    record: async (some: readonly NewJournalEvent[]) => void events.push(...some),
    now,
  };
  const links = createNoticeLinks({ TOKEN_SEED: "x".repeat(40) });
  const dependencies = {
    ...creating,
    findByIpaCode: async (code: string) => (code === demo.ipaCode ? fiscalCode : undefined),
    forms: { find: async (_: unknown, version: string) => forms.get(version) },
    findLookalikes: createLookalikeFinder({ debtors, positions }),
    create: (position: NewPosition) =>
      createRecordedPosition({ ...position, caller: nobody }, creating),
    iudOf: spontaneousIudOf,
    linkTo: links.make,
    publicUrl,
    openLink: links.open,
    render: () => new TextEncoder().encode("%PDF"),
    renderPage: ({ subject }: { subject: string }) => `<p>${subject}</p>`,
  };
  const requestOf = ({ typeCode = fixed.code, publicCode = "c_demo1", body }: Sent) => ({
    caller: undefined,
    parameters: { publicCode, typeCode },
    query: {},
    headers: { "content-type": "application/json" },
    cookies: [],
    body: body === undefined ? "" : JSON.stringify(body),
  });
  const call = async (method: "GET" | "POST", sent: Sent = {}) => {
    const route = present(routes.find(({ operation }) => operation.method === method));
    return readResult(await route.answer(requestOf(sent), dependencies));
  };
  const print = async (url: string) => {
    const { pathname, searchParams } = new URL(url);
    const request = {
      ...requestOf({}),
      parameters: { noticeLink: pathname.split("/").at(-1) },
      query: Object.fromEntries(searchParams),
    };
    return noticeRoute.answer(request, dependencies);
  };
  return { state, positions, events, call, print };
}

function readResult(result: HttpResult) {
  return { result, status: result.status, json: JSON.parse(String(result.body)) };
}

let portal: ReturnType<typeof world>;
beforeEach(() => {
  portal = world();
});

const start = (changes: object = {}) =>
  portal.call("POST", { body: { ...certificate, ...changes } });
const donate = (changes: object = {}) =>
  portal.call("POST", { typeCode: limited.code, body: { ...donation, ...changes } });
const only = () => present([...portal.positions.positions.values()][0]);
const pointersOf = ({ json }: { json: { errors: { pointer: string }[] } }) =>
  json.errors.map(({ pointer }) => pointer);

describe("the form of a payment", () => {
  it("is shown with what to know of its amount", async () => {
    const { result, status, json } = await portal.call("GET");
    expectDocumented(documentation, result, "getPublicSpontaneousForm");
    expect(status).toBe(200);
    expect(json).toMatchObject({
      organization: { fiscalCode, ipaCode: "c_demo1", name: demo.name },
      formVersion: "v1",
      form: JSON.parse(JSON.stringify(certificates)),
      amount: { source: "type", fixedAmountCents: 1_652 },
      anonymousDebtorAllowed: false,
      paymentPageUrl: null,
    });
    const byFiscalCode = await portal.call("GET", { publicCode: fiscalCode });
    expect(byFiscalCode.json).toEqual(json);
  });

  it("asks what the payment is for where the ente has written none", async () => {
    const { json } = await portal.call("GET", { typeCode: limited.code });
    expect(json).toMatchObject({
      formVersion: "standard",
      form: { required: ["causale"] },
      amount: { source: "payer", minAmountCents: 500, maxAmountCents: 10_000 },
      anonymousDebtorAllowed: true,
    });
  });

  it("gives way to the page in which the ente takes the payment", async () => {
    const paymentPageUrl = "https://www.comune.example/paga";
    portal.state.organization = {
      ...demo,
      debtPositionTypes: [{ ...fixed, paymentPageUrl }],
    };
    const shown = await portal.call("GET");
    expectDocumented(documentation, shown.result, "getPublicSpontaneousForm");
    expect(shown.json).toMatchObject({ paymentPageUrl, form: null, formVersion: null });
    const started = await start();
    expect(started).toMatchObject({
      status: 409,
      json: { type: "/problemi/pagamento-altrove", paymentPageUrl },
    });
  });
});

describe("what no citizen may pay of their own accord", () => {
  const hidden: Readonly<Record<string, Partial<Organization>>> = {
    "a type that is not spontaneous": { debtPositionTypes: [{ ...fixed, spontaneous: false }] },
    "a type that is not active": { debtPositionTypes: [{ ...fixed, active: false }] },
    "a type that is not there": { debtPositionTypes: [limited] },
    "an ente that is not public": { features: ["PAGAMENTO_SPONTANEO"] },
    "an ente that takes no such payments": { features: ["ENTE_PUBBLICO"] },
    "an ente in its tests": { status: "PRE-ESERCIZIO" },
    "an ente that is not open yet": { status: "INSERITO" },
  };

  it.each(Object.keys(hidden))("looks like nothing: %s", async (which) => {
    const missing = await portal.call("GET", { publicCode: "c_nessuno" });
    portal.state.organization = { ...portal.state.organization, ...hidden[which] };
    const shown = await portal.call("GET");
    const started = await start();
    expect([shown.status, shown.json]).toEqual([404, missing.json]);
    expect([started.status, started.json]).toEqual([404, missing.json]);
    expect(portal.positions.positions.size).toBe(0);
  });

  it("is said of an ente that people know, and that is shut for now", async () => {
    portal.state.organization = { ...portal.state.organization, status: "SOSPESO" };
    const started = await start();
    expect(started).toMatchObject({ status: 409, json: { type: "/problemi/ente-non-abilitato" } });
    expect(JSON.stringify(started.json)).not.toContain("SOSPESO");
    expect((await portal.call("GET")).status).toBe(409);
  });
});

describe("a payment that a citizen starts", () => {
  it("is a position that can be paid at once", async () => {
    const { result, json } = await start();
    expectDocumented(documentation, result, "startSpontaneousPayment");
    expect(result.status).toBe(201);
    const position = only();
    const [notice = expect.fail()] = noticesOf(position);
    const { organization } = portal.state;
    const today = romeDateOf(new Date(portal.state.at));
    expect(judgeNotice({ organization, position, notice, today }).outcome).toBe("payable");
    expect(position).toMatchObject({
      status: "PAYABLE",
      spontaneous: true,
      description: "Certificato di residenza, copie 2",
      metadata: [{ key: "causale", value: "CERT/RES/2" }],
      amountCents: 1_652,
      dueDate: "2027-02-11",
      notify: false,
    });
    expect(position.budgetXml).toContain("CAP-RES");
    expect(json).toMatchObject({
      noticeNumber: position.noticeNumber,
      amountCents: 1_652,
      dueDate: "2027-02-11",
      payable: true,
      links: { pay: `${publicUrl}/paga/${position.noticeNumber}?ente=${fiscalCode}` },
      cart: { notices: [{ organizationFiscalCode: fiscalCode, amountCents: 1_652 }] },
    });
  });

  it("is in the journal as nobody's, and its answer tells nothing of the debtor", async () => {
    const { json } = await start();
    expect(portal.events).toMatchObject([
      { kind: "positionCreated", peer: { kind: "visitor" }, outcome: "OK" },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/RSSMRA|Rossi/u);
  });

  it("is the same when it is asked for again, days later and with another form too", async () => {
    const first = await start();
    portal.state.at = "2027-02-20T10:00:00Z";
    portal.state.organization = {
      ...demo,
      debtPositionTypes: [{ ...fixed, formVersion: "v2" }, limited],
    };
    const again = await start();
    expect(again.status).toBe(200);
    const { links: _, ...told } = first.json;
    expect(again.json).toMatchObject(told);
    expect(portal.positions.positions.size).toBe(1);
  });

  it("is one however many ask at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => start()));
    const numbers = new Set(answers.map(({ json }) => json.noticeNumber));
    expect(numbers.size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
  });

  it.each([
    ["another amount", "DONAZIONI", { amountCents: 2_600 }],
    ["other answers", "DONAZIONI", { answers: { causale: "Per il museo" } }],
    ["another debtor", "DONAZIONI", { debtor: { ...debtor, fullName: "Bianchi Anna" } }],
  ])("is no other one under the same key: %s", async (_what, _type, changes) => {
    await donate();
    const other = await donate(changes);
    expect(other).toMatchObject({
      status: 409,
      json: { type: "/problemi/pagamento-gia-iniziato" },
    });
    expect(portal.positions.positions.size).toBe(1);
  });

  it("of another type, or with another key, is another one", async () => {
    await donate();
    await start();
    await start({ key: `${key}-2`, duplicatesAccepted: true });
    expect(portal.positions.positions.size).toBe(3);
  });

  it("is told when the form, or the amount, is not what was shown", async () => {
    portal.state.organization = {
      ...demo,
      debtPositionTypes: [{ ...fixed, formVersion: "v2" }],
    };
    expect(await start()).toMatchObject({
      status: 409,
      json: { type: "/problemi/modulo-cambiato", formVersion: "v2" },
    });
    expect(await start({ formVersion: "mai-vista" })).toMatchObject({
      status: 409,
      json: { type: "/problemi/modulo-cambiato", formVersion: "v2" },
    });
    expect(await start({ formVersion: "v2", amountCents: 1_000 })).toMatchObject({
      status: 409,
      json: { type: "/problemi/importo-cambiato", amountCents: 1_652 },
    });
    expect(portal.positions.positions.size).toBe(0);
    expect((await start({ formVersion: "v2", amountCents: 1_652 })).status).toBe(201);
  });

  it("of which something is wrong is told where, in Italian", async () => {
    const wrong = async (body: object, call = donate) => pointersOf(await call(body));
    expect(await wrong({ answers: {} })).toEqual(["/answers/causale"]);
    expect(await wrong({ answers: { causale: "una causale", altro: 1 } })).toEqual([
      "/answers/altro",
    ]);
    expect(await wrong({ amountCents: 499 })).toEqual(["/amountCents"]);
    expect(await wrong({ amountCents: undefined })).toEqual(["/amountCents"]);
    expect(await wrong({ debtor: { ...debtor, code: "RSSMRA80A01F205A" } })).toEqual([
      "/debtor/code",
    ]);
    expect(await wrong({ debtor: { ...debtor, email: "no" } })).toEqual(["/debtor/email"]);
    expect(await wrong({ debtor: { kind: "X" } })).toEqual(["/debtor/kind"]);
    expect(await wrong({ key: "corta" })).toEqual(["/key"]);
    expect(await wrong({ answers: { certificato: "ALTRO", copie: 10 } }, start)).toEqual([
      "/answers/certificato",
      "/answers/copie",
    ]);
    expect(portal.positions.positions.size).toBe(0);
  });
});

describe("a payment of nobody", () => {
  it("is taken where the type takes such", async () => {
    expect((await donate({ debtor: { kind: "ANONIMO" } })).status).toBe(201);
    expect(only().debtor).toEqual({ kind: "F", code: "ANONIMO", fullName: "ANONIMO" });
  });

  it("is refused elsewhere, however it is written", async () => {
    expect(pointersOf(await start({ debtor: { kind: "ANONIMO" } }))).toEqual(["/debtor/kind"]);
    const written = { kind: "F", code: "anonimo", fullName: "Nessuno" };
    expect(pointersOf(await start({ debtor: written }))).toEqual(["/debtor/code"]);
  });
});

describe("a payment that looks like another one", () => {
  const again = { key: `${key}-2` };

  it("is made only by who knows of it", async () => {
    await start();
    const warned = await start(again);
    expect(warned).toMatchObject({ status: 409, json: { type: "/problemi/pagamento-duplicato" } });
    expect((await start({ ...again, duplicatesAccepted: true })).status).toBe(201);
  });

  it("is told of in the same words whether the other one is open or was paid", async () => {
    await start();
    const open = await start(again);
    const [[at, position] = expect.fail()] = portal.positions.positions;
    const receiptId = present(parseReceiptId("r1"));
    const paid = { receiptId, paidAt: portal.state.at, amountCents: euroCents(1_652) };
    portal.positions.positions.set(at, { ...position, status: "PAID", payment: paid });
    expect((await start(again)).result).toEqual(open.result);
  });

  it("is not told of to who does not know the name that goes with the code", async () => {
    await start();
    const stranger = { debtor: { ...debtor, fullName: "Verdi Luca" } };
    expect((await start({ ...again, ...stranger })).status).toBe(201);
    const same = { key: `${key}-3`, debtor: { ...debtor, fullName: "maria  ROSSI" } };
    expect((await start(same)).status).toBe(409);
  });
});

describe("the notice of a payment just started", () => {
  it("is printed, or read as a page, at the address that its starter has", async () => {
    const { json } = await start();
    const pdf = await portal.print(json.links.noticePdf);
    expectDocumented(noticeDocumentation, pdf, "printLinkedNotice");
    expect(pdf.headers).toMatchObject({
      "content-type": "application/pdf",
      "referrer-policy": "no-referrer",
    });
    const page = await portal.print(json.links.noticePage);
    expect(page.headers?.["content-type"]).toContain("text/html");
    expect(page.headers?.["content-security-policy"]).toContain("default-src 'none'");
  });

  it("is nobody's once its hour is over, and not for printing once it is paid", async () => {
    const { json } = await start();
    const [[at, position] = expect.fail()] = portal.positions.positions;
    portal.positions.positions.set(at, { ...position, status: "CANCELLED" });
    expect((await portal.print(json.links.noticePdf)).status).toBe(409);
    portal.positions.positions.set(at, position);
    portal.state.organization = {
      ...demo,
      debtPositionTypes: [{ ...fixed, printDisabled: true }],
    };
    expect((await portal.print(json.links.noticePdf)).status).toBe(409);
    portal.state.at = "2027-02-01T11:00:00Z";
    expect((await portal.print(json.links.noticePdf)).status).toBe(404);
  });
});

describe("whatever is sent", () => {
  const anyText = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom("Per il museo", "x"));
  const anyAmount = fc.oneof(
    fc.integer({ min: -1_000, max: 20_000 }),
    fc.constantFrom(500, 10_000, 499, 10_001, 1.5, Number.MAX_SAFE_INTEGER),
  );
  const anyBody = fc.record(
    {
      key: fc.constantFrom(key, `${key}-2`, ""),
      debtor: fc.constantFrom<unknown>(debtor, { kind: "ANONIMO" }, { kind: "G" }, null, "F"),
      formVersion: fc.constantFrom("standard", "v1", "__proto__"),
      answers: fc.oneof(
        fc.record({ causale: fc.oneof(anyText, fc.integer()) }),
        fc.dictionary(fc.string({ maxLength: 9 }), fc.jsonValue()),
        fc.jsonValue(),
      ),
      amountCents: fc.oneof(anyAmount, fc.string({ maxLength: 3 })),
      duplicatesAccepted: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  it("no position is outside of the limits of its type, and every refusal is one", async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        portal = world();
        const { status } = await portal.call("POST", { typeCode: limited.code, body });
        const made = [...portal.positions.positions.values()];
        expect([200, 201, 400, 409]).toContain(status);
        expect(made).toHaveLength(status === 201 ? 1 : 0);
        for (const { amountCents, typeCode, spontaneous: isSpontaneous } of made) {
          expect([typeCode, isSpontaneous]).toEqual([limited.code, true]);
          expect(amountCents).toBeGreaterThanOrEqual(500);
          expect(amountCents).toBeLessThanOrEqual(10_000);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("a fixed amount is that and no other", async () => {
    await fc.assert(
      fc.asyncProperty(anyAmount, async (amountCents) => {
        portal = world();
        const { status } = await start({ amountCents });
        expect(status === 201).toBe(amountCents === 1_652);
      }),
      { numRuns: 50 },
    );
  });
});
