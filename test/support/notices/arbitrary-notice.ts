import fc from "fast-check";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import { composeNotice } from "../../../shared/domain/notices/compose-notice.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import type { NoticeLanguages } from "../../../shared/domain/values/notice-languages.ts";
import { debtPosition, taxType } from "../notifications/debts.ts";
import { comuneWithSlip, discount, plan } from "./sample-notices.ts";

/** Letters people's names and subjects are made of, by script; each word keeps to one. */
const alphabets = [
  "abcdefghilmnopqrstuvz",
  "ABCDEFGHILMNOPQRSTUVZ",
  "WM",
  "àèéìòùÀÈÉÌÒÙçñäöüßâêîôûëï",
  "đłğşžčćřůőęąțāēįŁĐŞİŒœ",
  "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежз",
  "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθ",
  "אבגדהוזחטיכלמנסעפצקרשת",
  "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
  "王李张刘陈杨黄赵周吴明红伟芳",
  "0123456789",
  "()\\<>&'\"/%.,;:-_·’“”€",
] as const;

const word = fc
  .constantFrom(...alphabets)
  .chain((letters) =>
    fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength: 16 }),
  );

/** Words of any scripts, up to `lengthMax` characters, at least one of them. */
function words(lengthMax: number): fc.Arbitrary<string> {
  return fc
    .array(word, { minLength: 1, maxLength: 12 })
    .map((parts) => Array.from(parts.join(" ")).slice(0, lengthMax).join("").trim());
}

const latinWords = (lengthMax: number) =>
  fc
    .array(
      fc.string({
        unit: fc.constantFrom(..."abcdefilmnoprstuvzàèéìòù"),
        minLength: 1,
        maxLength: 14,
      }),
      {
        minLength: 1,
        maxLength: 14,
      },
    )
    .map((parts) => parts.join(" ").slice(0, lengthMax).trim());

const languages: fc.Arbitrary<NoticeLanguages> = fc.constantFrom(
  { mode: "italian" },
  ...(["de", "en", "fr", "sl"] as const).flatMap((other): NoticeLanguages[] => [
    { mode: "inline", second: other },
    { mode: "only", language: other },
  ]),
  { mode: "bilingual", first: "it" },
  { mode: "bilingual", first: "de" },
);

/** An ente with any name, office, channels and languages. */
export const arbitraryOrganization: fc.Arbitrary<Organization> = fc
  .record({
    name: latinWords(100),
    officeName: latinWords(50),
    languages,
    layout: fc.constantFrom("3.5.1", "3.5.1", "3.5.1", "2019"),
    onlineChannel: fc.constantFrom("site", "app", "siteAndApp", undefined),
  })
  .map(({ name, officeName, languages, layout, onlineChannel }) => ({
    ...comuneWithSlip,
    name,
    officeName,
    noticePrint: {
      languages,
      ...(layout === "2019" ? { layout } : {}),
      ...(onlineChannel && { onlineChannel }),
    },
  }));

const facts = fc.record({
  fullName: words(70),
  street: latinWords(70),
  city: words(40),
  description: words(90),
  cents: fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999_999_999 })),
  kind: fc.constantFrom("single", "single", "single", "plan", "fine"),
  instalments: fc.integer({ min: 2, max: 12 }),
  account: fc.constantFrom("bank", "bank+postal"),
  printDueDate: fc.boolean(),
  isAbroad: fc.boolean(),
  isSpontaneous: fc.boolean(),
});

/** A notice of any kind of that ente, the `index`-th debt. */
export function arbitraryNotice(organization: Organization): fc.Arbitrary<Notice> {
  return fc.tuple(facts, fc.integer({ min: 1, max: 900 })).map(([fact, index]) => {
    const { fullName, street, city, description, kind } = fact;
    const country = fact.isAbroad ? "BE" : "IT";
    const address = { street, civicNumber: "12/A", postalCode: "20149", city, country };
    const changes: Partial<DebtPosition> = {
      debtor: { ...debtPosition(index).debtor, fullName, address },
      description,
      amountCents: euroCents(fact.cents),
      ...(fact.isSpontaneous && { spontaneous: true }),
      ...(kind === "plan" && { installmentPlans: [plan(fact.instalments)] }),
      ...(kind === "fine" && { installmentPlans: [discount(Math.max(1, fact.cents - 1))] }),
    };
    return composeNotice({
      organization,
      debtPositionType: { ...taxType, account: fact.account, printDueDate: fact.printDueDate },
      debtPosition: debtPosition(index, changes),
    });
  });
}
