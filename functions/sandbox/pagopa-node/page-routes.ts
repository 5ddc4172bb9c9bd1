import { sessionMinutesMax } from "../../../shared/domain/sandbox/payment-session.ts";
import { parseRunId, probeNoticeNumber } from "../../../shared/domain/sandbox/sandbox-run.ts";
import { activateNotice } from "./activate-notice.ts";
import { demandNotice } from "./demand-notice.ts";
import {
  activationForm,
  choicesOfForm,
  demandForm,
  enteForm,
  type FormFields,
  noticeForm,
  problemsOf,
  readFormFields,
  receiptForm,
  resendForm,
  tokenForm,
} from "./form-bodies.ts";
import { homePage } from "./pages/home-page.ts";
import { problemPage } from "./pages/problem-page.ts";
import { reportPage } from "./pages/report-page.ts";
import { runPage, type SentForm } from "./pages/run-page.ts";
import { scanScript } from "./pages/scan-script.ts";
import { style } from "./pages/style.ts";
import { type FieldProblem, notFound, type Reply } from "./reply.ts";
import { resendReceipt } from "./resend-receipt.ts";
import type { Route, RouteCall, SiteDependencies } from "./routing.ts";
import { sendReceipts } from "./send-receipts.ts";
import { startRun } from "./start-run.ts";
import { verifyNotice } from "./verify-notice.ts";
import { type RunView, viewRun } from "./view-run.ts";
import { runView } from "./views.ts";

const seeRun = (runId: string): Reply => ({
  reply: "redirect",
  status: 303,
  location: `/sandbox/runs/${runId}`,
});
const missing: Reply = { reply: "page", status: 404, html: problemPage(notFound) };

type RunAnswer = (
  call: RouteCall & { readonly view: RunView; readonly fields: FormFields },
  dependencies: SiteDependencies,
) => Promise<Reply>;

function runRoute(method: Route["method"], path: string, answer: RunAnswer): Route {
  return {
    method,
    pattern: `/sandbox/runs/:runId${path}`,
    callers: "people",
    async answer(call, dependencies) {
      const runId = parseRunId(call.variables["runId"] ?? "");
      const view = runId && (await viewRun(runId, dependencies));
      if (view === undefined) return missing;
      const fields = readFormFields(call.request.body);
      return answer({ ...call, view, fields }, dependencies);
    },
  };
}

/** The node for people: pages, and the forms on them. After a form the browser sees the run. */
export const pageRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/sandbox",
    callers: "people",
    answer: async () => ({ reply: "page", status: 200, html: homePage() }),
  },
  {
    method: "GET",
    pattern: "/sandbox/assets/style.css",
    callers: "people",
    answer: async () => asset("text/css; charset=utf-8", style),
  },
  {
    method: "GET",
    pattern: "/sandbox/assets/scan.js",
    callers: "people",
    answer: async () => asset("text/javascript; charset=utf-8", scanScript),
  },
  {
    method: "POST",
    pattern: "/sandbox/runs",
    callers: "people",
    answer: ({ request }, dependencies) => beginRun(readFormFields(request.body), dependencies),
  },
  runRoute("GET", "", async ({ view }) => ({ reply: "page", status: 200, html: runPage(view) })),
  runRoute("GET", "/report", async ({ view, request }, { now }) =>
    wantsJson(request.headers["accept"])
      ? { reply: "json", status: 200, body: runView(view) }
      : { reply: "page", status: 200, html: reportPage(view, now()) },
  ),
  runRoute("GET", "/report.json", async ({ view }) => ({
    reply: "json",
    status: 200,
    body: runView(view),
  })),
  runRoute("POST", "/verify", async ({ view, fields }, dependencies) => {
    const notice = noticeForm.safeParse(fields);
    if (!notice.success) return refuseForm(view, "verify", { fields, error: notice.error });
    const { fiscalCode, noticeNumber } = notice.data;
    const input = { runId: view.run.id, notice: { fiscalCode, noticeNumber }, override: {} };
    await verifyNotice(input, dependencies);
    return seeRun(view.run.id);
  }),
  runRoute("POST", "/payment", payByForm),
  runRoute("POST", "/receipt", async ({ view, fields }, dependencies) => {
    const receipt = receiptForm.safeParse(fields);
    if (!receipt.success) return refuseForm(view, "receipt", { fields, error: receipt.error });
    const token = tokenForm.safeParse(fields).data?.paymentToken;
    const payment = view.payments.find(({ paymentToken }) => paymentToken === token);
    if (payment === undefined) return missing;
    const choices = choicesOfForm(receipt.data);
    await sendReceipts({ runId: view.run.id, payment, earlier: [], choices }, dependencies);
    return seeRun(view.run.id);
  }),
  runRoute("POST", "/resend", async ({ view, fields }, dependencies) => {
    const form = resendForm.safeParse(fields);
    const sent =
      form.success && (await resendReceipt(view.run.id, form.data.receipt, dependencies));
    return sent === false || sent === "unknown" ? missing : seeRun(view.run.id);
  }),
];

