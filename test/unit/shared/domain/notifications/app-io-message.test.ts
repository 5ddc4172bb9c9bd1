import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appIoLimits,
  composeAppIoMessage,
  fitsAppIo,
} from "../../../../../shared/domain/notifications/app-io-message.ts";
import { paymentRequestOf } from "../../../../../shared/domain/notifications/payment-request.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { comune, noticeFacts, taxType } from "../../../../support/notifications/debts.ts";

const anyText = fc.string({ unit: "binary", maxLength: 5_000 });

describe("composeAppIoMessage", () => {
  it("says who asks, for what, how much, by when and under which notice number", () => {
    const message = composeAppIoMessage(paymentRequestOf(noticeFacts()));
    expect(message).toEqual({
      subject: "Avviso di pagamento da Comune di Prova",
      markdown: `Hai un nuovo avviso di pagamento pagoPA, emesso da Comune di Prova.

- **Oggetto del pagamento:** Tassa sui rifiuti 2027
- **Importo:** 120,50 €
- **Da pagare entro il:** 30/06/2027
- **Numero Avviso:** 3120 0000 0000 0001 19
- **Codice Fiscale Ente Creditore:** 02336340159

Puoi pagare direttamente da questo messaggio, oppure dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.

In fase di pagamento l'importo potrebbe subire aumenti o riduzioni.`,
      dueAt: new Date("2027-06-30T21:59:59Z"),
      payment: {
        amountCents: 12_050,
        noticeNumber: noticeFacts().debtPosition.noticeNumber,
        invalidAfterDueDate: true,
      },
    });
  });

  it("keeps within App IO's limits whatever the names, without a word of it in Markdown", () => {
    fc.assert(
      fc.property(anyText, anyText, (name, description) => {
        const facts = { ...noticeFacts({ description }), organization: { ...comune, name } };
        const { subject, markdown } = composeAppIoMessage(paymentRequestOf(facts));
        expect(subject.length).toBeGreaterThanOrEqual(appIoLimits.subject.min);
        expect(subject.length).toBeLessThanOrEqual(appIoLimits.subject.max);
        expect(subject).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(markdown.length).toBeGreaterThanOrEqual(appIoLimits.markdown.min);
        expect(markdown.length).toBeLessThanOrEqual(appIoLimits.markdown.max);
        expect(markdown.split("\n")).toHaveLength(11);
      }),
      { numRuns: 300 },
    );
  });

  it.each(["vedi http://comune.prova.it/x", "www.comune.prova.it", "scrivi a tributi@prova.it"])(
    "has no address that a reader of Markdown makes a link of, for %s",
    (description) => {
      const { markdown } = composeAppIoMessage(paymentRequestOf(noticeFacts({ description })));
      expect(markdown).not.toMatch(/:\/\/|www\.|@[a-z]/);
      const visible = markdown.replaceAll(/[\u2060\\]/g, "");
      expect(visible).toContain(`**Oggetto del pagamento:** ${description}`);
    },
  );

  it("shows no personal data in the subject", () => {
    const facts = noticeFacts({ description: "Multa di Mario Rossi" });
    const { subject } = composeAppIoMessage(paymentRequestOf(facts));
    expect(subject).not.toMatch(/Rossi|RSSMRA|Multa/);
  });

  it("gives the due date that must be kept also where the type does not print it", () => {
    const facts = { ...noticeFacts(), debtPositionType: { ...taxType, printDueDate: false } };
    const message = composeAppIoMessage(paymentRequestOf(facts));
    expect(message.dueAt).toEqual(new Date("2027-06-30T21:59:59Z"));
    expect(message.payment.invalidAfterDueDate).toBe(true);
    expect(message.markdown).toContain("**Da pagare entro il:** 30/06/2027");
  });

  it("gives no due date where the type neither prints nor requires one", () => {
    const free = { ...taxType, printDueDate: false, dueDateMandatory: false };
    const facts = { ...noticeFacts(), debtPositionType: free };
    const message = composeAppIoMessage(paymentRequestOf(facts));
    expect(message.dueAt).toBeUndefined();
    expect(message.payment.invalidAfterDueDate).toBe(false);
    expect(message.markdown).not.toContain("entro");
  });
});

describe("fitsAppIo", () => {
  it("holds from 1 cent to 99.999.999,99 €", () => {
    const fits = [0, 1, 9_999_999_999, 10_000_000_000].map((cents) =>
      fitsAppIo({ amountCents: euroCents(cents) }),
    );
    expect(fits).toEqual([false, true, true, false]);
  });
});
