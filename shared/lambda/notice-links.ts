import { type NoticeNumber, parseNoticeNumber } from "../domain/values/notice-number.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../domain/values/organization-fiscal-code.ts";
import { secretKeysOf } from "./portal-keys.ts";
import { keptOfSeed, type PortalSeedSettings } from "./portal-seed.ts";
import { isSameText, sealOf } from "./sealed-text.ts";

type LinkedNotice = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly noticeNumber: NoticeNumber;
};

/** Links to notices for whoever has just made them: nobody makes one up, none lasts. */
export type NoticeLinks = {
  /** One segment of an address. */
  make(notice: LinkedNotice, now: Date): Promise<string>;
  /** The notice that a link opens now. */
  open(link: string, now: Date): Promise<LinkedNotice | undefined>;
};

const minutesValid = 60;

type Keys = readonly [Buffer, ...Buffer[]];

export function createNoticeLinks(settings: PortalSeedSettings): NoticeLinks {
  const keys = keptOfSeed(settings, (seed): Keys => secretKeysOf(seed, "notice-links"));
  return {
    async make({ organizationFiscalCode, noticeNumber }, now) {
      const expires = Math.floor(now.getTime() / 1_000) + minutesValid * 60;
      const text = `${organizationFiscalCode}.${noticeNumber}.${expires}`;
      return `${text}.${sealOf((await keys())[0], text)}`;
    },
    async open(link, now) {
      const [ente = "", number = "", expires = "", seal = "", ...rest] = link.split(".");
      const text = `${ente}.${number}.${expires}`;
      const isOurs = (await keys()).some((key) => isSameText(sealOf(key, text), seal));
      if (!isOurs || rest.length > 0 || Number(expires) * 1_000 <= now.getTime()) return undefined;
      const organizationFiscalCode = parseOrganizationFiscalCode(ente);
      const noticeNumber = parseNoticeNumber(number);
      return organizationFiscalCode && noticeNumber && { organizationFiscalCode, noticeNumber };
    },
  };
}