async function beginRun(fields: FormFields, dependencies: SiteDependencies): Promise<Reply> {
  const { action = "verify" } = fields;
  const refuse = (error: Parameters<typeof problemsOf>[0]): Reply =>
    badPage(homePage({ values: fields, problems: problemsOf(error), action }));
  if (action === "probe") {
    const form = enteForm.safeParse(fields);
    if (!form.success) return refuse(form.error);
    const { fiscalCode, title = "Sonda di disponibilità" } = form.data;
    const run = await startRun({ title, organizationFiscalCode: fiscalCode }, dependencies);
    const notice = { fiscalCode, noticeNumber: probeNoticeNumber };
    await verifyNotice({ runId: run.id, notice, override: {} }, dependencies);
    return seeRun(run.id);
  }
  if (action === "demand") {
    const form = demandForm.safeParse(fields);
    if (!form.success) return refuse(form.error);
    const { serviceData, ...demand } = form.data;
    const title = "Pagamento spontaneo presso un PSP";
    const organizationFiscalCode = demand.fiscalCode;
    const run = await startRun({ title, organizationFiscalCode }, dependencies);
    const serviceDataBase64 = Buffer.from(serviceData, "utf8").toString("base64");
    await demandNotice({ runId: run.id, ...demand, serviceDataBase64, override: {} }, dependencies);
    return seeRun(run.id);
  }
  const form = noticeForm.safeParse(fields);
  if (!form.success) return refuse(form.error);
  const { title, ...notice } = form.data;
  const { fiscalCode: organizationFiscalCode } = notice;
  const run = await startRun({ title, organizationFiscalCode }, dependencies);
  await verifyNotice({ runId: run.id, notice, override: {} }, dependencies);
  return seeRun(run.id);
}

async function payByForm(
  { view, fields }: Parameters<RunAnswer>[0],
  dependencies: SiteDependencies,
): Promise<Reply> {
  const activation = activationForm.safeParse(fields);
  if (!activation.success) {
    return refuseForm(view, "payment", { fields, error: activation.error });
  }
  const { fiscalCode, noticeNumber, version, transferType, step } = activation.data;
  const receipt = receiptForm.safeParse(fields);
  if (step === "pay" && !receipt.success) {
    return refuseForm(view, "payment", { fields, error: receipt.error });
  }
  const runId = view.run.id;
  const notice = { fiscalCode, noticeNumber };
  const { described } = view;
  const isSeen = described?.notice.noticeNumber === noticeNumber;
  const seen = isSeen ? described.description.paymentOptionDescription.amount : undefined;
  const activated = await activateNotice(
    {
      runId,
      notice,
      version,
      sessionMinutes: sessionMinutesMax,
      override: {},
      ...(seen === undefined ? {} : { amountCents: seen }),
      ...(transferType === undefined ? {} : { transferType }),
    },
    dependencies,
  );
  if (activated.outcome === "activated" && step === "pay" && receipt.success) {
    const { paymentToken, offered } = activated;
    const payment = { paymentToken, notice, version, offered, paymentNote: undefined };
    const choices = choicesOfForm(receipt.data);
    await sendReceipts({ runId, payment, earlier: [], choices }, dependencies);
  }
  return seeRun(runId);
}

type Refused = {
  readonly fields: FormFields;
  readonly error: Parameters<typeof problemsOf>[0];
};

function refuseForm(view: RunView, form: SentForm["form"], { fields, error }: Refused): Reply {
  const problems: readonly FieldProblem[] = problemsOf(error);
  return badPage(runPage(view, { form, values: fields, problems }));
}

function badPage(html: Extract<Reply, { reply: "page" }>["html"]): Reply {
  return { reply: "page", status: 400, html };
}

function asset(contentType: string, content: string): Reply {
  return { reply: "asset", contentType, content };
}

/** Browsers name `text/html`; who names JSON and not HTML is a program. */
function wantsJson(accept = ""): boolean {
  return accept.includes("application/json") && !accept.includes("text/html");
}
