import { languagesOf, type NoticeLanguage } from "../values/notice-languages.ts";
import type { NoticeCreditor } from "./notice.ts";
import type { NoticeForm } from "./notice-form.ts";
import type { ChannelTexts, NoticeWording } from "./wording/notice-wording.ts";
import { wordingOf } from "./wording/wording-of.ts";

/** A fixed text in the notice's one or two languages, in the order of printing. */
export type NoticeText = { readonly first: string; readonly second?: string };

/** The texts that are chosen by the form, beside those that every form has. */
type ChosenText =
  | "howMuchTitle"
  | "onlineHead"
  | "onlineText"
  | "territoryHead"
  | "territoryText"
  | "instalmentsNote"
  | "singleTitle";

/** Fixed texts of the notices of a form: what is printed, ready to be placed. */
export type NoticeWords = {
  readonly languages: readonly [first: NoticeLanguage, second?: NoticeLanguage];
  /** The second language stands in grey (`inline`), or is the equal of the first. */
  readonly secondIsMuted: boolean;
  /** A text that does not depend on the form. */
  readonly text: (key: Exclude<keyof NoticeWording, `${string}hannel${string}`>) => NoticeText;
  /** A text that the form decides; `undefined` where the form has none. */
  readonly chosen: (key: ChosenText) => NoticeText | undefined;
  /** "Rata 3". */
  readonly instalmentTitle: (number: number) => NoticeText;
};

type Sentence = (wording: NoticeWording) => string;

/** The fixed texts of the notices of a form and an ente. */
export function composeNoticeWords(form: NoticeForm, creditor: NoticeCreditor): NoticeWords {
  const languages = languagesOf(form.languages);
  const [first, second] = languages;
  const inLanguages = (sentence: Sentence): NoticeText => ({
    first: sentence(wordingOf(first)),
    ...(second === undefined ? {} : { second: sentence(wordingOf(second)) }),
  });
  return {
    languages,
    secondIsMuted: form.languages.mode === "inline",
    text: (key) => inLanguages((wording) => wording[key]),
    chosen: (key) => {
      const sentence = chosenSentence(key, form, creditor);
      return sentence === undefined ? undefined : inLanguages(sentence);
    },
    instalmentTitle: (number) =>
      inLanguages(({ instalment }) => instalment.replace("{number}", String(number))),
  };
}

function chosenSentence(
  key: ChosenText,
  form: NoticeForm,
  creditor: NoticeCreditor,
): Sentence | undefined {
  switch (key) {
    case "howMuchTitle":
      return form.withDueDate || form.parts.kind !== "single"
        ? ({ howMuchAndWhen }) => howMuchAndWhen
        : ({ howMuch }) => howMuch;
    case "onlineHead":
      return form.abroad || form.spontaneous
        ? ({ payOnline }) => payOnline
        : ({ payOnlineWithIo }) => payOnlineWithIo;
    case "onlineText":
      return (wording) => ownChannelText(channelTexts(wording, form), creditor);
    case "territoryHead":
      return ({ payLocally }) => payLocally;
    case "territoryText":
      return (wording) => territoryText(wording, form, creditor);
    case "instalmentsNote":
      return instalmentsNote(form);
    case "singleTitle":
      return form.withDueDate
        ? ({ singleInstalmentBy }) => singleInstalmentBy
        : ({ singleInstalment }) => singleInstalment;
  }
}

function channelTexts(wording: NoticeWording, { abroad, spontaneous }: NoticeForm): ChannelTexts {
  if (abroad) return wording.channelsFromAbroad;
  return spontaneous ? wording.spontaneousChannels : wording.orOtherChannels;
}

function ownChannelText(texts: ChannelTexts, { onlineChannel, name }: NoticeCreditor): string {
  return texts[onlineChannel ?? "none"].replace("{creditor}", () => name);
}

function territoryText(
  { payLocallyText, payLocallyTextAbroad }: NoticeWording,
  { abroad }: NoticeForm,
  { physicalChannel }: NoticeCreditor,
): string {
  const place = physicalChannel === undefined ? "" : `${physicalChannel}, `;
  return (abroad ? payLocallyTextAbroad : payLocallyText).replace("{place}", () => place);
}

function instalmentsNote({ parts }: NoticeForm): Sentence | undefined {
  if (parts.kind !== "instalments") return undefined;
  const count = String(parts.count);
  return ({ inFullOrInInstalments, inInstalments }) =>
    (parts.withSingle ? inFullOrInInstalments : inInstalments).replace("{count}", count);
}
