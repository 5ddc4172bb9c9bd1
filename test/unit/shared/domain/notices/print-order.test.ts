import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { NoticeSorter, orderKey } from "../../../../../shared/domain/notices/print-order.ts";
import { parseIud } from "../../../../../shared/domain/values/iud.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";

const organization = demoOrganization();
type Sorted = Pick<DebtPosition, "typeCode" | "debtor">;
type Order = Parameters<typeof orderKey>[0];

function living(address: DebtPosition["debtor"]["address"], typeCode = "TARI"): Sorted {
  const debtor = { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" } as const;
  return { typeCode, debtor: address === undefined ? debtor : { ...debtor, address } };
}

const iudOf = (index: number) => parseIud(`IUD-è-${index}`) ?? expect.fail();

/** The places that the positions take, from those they had. */
function sorted(order: Order, positions: readonly Sorted[], listMax = 1_000): number[][] {
  const sorter = new NoticeSorter(orderKey(order, organization), 1);
  for (const [index, position] of positions.entries()) sorter.add(iudOf(index), position);
  expect(sorter.size).toBe(positions.length);
  return [...sorter.lists(listMax)].map((list) => list.map((iud) => Number(iud.split("-")[2])));
}

const address = fc.record(
  {
    postalCode: fc.constantFrom("00100", "20121", "20853", "98168", "W1A 1AA", ""),
    street: fc.constantFrom("Via Roma", "via roma", "Vìa Roma 2", "Corso Italia", "Piazza Duomo"),
    civicNumber: fc.constantFrom("1", "2", "10", "12/B", "snc"),
    country: fc.constantFrom("IT", "GB"),
  },
  { requiredKeys: [] },
);
const positions = fc.array(
  fc
    .tuple(fc.option(address, { nil: undefined }), fc.constantFrom("TARI", "MULTE", "ALTRO"))
    .map(([place, type]) => living(place, type)),
  { maxLength: 60 },
);

describe("the order of a flow's notices", () => {
  it("is a rearrangement, in lists of the length asked for", () => {
    fc.assert(
      fc.property(
        positions,
        fc.constantFrom<Order>("file", "postalCode", "type"),
        fc.integer({ min: 1, max: 9 }),
        (given, order, listMax) => {
          const lists = sorted(order, given, listMax);
          expect(lists.flat().toSorted((left, right) => left - right)).toEqual([...given.keys()]);
          expect(lists.slice(0, -1).every((list) => list.length === listMax)).toBe(true);
        },
      ),
    );
  });

  it("keeps the order of the file where that is asked for", () => {
    fc.assert(
      fc.property(positions, (given) => {
        expect(sorted("file", given).flat()).toEqual([...given.keys()]);
      }),
    );
  });

  it("by postal code is that of CAP, with addresses abroad and unknown ones last", () => {
    const rankOf = ({ debtor }: Sorted | undefined = expect.fail()) => {
      const { country = "IT", postalCode = "" } = debtor.address ?? {};
      if (country !== "IT") return 100_000;
      return /^\d{5}$/u.test(postalCode) ? Number(postalCode) : 100_001;
    };
    fc.assert(
      fc.property(positions, (given) => {
        const ranks = sorted("postalCode", given)
          .flat()
          .map((index) => rankOf(given[index]));
        expect(ranks).toEqual(ranks.toSorted((left, right) => left - right));
      }),
    );
  });

  it("within a postal code is that of street, then of civic number, then of the file", () => {
    const at = (street: string, civicNumber?: string) =>
      living({ postalCode: "20121", street, ...(civicNumber ? { civicNumber } : {}) });
    const given = [
      at("Via Roma", "10"),
      at("VIA ROMA", "9/A"),
      at("Via  Rómà", "10"),
      at("Corso Italia", "3"),
      at("Via Romagna", "1"),
      at("Via 4 Novembre"),
      at("Via"),
    ];
    expect(sorted("postalCode", given).flat()).toEqual([3, 6, 5, 1, 0, 2, 4]);
  });

  it("by type is that of the codes, then of the file", () => {
    const codes = organization.debtPositionTypes.map(({ code }) => code);
    const given = [...codes, "IGNOTO", ...codes].map((code) => living(undefined, code));
    const found = sorted("type", given).flat();
    const byCode = found.slice(0, -1).map((index) => `${given[index]?.typeCode} ${index + 100}`);
    expect(byCode).toEqual(byCode.toSorted());
    expect(found.at(-1)).toBe(codes.length);
  });
});
