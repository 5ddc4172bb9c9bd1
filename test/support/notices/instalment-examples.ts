import type { Notice } from "../../../shared/domain/notices/notice.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { NoticeLanguages } from "../../../shared/domain/values/notice-languages.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { present } from "../notifications/debts.ts";
import type { OfficialExample } from "./official-examples.ts";
import { plan, sampleNotice } from "./sample-notices.ts";

const school: Partial<Organization> = {
  fiscalCode: present(parseOrganizationFiscalCode("82001760675")),
  name: "Comune di Controguerra",
  officeName: "Servizio Pagamenti",
  cbillCode: "78Q45",
  contacts: { website: "www.cittadicapri.it" },
  postalAccountHolder: "Comune di Controguerra",
  posteAuthorization: "AUT. 08/5 S3/81 53079 08129.07.20211",
};

type ExampleForm = {
  readonly count: number;
  readonly languages: NoticeLanguages;
  readonly withSlip?: boolean;
};

function notice({ count, languages, withSlip = false }: ExampleForm): Notice {
  return sampleNotice(1, {
    organization: { ...school, noticePrint: { languages } },
    type: { account: withSlip ? "bank+postal" : "bank" },
    position: {
      description: "Trasporto Scolastico A.S. 2021/2022",
      installmentPlans: [plan(count)],
    },
  });
}

/** The notice without the payment at once. */
export function withoutSingle({ form, payments: [first, ...others], ...rest }: Notice): Notice {
  const [second = first, ...more] = others;
  const parts = { kind: "instalments", withSingle: false, count: others.length } as const;
  return { ...rest, form: { ...form, parts }, payments: [second, ...more] };
}

const payOnline = { first: "Paga online", second: "Payez en ligne" };

/** Eight instalments in Italian and French: two on the first page, six on the second. */
export const instalmentsExample: OfficialExample = {
  notice: notice({ count: 8, languages: { mode: "inline", second: "fr" } }),
  words: {
    chosen: {
      onlineHead: payOnline,
      onlineText: {
        first:
          "Vai su **pagopa.gov.it** e scegli il canale che preferisci, oppure usa l'app o il sito " +
          "dell'ente.",
        second:
          "Rendez-vous sur **pagopa.gov.it** et choisissez le canal que vous préférez, ou utilisez " +
          "l'application ou le site de l'organisme.",
      },
      territoryText: {
        first:
          "presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, nei Bar, Edicole, " +
          "Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati in Italia.",
        second:
          "dans les banques, les guichets automatiques, les bureaux de poste, les points postaux, " +
          "les bars, les kiosques à journaux, les détaillants, les supermarchés, les bureaux de " +
          "tabac et les autres opérateurs agréés en Italie.",
      },
    },
  },
};

/** Two instalments a page with their slips, Italian with German in grey. */
export const instalmentsWithSlipsExample: OfficialExample = {
  notice: notice({ count: 4, languages: { mode: "inline", second: "de" }, withSlip: true }),
  words: { texts: { dueBy: { first: "entro il", second: "vor dem" } } },
};

/** Ten instalments and no payment at once, Italian and German as equals. */
export const manyInstalmentsExample: OfficialExample = {
  notice: withoutSingle(notice({ count: 10, languages: { mode: "bilingual", first: "it" } })),
  words: {
    texts: { dueBy: { first: "entro il", second: "vor dem" } },
    chosen: {
      onlineHead: { ...payOnline, second: "Online bezahlen" },
      onlineText: {
        first:
          "Vai su **pagopa.gov.it** e scegli il canale che preferisci, oppure usa l'app o il sito " +
          "dell'ente.",
        second:
          "Besuchen Sie **pagopa.gov.it** und wählen Sie den bevorzugten Kanal, oder nutzen Sie " +
          "die App oder die Webseite der Körperschaft.",
      },
      territoryText: {
        first:
          "presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, nei Bar, Edicole, " +
          "Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati in Italia.",
        second:
          "bei Banken und ATM-Schaltern, in Postämtern und Poststellen, Tabaktrafiken und anderen " +
          "angebundenen Dienstleistern in Italien.",
      },
    },
  },
};
