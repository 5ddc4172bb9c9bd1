import {
  parseRunId,
  probeNoticeNumber,
  type RunId,
} from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { RunRecord } from "../../../shared/domain/sandbox/sandbox-store.ts";
import { activateNotice } from "./activate-notice.ts";
import { demandNotice } from "./demand-notice.ts";
import { paymentsIn } from "./find-payment.ts";
import { payNotice } from "./pay-notice.ts";
import { withBody } from "./read-body.ts";
import { type NodeProblem, notFound, type Reply } from "./reply.ts";
import {
  activateBody,
  demandBody,
  payBody,
  paymentBody,
  probeBody,
  receiptChoicesOf,
  resendBody,
  runBody,
  verifyBody,
} from "./request-bodies.ts";
import { resendReceipt } from "./resend-receipt.ts";
import type { Route, RouteCall, SiteDependencies } from "./routing.ts";
import { sendReceipts } from "./send-receipts.ts";
import { startRun } from "./start-run.ts";
import { verifyNotice } from "./verify-notice.ts";
import { viewRun } from "./view-run.ts";
import {
  callView,
  deliveryView,
  descriptionView,
  offeredView,
  receiptsView,
  runView,
} from "./views.ts";

const json = (status: number, body: unknown): Reply => ({ reply: "json", status, body });
const problem = (because: NodeProblem): Reply => ({ reply: "problem", problem: because });

const paymentUnknown: NodeProblem = {
  status: 404,
  slug: "pagamento-sconosciuto",
  title: "Pagamento sconosciuto",
  detail: "Nella prova non c'è un pagamento attivato con questo token.",
};
const receiptUnknown: NodeProblem = {
  status: 404,
  slug: "ricevuta-sconosciuta",
  title: "Ricevuta sconosciuta",
  detail: "Nella prova non c'è questa ricevuta.",
};

type RunAnswer = (
  call: RouteCall & { readonly runId: RunId; readonly record: RunRecord },
  dependencies: SiteDependencies,
) => Promise<Reply>;

/** A route about one run; without the run there is nothing to answer. */
function runRoute(action: string, answer: RunAnswer): Route {
  return {
    method: "POST",
    pattern: `/sandbox/v1/runs/:runId/${action}`,
    callers: "people",
    async answer(call, dependencies) {
      const runId = parseRunId(call.variables["runId"] ?? "");
      const record = runId && (await dependencies.sandbox.readRun(runId));
      if (runId === undefined || record === undefined) return problem(notFound);
      return answer({ ...call, runId, record }, dependencies);
    },
  };
}

