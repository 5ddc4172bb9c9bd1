import { type CartKey, parseCartKey } from "../../../shared/domain/checkout/cart.ts";
import {
  type CheckedNotice,
  checkNotice,
  type NoticeReference,
  type PayableNotice,
} from "../../../shared/domain/checkout/check-notice.ts";
import { type OpenCartOutcome, openCart } from "../../../shared/domain/checkout/open-cart.ts";
import {
  type NoticeNumber,
  parseNoticeNumber,
} from "../../../shared/domain/values/notice-number.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../../shared/domain/values/organization-fiscal-code.ts";
import { payCart } from "./cart-calls.ts";
import { type FormFields, readEmail, readFormFields, readSeenAmount } from "./form-fields.ts";
import { type PageReply, pageReply, redirectTo } from "./page-reply.ts";
import type { FormState } from "./pages/controls.ts";
import {
  amountChangedPage,
  duplicatePage,
  type NoticePage,
  noticePage,
  shutNoticePage,
} from "./pages/notice-page.ts";
import { searchPage } from "./pages/search-page.ts";
import { missingPage, usedKeyPage } from "./pages/state-page.ts";
import type { PageCall, SiteDependencies } from "./site-dependencies.ts";

/** `GET /paga`: the form, and what it sends, which leads to the notice's page. */
export async function searchNotice({ request }: PageCall): Promise<PageReply> {
  const { numero = "", ente = "" } = request.query;
  if (numero === "" && ente === "") return pageReply(searchPage());
  return readReference(numero, ente, ({ organizationFiscalCode, noticeNumber }) =>
    redirectTo(noticePath(noticeNumber, organizationFiscalCode)),
  );
}

/** `GET /paga/{noticeNumber}?ente=`: what whoever holds the notice may see of it. */
export async function showNotice(
  { request, variables }: PageCall,
  dependencies: SiteDependencies,
): Promise<PageReply> {
  const { noticeNumber: number = "" } = variables;
  return readReference(number, request.query["ente"] ?? "", async (reference) => {
    const checked = await checkNotice(reference, dependencies);
    if (checked.outcome === "refused") return shutNotice(checked);
    return pageReply(noticePage(shownNotice(checked, dependencies.keys.newKey(), dependencies)));
  });
}

/** `POST /paga/{noticeNumber}`: one cart, however often it is sent, and on to Checkout. */
export async function payNotice(
  { request, variables }: PageCall,
  dependencies: SiteDependencies,
): Promise<PageReply> {
  const fields = readFormFields(request.body);
  const { noticeNumber: number = "" } = variables;
  const key = parseCartKey(fields["chiave"] ?? "");
  if (key === undefined) return pageReply(missingPage(), 400);
  return readReference(number, fields["ente"] ?? "", async (reference) => {
    const reading = readEmail(fields);
    if (reading.outcome === "wrong") {
      const { problems } = reading;
      return againWith({ values: fields, problems }, { reference, key }, dependencies);
    }
    const { email } = reading;
    const opened = await openCart(
      {
        id: dependencies.keys.cartIdOf(key),
        requestDigest: dependencies.keys.digestOf(JSON.stringify(["page", reference])),
        notices: [{ ...reference, ...seenAmount(fields) }],
        ...(email && { payerEmail: email }),
        origin: { kind: "guest" },
        duplicatesAccepted: fields["ripetizione"] === "si",
      },
      dependencies,
    );
    return opened.outcome === "opened" || opened.outcome === "alreadyOpened"
      ? payCart({ request, variables: { cartKey: key } }, dependencies)
      : notOpened(opened, { reference, key, fields }, dependencies);
  });
}

type Paying = {
  readonly reference: NoticeReference;
  readonly key: CartKey;
  readonly fields: FormFields;
};

type NotOpened = Exclude<OpenCartOutcome, { readonly outcome: "opened" | "alreadyOpened" }>;

/** The notice is looked at once more: what the page says is what is so now. */
async function notOpened(
  opened: NotOpened,
  { reference, key, fields }: Paying,
  dependencies: SiteDependencies,
): Promise<PageReply> {
  if (opened.outcome === "requestDiffers") {
    const { noticeNumber, organizationFiscalCode } = reference;
    return pageReply(usedKeyPage(noticePath(noticeNumber, organizationFiscalCode)), 409);
  }
  const checked = await checkNotice(reference, dependencies);
  if (checked.outcome === "refused") return shutNotice(checked);
  const { email } = fields;
  const confirmation = { payable: checked, cartKey: key, ...(email && { email }) };
  if (opened.outcome === "duplicates") {
    const isOpen = opened.duplicates.some(({ state }) => state === "open");
    return pageReply(duplicatePage({ ...confirmation, isOpen }), 409);
  }
  const shownCents = readSeenAmount(fields);
  return pageReply(amountChangedPage({ ...confirmation, shownCents }), 409);
}

async function againWith(
  state: FormState,
  { reference, key }: Pick<Paying, "reference" | "key">,
  dependencies: SiteDependencies,
): Promise<PageReply> {
  const checked = await checkNotice(reference, dependencies);
  if (checked.outcome === "refused") return shutNotice(checked);
  return pageReply(noticePage(shownNotice(checked, key, dependencies), state), 400);
}

function shutNotice(checked: Extract<CheckedNotice, { readonly outcome: "refused" }>): PageReply {
  const isUnknown = checked.refusal === "unknownNotice" || checked.refusal === "unpublishedNotice";
  return pageReply(shutNoticePage(checked), isUnknown ? 404 : 200);
}

function shownNotice(
  payable: PayableNotice,
  cartKey: string,
  { origins, qrPicture }: SiteDependencies,
): NoticePage {
  const { notice, organization } = payable;
  const payLink = origins.portal + noticePath(notice.noticeNumber, organization.fiscalCode);
  const picture = qrPicture(payLink, "Codice QR con l'indirizzo di questa pagina");
  return { payable, cartKey, payLink, picture };
}

function noticePath(noticeNumber: NoticeNumber, ente: OrganizationFiscalCode): string {
  return `/paga/${noticeNumber}?ente=${ente}`;
}

function seenAmount(fields: FormFields) {
  const amountCents = readSeenAmount(fields);
  return amountCents === undefined ? {} : { amountCents };
}

/** Whoever has written a code wrong sees the form again, with what is wrong. */
async function readReference(
  number: string,
  ente: string,
  answer: (reference: NoticeReference) => PageReply | Promise<PageReply>,
): Promise<PageReply> {
  const noticeNumber = parseNoticeNumber(number.trim());
  const organizationFiscalCode = parseOrganizationFiscalCode(ente.replaceAll(" ", ""));
  if (noticeNumber !== undefined && organizationFiscalCode !== undefined) {
    return answer({ noticeNumber, organizationFiscalCode });
  }
  const problems = {
    ...(noticeNumber === undefined && { numero: numberProblem }),
    ...(organizationFiscalCode === undefined && { ente: enteProblem }),
  };
  return pageReply(searchPage({ values: { numero: number, ente }, problems }), 400);
}

const numberProblem = "Il Numero Avviso ha 18 cifre: copialo dall'avviso.";
const enteProblem =
  "Il Codice Fiscale Ente Creditore ha 11 cifre e non risulta corretto: copialo dall'avviso.";
