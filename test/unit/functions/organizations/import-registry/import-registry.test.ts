import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { documentation } from "../../../../../functions/organizations/import-registry/documentation.ts";
import type { ImportRegistryDependencies } from "../../../../../functions/organizations/import-registry/import-registry.ts";
import * as operations from "../../../../../functions/organizations/import-registry/operations.ts";
import {
  columnsOfKind,
  templateOf,
} from "../../../../../functions/organizations/import-registry/registry-columns.ts";
import { routes } from "../../../../../functions/organizations/import-registry/routes.ts";
import type { Caller } from "../../../../../shared/domain/access/caller.ts";
import { permissionsOf } from "../../../../../shared/domain/access/role.ts";
import type { AuditDraft } from "../../../../../shared/domain/audit/audit-entry.ts";
import { findDebtPositionType } from "../../../../../shared/domain/organizations/organization.ts";
import { createPersonSecrets } from "../../../../../shared/lambda/person-secrets.ts";
import {
  createDynamoOperatorStore,
  createDynamoRegionOperatorStore,
} from "../../../../../shared/persistence/access/dynamo-operator-store.ts";
import { demoOrganization, registrationOf } from "../../../../support/demo-organization.ts";
import { expectDocumented } from "../../../../support/documented-answer.ts";
import { inMemoryOrganizations } from "../../../../support/in-memory-organizations.ts";
import { type InMemoryTable, inMemoryTable } from "../../../../support/in-memory-table.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { fiscalCodes } from "../../../../support/people/sample-people.ts";

const comune = demoOrganization();
const region: Caller = {
  kind: "person",
  id: "persona-1",
  role: "regionAdministrator",
  permissions: permissionsOf("regionAdministrator"),
};
const [person = ""] = fiscalCodes;

let table: InMemoryTable;
let world: ImportRegistryDependencies;
let clock: () => Date;
let audits: AuditDraft[];

beforeEach(async () => {
  table = inMemoryTable();
  clock = () => new Date("2027-03-01T08:00:00.000Z");
  audits = [];
  const organizations = inMemoryOrganizations();
  world = {
    organizations: {
      ...organizations,
      async save(organization, replaced, audit) {
        audits.push(audit);
        return organizations.save(organization, replaced, audit);
      },
    },
    taxonomy: { find: async () => undefined, findSync: async () => undefined },
    operatorsOf: (scope) =>
      scope === "region"
        ? createDynamoRegionOperatorStore(table)
        : createDynamoOperatorStore(table, scope),
    personIdOf: createPersonSecrets({ PERSON_SEED: "un-seme-di-prova-lungo-abbastanza" })
      .personIdOf,
    brokerFiscalCode: comune.station.slice(0, 11),
    now: () => clock(),
  };
  await organizations.save(comune, undefined, registrationOf(comune));
});

async function call(body: unknown, caller = region) {
  const route = present(routes.find(({ operation }) => operation === operations.importRegistry));
  const result = await route.answer(
    { caller, parameters: {}, query: {}, headers: {}, cookies: [], body: JSON.stringify(body) },
    world,
  );
  if (result.status === 200) expectDocumented(documentation, result, "importRegistry");
  return { status: result.status, answered: JSON.parse(String(result.body)) };
}

type Kind = keyof typeof columnsOfKind;
const bring = (kind: Kind, lines: readonly string[], dryRun = false) =>
  call({ kind, csv: lines.join("\r\n"), dryRun });
const written = () => JSON.stringify([audits, ...table.items]);
const find = () => world.organizations.find(comune.fiscalCode);

