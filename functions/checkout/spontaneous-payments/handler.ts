import { nobody } from "../../../shared/domain/access/caller.ts";
import type { NewPosition } from "../../../shared/domain/checkout/spontaneous-payment.ts";
import { createLookalikeFinder } from "../../../shared/domain/debt-positions/find-lookalikes.ts";
import { createRecordedPosition } from "../../../shared/domain/journal/create-recorded-position.ts";
import { notingReservations } from "../../../shared/lambda/counting-stores.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { createJournalRecorder } from "../../../shared/lambda/journal-recorder.ts";
import { createNoticeLinks } from "../../../shared/lambda/notice-links.ts";
import { spontaneousIudOf } from "../../../shared/lambda/spontaneous-iud.ts";
import { createVisitorGuard } from "../../../shared/lambda/visitor-guard.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createVisitorAllowances } from "../../../shared/persistence/call-protection/visitor-allowances.ts";
import { createSpontaneousStores } from "../../../shared/persistence/checkout/spontaneous-stores.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";

export const handler = httpHandler({
  tokens: "none",
  environment: environmentSchema,
  visitors: (environment) =>
    createVisitorGuard(environment, createVisitorAllowances(environment.TABLE_NAME)),
  dependencies: (environment) => {
    const stores = createSpontaneousStores(environment.TABLE_NAME, environment.JOURNAL_DAYS);
    const positions = notingReservations(stores.positions);
    const now = () => new Date();
    const record = createJournalRecorder(stores.journal);
    const creating = { ...stores, positions, oldIuvAcceptedUntil, record, now };
    return {
      ...stores,
      findLookalikes: createLookalikeFinder(stores),
      create: (asked: NewPosition) =>
        createRecordedPosition({ ...asked, caller: nobody }, creating),
      iudOf: spontaneousIudOf,
      linkTo: createNoticeLinks(environment).make,
      publicUrl: environment.PUBLIC_URL,
      now,
    };
  },
  routes,
});
