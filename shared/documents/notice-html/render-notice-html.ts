import type { Notice } from "../../domain/notices/notice.ts";
import { composeNoticeWords, type NoticeWords } from "../../domain/notices/notice-words.ts";
import { type Html, html } from "../../domain/values/html.ts";
import { noticeStyle } from "./notice-style.ts";
import { codeText, dataText, fact, paragraphs, phrase } from "./notice-texts.ts";
import { amountFact, dueDateFact, fineAmounts, paymentSection } from "./payment-section.ts";

/**
 * The notice as a web page that says all that its PDF says, for who reads with a screen reader,
 * on a phone or enlarged (WCAG 2.1 AA): one document, nothing loaded, no script.
 */
export function renderNoticeHtml(notice: Notice): string {
  const words = composeNoticeWords(notice.form, notice.creditor);
  const { subject, creditor } = notice;
  const title = words.text("title");
  const { html: document } = html`<!DOCTYPE html>
<html lang="${words.languages[0]}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${title.first} - ${subject} - ${creditor.name}</title>
<style>${{ html: noticeStyle }}</style>
</head>
<body>
<header>
<h1><span class="kind">${phrase(words, title)}</span> ${dataText(subject)}</h1>
</header>
<main>
<div class="columns">
${creditorSection(words, notice)}${debtorSection(words, notice)}</div>
<div class="columns">
${howMuchSection(words, notice)}${whereToPaySection(words)}</div>
<section aria-labelledby="payment-data">
<h2 id="payment-data">${phrase(words, words.text("paymentData"))}</h2>
${notice.payments.map((payment) => paymentSection(words, notice, payment))}</section>
</main>
</body>
</html>
`;
  return document;
}

function creditorSection(words: NoticeWords, { creditor }: Notice): Html {
  const { fiscalCode, name, officeName, info } = creditor;
  return html`<section aria-labelledby="creditor">
<h2 id="creditor">${phrase(words, words.text("creditor"))}</h2>
<p class="name">${dataText(name)}</p>
${lines([officeName, info])}<dl>
${fact(words, words.text("creditorFiscalCode"), codeText(fiscalCode))}</dl>
</section>
`;
}

function debtorSection(words: NoticeWords, { debtor }: Notice): Html {
  return html`<section aria-labelledby="addressee">
<h2 id="addressee">${phrase(words, words.text("addressee"))}</h2>
<p class="name">${dataText(debtor.name)}</p>
${lines(debtor.addressLines)}\
${
  debtor.code === undefined
    ? undefined
    : html`<p>${codeText(debtor.code)}</p>
`
}</section>
`;
}

function lines(texts: readonly (string | undefined)[]): readonly (Html | undefined)[] {
  return texts.map((text) =>
    text === undefined
      ? undefined
      : html`<p>${dataText(text)}</p>
`,
  );
}

/** What is asked, by when, and what of that may change. */
function howMuchSection(words: NoticeWords, notice: Notice): Html {
  return html`<section aria-labelledby="how-much">
<h2 id="how-much">${phrase(words, words.chosen("howMuchTitle") ?? words.text("howMuch"))}</h2>
${notice.form.parts.kind === "fine" ? fineTerms(words, notice) : amountTerms(words, notice)}
</section>
`;
}

function amountTerms(words: NoticeWords, { payments, form }: Notice): Html {
  const [first] = payments;
  const isInDetails = form.parts.kind === "instalments" && !form.parts.withSingle;
  const amount = isInDetails
    ? paragraphs(words, words.text("amountsInDetails"))
    : html`<dl>
${amountFact(words, first)}${dueDateFact(words, first)}</dl>`;
  return html`${amount}
${paragraphs(words, words.chosen("instalmentsNote"))}
<div class="note">${paragraphs(words, words.text("amountMayChange"))}</div>`;
}

function fineTerms(words: NoticeWords, { payments }: Notice): Html {
  const amounts = payments.map((payment) => {
    const { kind, amountText } = payment;
    if (kind !== "discounted" && kind !== "reduced") return undefined;
    const { title, term } = fineAmounts[kind];
    return html`<h3>${phrase(words, words.text(title))}</h3>
<p class="amount">${amountText} ${words.text("euro").first}</p>
${paragraphs(words, words.text(term))}
`;
  });
  return html`${amounts}\
<div class="note">${paragraphs(words, words.text("chooseRightAmount"))}</div>
<h3>${phrase(words, words.text("howDeadlinesCount"))}</h3>
${paragraphs(words, words.text("deadlinesCount"))}`;
}

function whereToPaySection(words: NoticeWords): Html {
  return html`<section class="channels" aria-labelledby="where-to-pay">
<h2 id="where-to-pay">${phrase(words, words.text("whereToPay"))}</h2>
${channel(words, "onlineHead", "onlineText")}\
${channel(words, "territoryHead", "territoryText")}\
<p><a href="https://www.pagopa.gov.it" rel="noreferrer">pagopa.gov.it</a></p>
</section>
`;
}

type ChosenText = Parameters<NoticeWords["chosen"]>[0];

function channel(words: NoticeWords, headKey: ChosenText, textKey: ChosenText): Html | undefined {
  const head = words.chosen(headKey);
  if (head === undefined) return undefined;
  return html`<h3>${phrase(words, head)}</h3>
${paragraphs(words, words.chosen(textKey))}
`;
}