describe("the import of enti", () => {
  const headers =
    "codice_fiscale;codice_ipa;denominazione;indirizzo;comune;codice_segregazione;stazione";
  const second = demoOrganization("p_demo2");
  const row = `${second.fiscalCode};p_demo2;"Provincia ""nuova""; di Prova";Via Roma;Prova;12;${comune.station}`;

  it("registers new ones, changes others in the given columns, and nothing the second time", async () => {
    const lines = [
      headers,
      row,
      `${comune.fiscalCode};c_demo1;Altro nome;Via Roma;;12;${comune.station}`,
    ];
    const { answered } = await bring("organizations", lines);
    expect(answered).toMatchObject({ rows: 2, created: 1, changed: 1, rejected: 0 });
    const created = await world.organizations.find(second.fiscalCode);
    expect(created).toMatchObject({ name: 'Provincia "nuova"; di Prova', status: "INSERITO" });
    const changed = present(await find());
    expect(changed).toMatchObject({ name: "Altro nome", version: 2, bankIban: comune.bankIban });
    expect(changed.address.city).toBeUndefined();
    expect(changed.debtPositionTypes).toEqual(comune.debtPositionTypes);
    const before = written();
    const again = await bring("organizations", lines);
    expect(again.answered).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(written()).toBe(before);
  });

  it("tells in a dry run what would become of each row, and writes nothing", async () => {
    const before = written();
    const lines = ["﻿codice fiscale,denominazione,cbill", `${comune.fiscalCode},Altro nome,ZZ99Z`];
    const { answered } = await bring("organizations", lines, true);
    expect(answered.results).toEqual([
      { row: 2, outcome: "changed", columns: ["denominazione", "cbill"], problems: [] },
    ]);
    expect(written()).toBe(before);
  });

  it("rejects wrong rows by column, each by itself", async () => {
    const lines = [
      `${headers};iban;funzioni;multi_intermediario`,
      `${row};IT91N0306901600100000012345;VOLARE;forse`,
      `${row};DE89370400440532013000;;no`,
      "123;c_x;Nome;Via;;12;x;;;",
      `${comune.fiscalCode};p_altra;${"N".repeat(101)};Via;;1;${comune.station};;;`,
    ];
    const { answered } = await bring("organizations", lines);
    expect(answered).toMatchObject({ rows: 4, rejected: 4 });
    const columns = answered.results.map(({ problems }: { problems: { column: string }[] }) =>
      problems.map(({ column }) => column),
    );
    expect(columns).toEqual([
      ["multi_intermediario"],
      [null],
      ["codice_fiscale"],
      ["denominazione", "codice_segregazione"],
    ]);
    expect(answered.results[1].problems[0].detail).toContain("Ripete la riga 2");
  });

  it("leaves a codice IPA to the ente that has it", async () => {
    const lines = [headers, row.replace("p_demo2", comune.ipaCode)];
    const { answered } = await bring("organizations", lines);
    expect(answered.results[0].problems).toEqual([
      { column: "codice_ipa", detail: "Il codice IPA è già di un altro ente." },
    ]);
  });

  it("gives a codice IPA that two rows want to one of them", async () => {
    const third = demoOrganization("r_demo3").fiscalCode;
    const lines = [headers, row, row.replace(second.fiscalCode, third)];
    const { answered } = await bring("organizations", lines);
    expect(answered).toMatchObject({ created: 1, rejected: 1 });
  });

  it("says which rows it did not reach, for the file to be brought again", async () => {
    let ms = 0;
    clock = () => {
      ms += 9_000;
      return new Date(Date.UTC(2027, 2, 1) + ms);
    };
    const { answered } = await bring("organizations", [headers, row, `${comune.fiscalCode};;;;;;`]);
    expect(answered.notReached).toBeGreaterThan(0);
  });
});

describe("the import of types", () => {
  const code = comune.fiscalCode;

  it("makes and changes them by the rules of a single one, with one line of the audit", async () => {
    const lines = [
      "codice_fiscale_ente;codice;descrizione;tassonomia;conto;importo_minimo;parole_chiave;spontaneo",
      `${code};NUOVO;Tipo nuovo;9/0101101IM/;banca;1.250,50;uno|due parole;sì`,
      `${code};${present(comune.debtPositionTypes[0]).code};Altra descrizione;9/0101101IM/;banca;;;no`,
      `${code};DEFAULT;Riservato;9/0101101IM/;banca;;;no`,
      `${code};CON SPAZI;Sbagliato;9/0101101IM/;banca;;;no`,
      `${code};ALTRO;Sbagliato;tassa;posta;due;;forse`,
    ];
    const { answered } = await bring("types", lines);
    expect(answered).toMatchObject({ rows: 5, created: 1, changed: 1, rejected: 3 });
    const ente = present(await find());
    expect(ente.version).toBe(2);
    expect(findDebtPositionType(ente, "NUOVO")).toMatchObject({
      description: "Tipo nuovo",
      active: true,
      minAmountCents: 125_050,
      keywords: ["uno", "due parole"],
      spontaneous: true,
    });
    const columns = answered.results[4].problems.map(({ column }: { column: string }) => column);
    expect(columns).toEqual(["conto", "importo_minimo", "spontaneo"]);
    const before = written();
    expect((await bring("types", lines)).answered).toMatchObject({ unchanged: 2, rejected: 3 });
    expect(written()).toBe(before);
  });

  it("changes nothing in a dry run, nor of an ente that is not registered", async () => {
    const before = written();
    const header = "codice_fiscale_ente;codice;descrizione";
    const known = present(comune.debtPositionTypes[0]).code;
    const lines = [header, `${code};${known};Altra`, "77777777777;TARI;Tassa", ";TARI;Tassa"];
    const { answered } = await bring("types", lines, true);
    expect(answered.results).toMatchObject([
      { outcome: "changed", columns: ["descrizione"] },
      { outcome: "rejected", problems: [{ detail: "L'ente non è registrato." }] },
      { outcome: "rejected", problems: [{ column: "codice_fiscale_ente" }] },
    ]);
    expect(written()).toBe(before);
  });
});

