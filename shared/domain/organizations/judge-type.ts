import { isUsable, type TaxonomyState } from "../taxonomy/judge-taxonomy.ts";
import { formatItalianDate } from "../values/calendar-date.ts";
import { type OutboundTerms, parseOutboundUrl } from "../values/outbound-url.ts";
import { wholeInThousandths } from "./budget-share.ts";
import { type DebtPositionType, isReservedTypeCode } from "./debt-position-type.ts";
import type { Organization } from "./organization.ts";
import { hasAccounts } from "./type-accounts.ts";

/** Something of a type that is not right: where it stands, and the sentence about it. */
export type TypeProblem = { readonly pointer: string; readonly detail: string };

/** The fields of a type, or of the catalogue, that only go together in some ways. */
type TypeRules = Omit<DebtPositionType, "active" | "bankIban" | "postalIban">;

/** Nothing but the public web may be called, where nobody says otherwise. */
const publicWeb: OutboundTerms = { loopback: false };

/** What is wrong with a type by itself, whatever its ente and the taxonomy say. */
export function typeProblems(
  type: TypeRules,
  outbound: OutboundTerms = publicWeb,
): readonly TypeProblem[] {
  const problems: TypeProblem[] = [];
  const report = (pointer: string, detail: string) => problems.push({ pointer, detail });
  if (isReservedTypeCode(type.code)) {
    report("/code", `Il codice ${type.code} è riservato alla piattaforma.`);
  }
  if (type.spontaneous && (type.dueDateMandatory || type.printDueDate)) {
    // MyPay4, mygov_ente_tipo_dovuto: spontaneo excludes both flags.
    const detail =
      "Un pagamento spontaneo non ha scadenza obbligatoria né stampata: " +
      "la scadenza si indica con dueDateRule.";
    report("/spontaneous", detail);
  }
  const { fixedAmountCents: fixed, minAmountCents: min, maxAmountCents: max } = type;
  if (fixed !== undefined && (min !== undefined || max !== undefined)) {
    report("/fixedAmountCents", "L'importo è fisso oppure libero tra un minimo e un massimo.");
  }
  if (min !== undefined && max !== undefined && min > max) {
    report("/minAmountCents", "L'importo minimo supera quello massimo.");
  }
  return [
    ...problems,
    ...budgetProblems(type.budgetShares),
    ...amountServiceProblems(type, outbound),
    ...pspServiceProblems(type),
  ];
}

function amountServiceProblems(
  { amountService }: TypeRules,
  outbound: OutboundTerms,
): TypeProblem[] {
  const isCallable =
    amountService === undefined || parseOutboundUrl(amountService.url, outbound) !== undefined;
  const detail = "Il portale non può chiamare questo indirizzo.";
  return isCallable ? [] : [{ pointer: "/amountService/url", detail }];
}

function pspServiceProblems({
  pspService,
  spontaneous,
  anonymousDebtorAllowed,
}: TypeRules): TypeProblem[] {
  if (pspService === undefined) return [];
  const pointer = "/pspService";
  return [
    ...(spontaneous
      ? []
      : [{ pointer, detail: "Presso un PSP si chiedono soltanto pagamenti spontanei." }]),
    ...(anonymousDebtorAllowed || pspService.debtor !== undefined
      ? []
      : [
          {
            pointer: `${pointer}/debtor`,
            detail: "Il tipo vuole un debitore: indicare quali elementi lo dicono.",
          },
        ]),
  ];
}

function budgetProblems(shares: DebtPositionType["budgetShares"]): TypeProblem[] {
  if (shares === undefined) return [];
  const pointer = "/budgetShares";
  const remainders = shares.filter(({ kind }) => kind === "remainder").length;
  const thousandths = shares.reduce(
    (sum, share) => sum + (share.kind === "percent" ? share.percentThousandths : 0),
    0,
  );
  return [
    ...(remainders === 1
      ? []
      : [{ pointer, detail: "Il bilancio ha esattamente una quota che prende il resto." }]),
    ...(thousandths <= wholeInThousandths
      ? []
      : [{ pointer, detail: "Le percentuali del bilancio superano il 100%." }]),
  ];
}

/** Why debts of the type cannot be collected: its ente's accounts and the taxonomy decide. */
export function activationProblems(
  type: DebtPositionType,
  organization: Pick<Organization, "bankIban" | "postalIban">,
  taxonomy: TaxonomyState,
): readonly TypeProblem[] {
  const account = hasAccounts(organization, type)
    ? []
    : [{ pointer: "/account", detail: missingAccount(type) }];
  if (isUsable(taxonomy)) return account;
  return [...account, { pointer: "/taxonomyCode", detail: taxonomySentence(taxonomy) }];
}

function missingAccount({ account }: DebtPositionType): string {
  const which = { bank: "bancario", postal: "postale", "bank+postal": "bancario o postale" };
  return `Manca il conto ${which[account]} su cui il tipo dovuto si incassa.`;
}

/** What people read about the code of a type today. */
export function taxonomySentence(taxonomy: TaxonomyState): string {
  switch (taxonomy.state) {
    case "valid":
      return "Il codice tassonomico è valido.";
    case "expiring":
      return `Il codice tassonomico vale fino al ${formatItalianDate(taxonomy.validTo)}.`;
    case "ended":
      return `Il codice tassonomico è cessato il ${formatItalianDate(taxonomy.validTo)}.`;
    case "notYetValid":
      return `Il codice tassonomico vale solo dal ${formatItalianDate(taxonomy.validFrom)}.`;
    case "unknown":
      return "Il codice tassonomico non è nell'elenco di pagoPA.";
    case "unchecked":
      return "La tassonomia di pagoPA non è ancora stata scaricata: il codice non è verificato.";
  }
}
