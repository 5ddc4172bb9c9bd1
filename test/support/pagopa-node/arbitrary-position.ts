import fc from "fast-check";
import {
  type DebtPosition,
  totalAmountCents,
} from "../../../shared/domain/debt-positions/debt-position.ts";
import type {
  Installment,
  InstallmentPlan,
} from "../../../shared/domain/debt-positions/installment-plan.ts";
import { noticesOf } from "../../../shared/domain/debt-positions/payable-notice.ts";
import type {
  Transfer,
  TransferDestination,
} from "../../../shared/domain/debt-positions/transfer.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { type EuroCents, euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../shared/domain/values/iban.ts";
import { parseProvinceCode } from "../../../shared/domain/values/province-code.ts";
import { demoOrganization } from "../demo-organization.ts";
import { day } from "../demo-row-reading.ts";
import { present } from "../notifications/debts.ts";
import { numbersOf, openDebt } from "./node-world.ts";

const ente = demoOrganization();
const otherEnte = demoOrganization("p_demo2");
const bankIban = present(parseIban("IT59G0569601600000002145033"));
const postalIban = present(parseIban("IT20Z0760101600000035058205"));

/** Ways to split an amount into so many parts of at least a cent each. */
function splits(amountCents: number, parts: number): fc.Arbitrary<readonly EuroCents[]> {
  return fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: parts - 1,
      maxLength: parts - 1,
    })
    .map((cuts) => {
      const free = amountCents - parts;
      const places = [0, ...cuts.map((cut) => Math.floor(cut * free)), free].toSorted(
        (left, right) => left - right,
      );
      return places.slice(1).map((place, index) => euroCents(place - (places[index] ?? 0) + 1));
    });
}

const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom("Ravvedimento – quota «città» n° 3 €", "/RFB/1/2.00/TXT/", "è".repeat(300), " "),
);

const destination: fc.Arbitrary<TransferDestination> = fc.oneof(
  fc.constant({ kind: "ownAccounts" } as const),
  fc.constantFrom(
    { kind: "account", iban: bankIban } as const,
    { kind: "account", iban: postalIban } as const,
    { kind: "account", iban: bankIban, postalIban } as const,
  ),
  fc.constant({
    kind: "stamp",
    documentHash: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    province: present(parseProvinceCode("MI")),
  } as const),
);

/** One to five transfers that make up the amount. */
function transfersOf(amountCents: EuroCents): fc.Arbitrary<readonly Transfer[]> {
  const partsMax = Math.min(5, amountCents);
  return fc.integer({ min: 1, max: partsMax }).chain((parts) =>
    splits(amountCents, parts).chain((amounts) =>
      fc.tuple(
        ...amounts.map((amount) =>
          fc.record(
            {
              amountCents: fc.constant(amount),
              beneficiaryFiscalCode: fc.constantFrom(ente.fiscalCode, otherEnte.fiscalCode),
              beneficiaryName: text,
              destination,
              remittanceInformation: text,
              transferCategory: fc.constant("9/0101101IM/"),
            },
            {
              requiredKeys: [
                "amountCents",
                "beneficiaryFiscalCode",
                "destination",
                "transferCategory",
              ],
            },
          ),
        ),
      ),
    ),
  );
}

const dueDate = fc.constantFrom(day("2026-01-31"), day("2026-11-28"), day("2030-12-31"));

function installmentOf(amountCents: EuroCents, progressive: number): fc.Arbitrary<Installment> {
  const { iuv, noticeNumber } = numbersOf(ente.segregationCode, progressive);
  return fc.record(
    {
      iuv: fc.constant(iuv),
      noticeNumber: fc.constant(noticeNumber),
      amountCents: fc.constant(amountCents),
      dueDate,
      transfers: transfersOf(amountCents),
    },
    { requiredKeys: ["iuv", "noticeNumber", "amountCents"] },
  );
}

function planOf(amountCents: number, firstProgressive: number): fc.Arbitrary<InstallmentPlan> {
  return fc
    .integer({ min: 2, max: 5 })
    .chain((count) =>
      splits(amountCents, count).chain((amounts) =>
        fc
          .tuple(...amounts.map((amount, index) => installmentOf(amount, firstProgressive + index)))
          .map((installments) => ({ description: "A rate", installments })),
      ),
    );
}

