import type { Notice, NoticePayment } from "../../domain/notices/notice.ts";
import type { NoticeWords } from "../../domain/notices/notice-words.ts";
import { type Html, html } from "../../domain/values/html.ts";
import { encodeDataMatrix } from "../barcodes/data-matrix.ts";
import { encodeQrCode } from "../barcodes/qr-code.ts";
import { codePicture } from "./code-picture.ts";
import { codeText, dataText, fact, paragraphs, phrase } from "./notice-texts.ts";

/** As Poste prints it on every slip of the public bodies. */
const slipType = "P1";

/** What is needed to pay one amount: its code, its data, and its postal slip where it has one. */
export function paymentSection(words: NoticeWords, notice: Notice, payment: NoticePayment): Html {
  const { noticeNumber } = payment;
  const qrCode = codePicture({
    matrix: encodeQrCode(payment.qrPayload),
    quietZone: 4,
    kind: "qr",
    id: `qr-${noticeNumber}`,
    title: codeTitle(words, "qrCode", payment),
  });
  return html`<section class="payment" aria-labelledby="payment-${noticeNumber}">
<h3 id="payment-${noticeNumber}">${paymentTitle(words, payment)}</h3>
<div class="data">
<figure>${qrCode}
<figcaption>${paragraphs(words, words.text("scanQrBeside"))}</figcaption></figure>
<div>${paymentFacts(words, notice, payment)}</div>
</div>
${slip(words, notice, payment)}</section>
`;
}

/** "Rata unica entro il 30/06/2027", "Rata 3", "Importo ridotto dal 6º al 60º giorno …". */
function paymentTitle(words: NoticeWords, { kind, number, dueDateText }: NoticePayment): Html {
  switch (kind) {
    case "single": {
      const title = words.text(
        dueDateText === undefined ? "singleInstalment" : "singleInstalmentBy",
      );
      return html`${phrase(words, title)} ${dueDateText}`;
    }
    case "instalment":
      return phrase(words, words.instalmentTitle(number ?? 1));
    case "discounted":
    case "reduced":
      return phrase(words, words.text(fineAmounts[kind].title));
  }
}

/** Of the two amounts of a fine: what they are called, and in which days they are paid. */
export const fineAmounts = {
  discounted: { title: "discountedAmount", term: "withinFiveDays" },
  reduced: { title: "reducedAmount", term: "fromSixthToSixtiethDay" },
} as const;

function paymentFacts(words: NoticeWords, notice: Notice, payment: NoticePayment): Html {
  const { creditor, debtor, subject } = notice;
  const { kind } = payment;
  const term =
    kind === "discounted" || kind === "reduced"
      ? paragraphs(words, words.text(fineAmounts[kind].term))
      : undefined;
  return html`${term}
<dl>
${amountFact(words, payment)}${dueDateFact(words, payment)}</dl>
<dl>
${fact(words, words.text("addressee"), dataText(debtor.name))}\
${fact(words, words.text("creditor"), dataText(creditor.name))}\
${fact(words, words.text("subject"), dataText(subject))}</dl>
<dl>
${
  creditor.cbillCode === undefined
    ? undefined
    : fact(words, words.text("cbillCode"), codeText(creditor.cbillCode))
}\
${fact(words, words.text("noticeCode"), codeText(payment.noticeNumberText))}\
${fact(words, words.text("creditorFiscalCode"), codeText(creditor.fiscalCode))}</dl>`;
}

/** The amount to pay, in euro. */
export function amountFact(words: NoticeWords, { amountText }: NoticePayment): Html {
  const amount = html`<span class="amount">${amountText} ${words.text("euro").first}</span>`;
  return fact(words, words.text("amount"), amount);
}

/** The last day to pay it, where it has one. */
export function dueDateFact(words: NoticeWords, { dueDateText }: NoticePayment): Html | undefined {
  if (dueDateText === undefined) return undefined;
  const date = html`<span class="amount">${dueDateText}</span>`;
  return fact(words, words.text("dueBy"), date);
}

function slip(words: NoticeWords, notice: Notice, payment: NoticePayment): Html | undefined {
  const { creditor, debtor, subject } = notice;
  const { postalAccount } = creditor;
  const { dataMatrixPayload, noticeNumber, noticeNumberText, amountText } = payment;
  if (postalAccount === undefined || dataMatrixPayload === undefined) return undefined;
  const code = (key: SlipText, text: string) => fact(words, words.text(key), codeText(text));
  const data = (key: SlipText, text: string) => fact(words, words.text(key), dataText(text));
  const dataMatrix = codePicture({
    matrix: encodeDataMatrix(dataMatrixPayload),
    quietZone: 2,
    kind: "data-matrix",
    id: `data-matrix-${noticeNumber}`,
    title: codeTitle(words, "dataMatrix", payment),
  });
  return html`<section class="slip" aria-labelledby="payment-${noticeNumber} slip-${noticeNumber}">
<h4 id="slip-${noticeNumber}">${phrase(words, words.text("postalSlip"))}</h4>
<div class="data">
<figure>${dataMatrix}
<figcaption>${paragraphs(words, words.text("postalSlipText"))}</figcaption></figure>
<div><dl>
${code("onAccount", postalAccount.number)}${data("euro", amountText)}</dl>
<dl>
${data("accountHolder", postalAccount.holder)}${data("slipAddressee", debtor.name)}\
${data("slipSubject", subject)}</dl>
<dl>
${code("slipNoticeCode", noticeNumberText)}${code("slipType", slipType)}\
${code("slipCreditorFiscalCode", creditor.fiscalCode)}</dl>
<p>${dataText(postalAccount.authorization)}</p></div>
</div></section>
`;
}

/** "Codice QR, Cod. Avviso 3000 0000 0000 0064 67". */
function codeTitle(
  words: NoticeWords,
  code: "qrCode" | "dataMatrix",
  { noticeNumberText }: NoticePayment,
): string {
  return `${words.text(code).first}, ${words.text("noticeCode").first} ${noticeNumberText}`;
}

type SlipText = Parameters<NoticeWords["text"]>[0];
