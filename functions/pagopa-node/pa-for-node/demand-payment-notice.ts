import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import type { FormStore } from "../../../shared/domain/organizations/form-store.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { romeDateOf } from "../../../shared/domain/values/calendar-date.ts";
import type {
  DemandRequest,
  DemandResponse,
  KoResponse,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { refuse } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import { describeNotice } from "./describe-notice.ts";
import {
  type FindPayableDependencies,
  judgeAsItStands,
  judgePayable,
  type PayableNotice,
} from "./find-payable.ts";
import {
  type DemandRefusal,
  type OpenDemandedDependencies,
  openDemanded,
} from "./open-demanded.ts";
import { readDemand } from "./read-demand.ts";
import { findServedOrganization } from "./serve-station.ts";

export type DemandNoticeDependencies = FindPayableDependencies &
  OpenDemandedDependencies & { readonly forms: Pick<FormStore, "find"> };

/**
 * A debt that somebody asks for at a PSP's, such as a car tax by the plate: it is created, and can
 * be paid at once (SANP 3.12.0, paDemandPaymentNotice). The same demand again on the same day is
 * answered with the same notice.
 */
export async function demandPaymentNotice(
  request: DemandRequest,
  dependencies: DemandNoticeDependencies,
): Promise<DemandResponse | KoResponse> {
  const { primitive, idPA: id } = request;
  const organization = await findServedOrganization(request, dependencies);
  if (typeof organization === "string") return refuse(primitive, organization, { id });
  const found = await openNotice(request, organization, dependencies);
  if ("refusal" in found) {
    const { refusal, detail } = found;
    return refuse(primitive, refusal, { id, ...(detail !== undefined && { detail }) });
  }
  const { fiscalCode } = organization;
  const { noticeNumber } = found.notice;
  const qrCode = { fiscalCode, noticeNumber };
  return { primitive, outcome: "OK", qrCode, ...describeNotice(found) };
}

async function openNotice(
  { idServizio, datiSpecificiServizioRequest: data }: DemandRequest,
  organization: Organization,
  dependencies: DemandNoticeDependencies,
): Promise<PayableNotice | DemandRefusal> {
  const type = offering(organization, idServizio);
  if (type?.pspService === undefined || type.formVersion === undefined) {
    return { refusal: "serviceNotOffered" };
  }
  const reference = { organization: organization.fiscalCode, typeCode: type.code };
  const form = await dependencies.forms.find(reference, type.formVersion);
  if (form === undefined) throw new Error("a type whose form is not there");
  const reading = readDemand(data, type.pspService, form);
  if (reading.outcome === "malformed") {
    return { refusal: "malformedRequest", detail: reading.detail };
  }
  const { answers, debtor } = reading;
  const demanded = { organization, type, form, answers, debtor };
  const opened = await openDemanded(demanded, dependencies);
  if ("refusal" in opened) return opened;
  const { position, isNew } = opened;
  const { noticeNumber } = position;
  if (noticeNumber === undefined) throw new Error("a payment at once without a notice");
  const asked = { organization, position, noticeNumber };
  // Of a new debt the service was asked a moment ago.
  const payable = isNew
    ? judgeAsItStands(asked, romeDateOf(dependencies.now()))
    : await judgePayable(asked, dependencies);
  return typeof payable === "string" ? { refusal: payable } : payable;
}

/** The one type by which the ente offers the service. */
function offering(
  { debtPositionTypes }: Organization,
  serviceCode: string,
): DebtPositionType | undefined {
  return debtPositionTypes.find(
    ({ active, spontaneous, pspService }) =>
      active && spontaneous && pspService?.serviceCode === serviceCode,
  );
}