type AmountFacts = Pick<DebtPosition, "amountCents" | "secondaryBeneficiary" | "transfers">;

/** Whole to the ente, shared with one other, or split into transfers. */
const amountFacts: fc.Arbitrary<AmountFacts> = fc
  .integer({ min: 5, max: 99_999_999 })
  .map(euroCents)
  .chain((amountCents) =>
    fc.oneof(
      fc.constant({ amountCents }),
      fc.record({
        amountCents: fc.constant(amountCents),
        secondaryBeneficiary: fc.record(
          {
            fiscalCode: fc.constant(otherEnte.fiscalCode),
            name: fc.constant(otherEnte.name),
            iban: fc.constant(bankIban),
            transferCategory: fc.constant("9/0201102IM/"),
            remittanceInformation: text,
            amountCents: fc.integer({ min: 1, max: 99_999_999 }).map(euroCents),
          },
          { requiredKeys: ["fiscalCode", "name", "iban", "transferCategory", "amountCents"] },
        ),
      }),
      fc.record({ amountCents: fc.constant(amountCents), transfers: transfersOf(amountCents) }),
    ),
  );

/** An open traffic fine of the demo municipality: payable at once, or with a discount. */
export const arbitraryFine: fc.Arbitrary<DebtPosition> = fc
  .tuple(amountFacts, fc.double({ min: 0, max: 1, noNaN: true }), text)
  .chain(([facts, share, description]) => {
    const atOnce = openDebt(1, facts);
    const discounted = 1 + Math.floor(share * (totalAmountCents(atOnce) - 2));
    return installmentOf(euroCents(discounted), 100).map((installment): DebtPosition => {
      const plan = { kind: "discount", description, installments: [installment] } as const;
      return { ...atOnce, installmentPlans: [plan] };
    });
  });

/** Payable at once, by up to three plans of two to five instalments, or by both; at least one. */
const arbitraryInstalments: fc.Arbitrary<DebtPosition> = fc
  .tuple(amountFacts, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.option(dueDate), text)
  .chain(([facts, planCount, atOnce, due, description]) => {
    const totalCents = facts.amountCents + (facts.secondaryBeneficiary?.amountCents ?? 0);
    const plans = Array.from({ length: planCount }, (_, index) =>
      planOf(totalCents, 100 * (index + 1)),
    );
    return fc.tuple(...plans).map((installmentPlans): DebtPosition => {
      const { iuv, noticeNumber, dueDate: _, ...rest } = openDebt(1, facts);
      return {
        ...rest,
        ...((atOnce || planCount === 0) && { iuv, noticeNumber }),
        ...(due && { dueDate: due }),
        ...(planCount > 0 && { installmentPlans }),
        description,
      };
    });
  });

/** An open debt of the demo municipality with any of its ways to pay. */
export const arbitraryPosition: fc.Arbitrary<DebtPosition> = fc.oneof(
  { arbitrary: arbitraryInstalments, weight: 4 },
  { arbitrary: arbitraryFine, weight: 1 },
);

/** A position and the order in which its notices are paid, some of them perhaps more than once. */
export const arbitraryPayments = arbitraryPosition.chain((position) =>
  fc.record({
    position: fc.constant(position),
    payments: fc.array(fc.constantFrom(...noticesOf(position)), { maxLength: 12 }),
  }),
);

/** The demo municipality, where its accounts and the type's may be any. */
export const arbitraryEnte: fc.Arbitrary<Organization> = fc
  .record({
    bank: fc.boolean(),
    postal: fc.boolean(),
    account: fc.constantFrom("bank", "postal", "bank+postal"),
  })
  .map(({ bank, postal, account }): Organization => {
    const { bankIban: ownBank, postalIban: ownPostal, ...rest } = ente;
    return {
      ...rest,
      ...(bank && ownBank && { bankIban: ownBank }),
      ...(postal && ownPostal && { postalIban: ownPostal }),
      debtPositionTypes: ente.debtPositionTypes.map((type) => ({ ...type, account })),
    };
  });