/** The node for programs, in JSON: one route for each thing it can be made to do. */
export const apiRoutes: readonly Route[] = [
  {
    method: "POST",
    pattern: "/sandbox/v1/runs",
    callers: "people",
    answer: ({ request }, dependencies) =>
      withBody(request, runBody, async ({ title, fiscalCode: organizationFiscalCode }) => {
        const run = await startRun({ title, organizationFiscalCode }, dependencies);
        return json(201, { ...run, ...addressesOf(run.id, dependencies) });
      }),
  },
  {
    method: "GET",
    pattern: "/sandbox/v1/runs/:runId",
    callers: "people",
    async answer({ variables }, dependencies) {
      const runId = parseRunId(variables["runId"] ?? "");
      const view = runId && (await viewRun(runId, dependencies));
      return view === undefined ? problem(notFound) : json(200, runView(view));
    },
  },
  runRoute("verify", ({ request, runId }, dependencies) =>
    withBody(request, verifyBody, async ({ override, ...notice }) => {
      const result = await verifyNotice({ runId, notice, override }, dependencies);
      const notices = result.outcome === "payable" ? descriptionView(result.notice) : null;
      return json(200, { call: callView(result.call), notice: notices });
    }),
  ),
  runRoute("probe", ({ request, runId }, dependencies) =>
    withBody(request, probeBody, async ({ fiscalCode, override }) => {
      const notice = { fiscalCode, noticeNumber: probeNoticeNumber };
      const { call } = await verifyNotice({ runId, notice, override }, dependencies);
      const isKo = call.verdict.outcome === "KO";
      const said = isKo ? call.verdict.fault.original?.code : undefined;
      return json(200, { call: callView(call), alive: said === "PAA_PAGAMENTO_SCONOSCIUTO" });
    }),
  ),
  runRoute("activate", ({ request, runId }, dependencies) =>
    withBody(request, activateBody, async ({ fiscalCode, noticeNumber, ...rest }) => {
      const notice = { fiscalCode, noticeNumber };
      const result = await activateNotice({ runId, notice, ...rest }, dependencies);
      const isActive = result.outcome === "activated";
      return json(200, {
        call: callView(result.call),
        paymentToken: isActive ? result.paymentToken : null,
        payment: isActive ? offeredView(result.offered) : null,
      });
    }),
  ),
  runRoute("pay", ({ request, runId, record }, dependencies) =>
    withBody(request, payBody, async ({ paymentToken, ...rest }) => {
      const payment = paymentsIn(record).find((each) => each.paymentToken === paymentToken);
      if (payment === undefined) return problem(paymentUnknown);
      const earlier = record.deliveries.filter(({ receiptId }) => receiptId === paymentToken);
      const choices = receiptChoicesOf(rest);
      const sent = await sendReceipts({ runId, payment, earlier, choices }, dependencies);
      return json(200, receiptsView(sent));
    }),
  ),
  runRoute("resend", ({ request, runId }, dependencies) =>
    withBody(request, resendBody, async ({ receipt }) => {
      const sent = await resendReceipt(runId, receipt, dependencies);
      return sent === "unknown" ? problem(receiptUnknown) : json(200, deliveryView(sent));
    }),
  ),
  runRoute("demand", ({ request, runId }, dependencies) =>
    withBody(request, demandBody, async (demand) => {
      const result = await demandNotice({ runId, ...demand }, dependencies);
      const isPayable = result.outcome === "payable";
      return json(200, {
        call: callView(result.call),
        qrCode: isPayable ? result.notice.qrCode : null,
        notice: isPayable ? descriptionView(result.notice) : null,
      });
    }),
  ),
  {
    method: "POST",
    pattern: "/sandbox/v1/payments",
    callers: "people",
    answer: ({ request }, dependencies) =>
      withBody(request, paymentBody, async (body) => {
        const { title, fiscalCode, noticeNumber, version, override, ...rest } = body;
        const { transferType, paymentNote, sessionMinutes, ...receipts } = rest;
        const run = await startRun({ title, organizationFiscalCode: fiscalCode }, dependencies);
        const paid = await payNotice(
          {
            runId: run.id,
            notice: { fiscalCode, noticeNumber },
            version,
            override,
            activation: {
              sessionMinutes,
              ...(transferType === undefined ? {} : { transferType }),
              ...(paymentNote === undefined ? {} : { paymentNote }),
            },
            choices: receiptChoicesOf({ ...receipts, override }),
          },
          dependencies,
        );
        const isPaid = paid.outcome === "paid";
        return json(isPaid ? 201 : 422, {
          runId: run.id,
          ...addressesOf(run.id, dependencies),
          outcome: paid.outcome,
          steps: paid.steps.map(callView),
          notice: isPaid ? descriptionView(paid.described) : null,
          paymentToken: isPaid ? paid.paymentToken : null,
          payment: isPaid ? offeredView(paid.offered) : null,
          ...(isPaid ? receiptsView(paid.receipts) : { receipts: [], refused: [] }),
        });
      }),
  },
];

function addressesOf(runId: RunId, { publicUrl }: SiteDependencies) {
  return {
    pageUrl: `${publicUrl}/sandbox/runs/${runId}`,
    reportUrl: `${publicUrl}/sandbox/runs/${runId}/report`,
  };
}