describe("the import of operators", () => {
  const header = "codice_fiscale_ente;codice_fiscale;nome;email;ruolo;tipi";
  const code = comune.fiscalCode;
  const type = present(comune.debtPositionTypes[0]).code;
  const row = `${code};${person};Mario Rossi;mario@comune.example;operatore;${type}`;

  it("gives roles and changes them, and nothing the second time", async () => {
    expect((await bring("operators", [header, row], true)).answered).toMatchObject({ created: 1 });
    expect((await bring("operators", [header, row])).answered).toMatchObject({ created: 1 });
    expect((await bring("operators", [header, row])).answered).toMatchObject({ unchanged: 1 });
    const reader = row.replace("operatore", "lettore");
    const { answered } = await bring("operators", [header, reader]);
    expect(answered.results[0]).toMatchObject({ outcome: "changed", columns: ["ruolo"] });
    expect(await world.operatorsOf(code).list()).toMatchObject([{ role: "reader", version: 2 }]);
    expect(JSON.stringify(answered) + written()).not.toContain(person);
  });

  it.each([
    ["a type that the ente has not", row.replace(type, "NESSUNO"), "tipi"],
    ["types for who has them all", row.replace("operatore", "amministratore"), "tipi"],
    ["an unknown role", row.replace("operatore", "sindaco"), "ruolo"],
    ["a fiscal code that is none", row.replace(person, "ROSSI"), "codice_fiscale"],
    ["an address that is none", row.replace("@", " "), "email"],
  ])("rejects %s", async (_what, wrong, column) => {
    for (const dryRun of [true, false]) {
      const { answered } = await bring("operators", [header, wrong], dryRun);
      expect(answered.results[0].problems[0].column).toBe(column);
    }
    expect(await world.operatorsOf(code).list()).toEqual([]);
  });

  it("is not for who only manages enti", async () => {
    const client = { kind: "client", id: "c", permissions: ["organizations:write"] } as const;
    const { status } = await call({ kind: "operators", csv: `${header}\n${row}` }, client);
    expect(status).toBe(403);
  });
});

describe("a file that cannot be read", () => {
  it.each([
    ["unknown columns", "codice_fiscale;colore\n1;2", "«colore»"],
    ["a column twice", "codice_fiscale;codice_fiscale\n1;2", "ripetuta"],
    ["no key", "denominazione\nComune", "codice_fiscale"],
    ["headers only", "codice_fiscale\r\n", "nessuna riga"],
    ["a quote that is never closed", 'codice_fiscale\n"02336340159', "virgolette"],
    ["more cells than headers", "codice_fiscale;codice_ipa\n1;2;3", "più celle"],
    ["too many rows", `codice_fiscale\n${"1\n".repeat(1_001)}`, "1001"],
    ["nothing", "", "vuoto"],
    ["more than 2 MB", "x".repeat(2_000_001), "2 MB"],
  ])("is refused as a whole: %s", async (_what, csv, words) => {
    const { status, answered } = await call({ kind: "organizations", csv });
    expect({ status, pointer: answered.errors[0].pointer }).toEqual({
      status: 400,
      pointer: "/csv",
    });
    expect(answered.errors[0].detail).toContain(words);
  });
});

describe("the template of a file", () => {
  it.each(["organizations", "types", "operators"] as const)(
    "is one that reads: %s",
    async (kind) => {
      const route = present(routes.find(({ operation }) => operation === operations.showTemplate));
      const request = { caller: region, query: {}, headers: {}, cookies: [], body: "" };
      const { body } = await route.answer({ ...request, parameters: { kind } }, world);
      expect(body).toBe(`\uFEFF${templateOf(kind)}`);
      const { answered } = await call({ kind, csv: body, dryRun: true });
      const details = JSON.stringify(answered.results);
      expect(details).not.toContain('"column":"');
    },
  );

  it("has its columns in the document beside it", () => {
    const path = "../../../../../functions/organizations/import-registry/COLUMNS.md";
    const chart = readFileSync(new URL(path, import.meta.url), "utf8");
    const headers = [...chart.matchAll(/^\| `(\w+)`/gmu)].map(([, header]) => header);
    const columns = Object.values(columnsOfKind).flat();
    expect(headers).toEqual(columns.map(({ header }) => header));
  });
});
