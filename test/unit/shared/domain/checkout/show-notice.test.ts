import { describe, expect, it } from "vitest";
import { showNotice } from "../../../../../shared/domain/checkout/show-notice.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { cartsWorld } from "../../../../support/checkout/carts-world.ts";
import { comune } from "../../../../support/notifications/debts.ts";

describe("a notice as its holder sees it", () => {
  it("is found by the ente's fiscal code and by its codice IPA, with the amount of now", async () => {
    const { addDebt, dependencies, state } = cartsWorld();
    const { noticeNumber } = await addDebt(1);
    state.refreshAmount = async ({ position }) => ({ ...position, amountCents: euroCents(13_000) });
    for (const publicCode of [comune.fiscalCode, "C_DEMO1"]) {
      const shown = await showNotice({ publicCode, noticeNumber }, dependencies);
      expect(shown).toMatchObject({ outcome: "found", found: { notice: { amountCents: 13_000 } } });
      expect(shown).not.toHaveProperty("refusal");
    }
  });

  it("does not exist before it is published, of an ente that is not open, or of nobody", async () => {
    const { addDebt, dependencies, organizations, changeDebt } = cartsWorld();
    const debt = await addDebt(1);
    const { noticeNumber } = debt;
    const ask = (publicCode: string) => showNotice({ publicCode, noticeNumber }, dependencies);
    for (const code of ["ignoto", "non un codice!", "00000000000"]) {
      expect(await ask(code)).toEqual({ outcome: "unknown" });
    }
    organizations.set(comune.fiscalCode, { ...comune, status: "INSERITO" });
    expect(await ask(comune.fiscalCode)).toEqual({ outcome: "unknown" });
    organizations.set(comune.fiscalCode, { ...comune, status: "SOSPESO" });
    expect(await ask(comune.fiscalCode)).toMatchObject({ refusal: "organizationNotOpen" });
    changeDebt(debt, { status: "DRAFT" });
    expect(await ask(comune.fiscalCode)).toEqual({ outcome: "unknown" });
  });

  it("says why it cannot be paid", async () => {
    const { addDebt, dependencies, pay } = cartsWorld();
    const debt = await addDebt(1);
    pay(debt);
    const { noticeNumber } = debt;
    const shown = await showNotice({ publicCode: comune.fiscalCode, noticeNumber }, dependencies);
    expect(shown).toMatchObject({ outcome: "found", refusal: "paidNotice" });
  });
});
