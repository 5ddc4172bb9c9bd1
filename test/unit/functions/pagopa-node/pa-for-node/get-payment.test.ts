import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import type { Transfer } from "../../../../../shared/domain/debt-positions/transfer.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import type { GetPaymentRequest } from "../../../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present } from "../../../../support/notifications/debts.ts";
import {
  call,
  identityOf,
  nodeWorld,
  openDebt,
} from "../../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();
const provincia = demoOrganization("p_demo2");

/** The data of the payment of a debt, or why there are none. */
async function activate(
  changes: Partial<DebtPosition>,
  transferType?: GetPaymentRequest["transferType"],
) {
  const debt = openDebt(1, changes);
  const world = nodeWorld();
  await world.addDebts(debt);
  const response = await call(world, {
    primitive: "paGetPaymentV2",
    ...identityOf(ente),
    qrCode: { fiscalCode: ente.fiscalCode, noticeNumber: present(debt.noticeNumber) },
    ...(transferType && { transferType }),
  });
  if (response.outcome === "KO") return response.fault.faultCode;
  return "data" in response ? response.data : undefined;
}

const own: Transfer = {
  amountCents: euroCents(5_000),
  beneficiaryFiscalCode: ente.fiscalCode,
  destination: { kind: "ownAccounts" },
  transferCategory: "9/0101101IM/",
};
const bankOnly: Transfer = {
  ...own,
  beneficiaryFiscalCode: provincia.fiscalCode,
  destination: { kind: "account", iban: present(provincia.bankIban) },
};
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `K${index}`, value: `${index}` }));

describe("a payment that is to be credited at the post office", () => {
  it("needs a postal account for its first transfer, not for the others", async () => {
    expect(await activate({ transfers: [own, bankOnly] }, "POSTAL")).toMatchObject({
      transferList: [{ IBAN: ente.postalIban }, { IBAN: provincia.bankIban }],
    });
    expect(await activate({ transfers: [bankOnly, own] }, "POSTAL")).toBe("PAA_SEMANTICA");
  });
});

describe("the metadata of a payment", () => {
  it("are the debt's and its transfers', the first fifteen of each", async () => {
    const metadata = entries(20);
    const transfers = [{ ...own, metadata }, own];
    const data = await activate({ metadata, transfers });
    expect(data).toMatchObject({
      metadata: entries(15),
      transferList: [{ metadata: entries(15) }, { idTransfer: 2 }],
    });
    expect(data).not.toHaveProperty("transferList.1.metadata");
  });

  it("tell the postal account beside the bank's, in the last place where there is no other", async () => {
    const support = { key: "IBANAPPOGGIO", value: ente.postalIban };
    const crowded = [{ key: "IBANAPPOGGIO", value: "di un altro" }, ...entries(20)];
    expect(
      await activate({ transfers: [{ ...own, metadata: crowded }, bankOnly] }, "PAGOPA"),
    ).toMatchObject({
      transferList: [
        { IBAN: ente.bankIban, metadata: [...entries(14), support] },
        { IBAN: provincia.bankIban },
      ],
    });
    expect(await activate({}, "PAGOPA")).toMatchObject({ transferList: [{ metadata: [support] }] });
    expect(await activate({})).not.toHaveProperty("transferList.0.metadata");
  });

  it("leave out what no text is left of", async () => {
    const metadata = [
      { key: " ", value: "senza nome" },
      { key: "VUOTA", value: "\u0000" },
      { key: "BUONA", value: "una\nriga" },
    ];
    expect(await activate({ metadata })).toMatchObject({
      metadata: [{ key: "BUONA", value: "una riga" }],
    });
  });
});
