import { cancelCounterPayment } from "../../../shared/domain/checkout/counter-cancellation.ts";
import {
  type CounterKey,
  type CounterReference,
  parseCounterKey,
} from "../../../shared/domain/checkout/counter-payment.ts";
import {
  type CounterView,
  showCounterPayment,
} from "../../../shared/domain/checkout/counter-view.ts";
import type { NewJournalEvent } from "../../../shared/domain/journal/journal-event.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { readFormFields } from "./form-fields.ts";
import { type PageReply, pageReply, redirectTo } from "./page-reply.ts";
import { counterAddress, counterPage } from "./pages/counter-page.ts";
import { counterBusyPage, unknownCounterPage } from "./pages/state-page.ts";
import type { PageCall, SiteDependencies } from "./site-dependencies.ts";

const unknown = pageReply(unknownCounterPage(), 404);

/** `GET /sportello/{counterKey}?ente=`: the page of a terminal, which follows the payment. */
export async function showCounter(
  { request, variables }: PageCall,
  dependencies: SiteDependencies,
): Promise<PageReply> {
  const found = referenceOf(variables, request.query["ente"], dependencies);
  const view = found && (await showCounterPayment(found, dependencies));
  if (found === undefined || view === undefined) return unknown;
  const { organizations, origins, qrPicture } = dependencies;
  const organization = await organizations.find(found.organization);
  if (organization === undefined) return unknown;
  const payLink = `${origins.portal}/paga/${view.payment.noticeNumber}?ente=${found.organization}`;
  return pageReply(
    counterPage({
      view,
      key: found.key,
      organizationName: organization.name,
      payLink,
      picture: qrPicture(payLink, "Codice QR con l'indirizzo a cui pagare"),
    }),
  );
}

/** `POST /sportello/{counterKey}`: whoever has the key calls the payment off, unless it is paid. */
export async function cancelCounter(
  { request, variables }: PageCall,
  dependencies: SiteDependencies,
): Promise<PageReply> {
  const found = referenceOf(variables, readFormFields(request.body)["ente"], dependencies);
  if (found === undefined) return unknown;
  const began = dependencies.now();
  const result = await cancelCounterPayment(found, dependencies);
  switch (result.outcome) {
    case "unknown":
      return unknown;
    case "beingPaid":
      return pageReply(counterBusyPage(`/sportello/${found.key}?ente=${found.organization}`), 409);
    case "cancelled":
      if (result.view.payment.ownsPosition) {
        await dependencies.record([{ ...eventOf(result.view), at: began.toISOString() }]);
      }
      return redirectTo(counterAddress(found.key, result.view));
    case "paid":
      return redirectTo(counterAddress(found.key, result.view));
  }
}

function referenceOf(
  variables: PageCall["variables"],
  ente: string | undefined,
  { keys }: SiteDependencies,
): (CounterReference & { readonly key: CounterKey }) | undefined {
  const key = parseCounterKey(variables["counterKey"] ?? "");
  const organization = parseOrganizationFiscalCode(ente ?? "");
  if (key === undefined || organization === undefined) return undefined;
  return { organization, key, id: keys.counterPaymentIdOf(key) };
}

/** The debt that was created for the payment is cancelled with it. */
function eventOf({ payment }: CounterView): Omit<NewJournalEvent, "at"> {
  const { organizationFiscalCode, noticeNumber, iud, typeCode } = payment;
  return {
    organizationFiscalCode,
    kind: "positionCancelled",
    direction: "in",
    peer: { kind: "visitor" },
    outcome: "OK",
    noticeNumber,
    iud,
    typeCode,
  };
}
