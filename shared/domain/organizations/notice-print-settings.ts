import type { NoticeLanguages } from "../values/notice-languages.ts";

/** The notice in force, and the one-page notice of 2019 that an ente may still choose. */
export const noticeLayouts = ["3.5.1", "2019"] as const;
/** Where the ente takes payments online itself (Avviso di pagamento 3.5.1, Ente.Canale.Online). */
export const onlineChannels = ["site", "app", "siteAndApp"] as const;
/** Order of the notices in a print pack: as in the file, by postal code (CAP), by type. */
export const packOrders = ["file", "postalCode", "type"] as const;
/** Side of the envelope on which the addressee shows through. */
export const envelopeWindows = ["none", "left", "right"] as const;

export const physicalChannelLengthMax = 50;

/** How an ente wants its notices printed; what is absent is as the portal prints by itself. */
export type NoticePrintSettings = {
  readonly layout?: (typeof noticeLayouts)[number];
  /** Italian alone where it is absent. */
  readonly languages?: NoticeLanguages;
  readonly onlineChannel?: (typeof onlineChannels)[number];
  /** The ente's own desks (Avviso di pagamento 3.5.1, Ente.Canale.Fisico), 50 characters. */
  readonly physicalChannel?: string;
  readonly packOrder?: (typeof packOrders)[number];
  /** Packs are printed on both sides: each notice begins on a new sheet. */
  readonly duplex?: boolean;
  readonly envelopeWindow?: (typeof envelopeWindows)[number];
};
