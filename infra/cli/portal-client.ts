import { createReadStream } from "node:fs";
import { decodeJwt } from "jose";
import * as z from "zod";
import { RemoteFailure } from "./exit-codes.ts";
import type { PrintRequest } from "./print-request.ts";
import { registryImportCalls } from "./registry-import-calls.ts";

export type PortalCredentials = {
  readonly baseUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the token is for; the issuer's own choice when it is left out. */
  readonly scope?: string;
};

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
const problemAnswer = z.object({
  detail: z.string(),
  code: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
const fileAddress = z.string().nullable();

const ticketAnswer = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});

const flowAnswer = z.object({
  id: z.string(),
  name: z.string(),
  dryRun: z.boolean(),
  status: z.enum(["AWAITING_UPLOAD", "QUEUED", "IMPORTING", "IMPORTED", "REFUSED"]),
  complete: z.boolean(),
  rows: z.number().nullable(),
  accepted: z.number(),
  rejected: z.number(),
  notices: z.object({ expected: z.number(), made: z.number() }),
  notified: z.object({
    expected: z.number(),
    io: z.number(),
    email: z.number(),
    unreachable: z.number(),
    uncertain: z.number(),
    notNeeded: z.number(),
  }),
  seconds: z.object({ import: z.number().nullable(), notices: z.number().nullable() }),
  estimatedEnd: z.string().nullable(),
  writeUnitsPerRow: z.number().nullable(),
  refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
  files: z.object({
    iuv: fileAddress,
    rejected: fileAddress,
    notices: fileAddress,
    printPacks: z.array(z.string()),
  }),
});
export type FlowView = z.infer<typeof flowAnswer>;

const printTicketAnswer = z.object({ id: z.string() });
const printJobAnswer = z.object({
  id: z.string(),
  status: z.enum(["REQUESTED", "PRINTING", "DONE", "REFUSED"]),
  complete: z.boolean(),
  notices: z.object({ selected: z.number().nullable(), made: z.number() }),
  packs: z.object({ total: z.number().nullable(), made: z.number() }),
  refusal: z.string().nullable(),
  files: z.array(z.object({ notices: z.number(), bytes: z.number(), url: z.string() })),
});
export type PrintJobView = z.infer<typeof printJobAnswer>;

const receiptAnswer = z.object({
  receiptId: z.string(),
  amountCents: z.number(),
  psp: z.object({ name: z.string() }),
  paidAt: z.string().optional(),
});
export type ReceiptView = z.infer<typeof receiptAnswer>;
const organizationAnswer = z.object({ status: z.string() });
const noticeAnswer = z.object({ status: z.string() });

export type OnboardingStep = {
  readonly step: string;
  readonly state: "DONE";
  readonly evidence: string;
};

export type PortalClient = ReturnType<typeof createPortalClient>;

/** The portal's API as an ente's system uses it: client credentials, then plain HTTPS. */
export function createPortalClient(credentials: PortalCredentials) {
  const token = rememberToken(credentials);
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...init.headers, authorization: `Bearer ${await token()}` };
    return send(new URL(path, credentials.baseUrl), { ...init, headers });
  };
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await ask(path, init);
    if (!response.ok) throw new RemoteFailure(await describe(response));
    return response;
  };
  const post = (path: string, body: unknown) =>
    call(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const own = async () => `/v1/organizations/${await organization(token)}`;
  const flows = async () => `${await own()}/import-flows`;
  const receiptPath = async (id: string) => `${await own()}/receipts/${encodeURIComponent(id)}`;
  return {
    async requestFlow(flow: { fileName: string; sizeBytes: number; dryRun: boolean }) {
      return ticketAnswer.parse(await (await post(await flows(), flow)).json());
    },
    async upload(ticket: z.infer<typeof ticketAnswer>["upload"], path: string): Promise<void> {
      const response = await send(new URL(ticket.url), {
        method: "PUT",
        headers: ticket.headers,
        body: createReadStream(path),
        duplex: "half",
      });
      if (!response.ok)
        throw new RemoteFailure(`Il caricamento è fallito: HTTP ${response.status}.`);
    },
    async startFlow(id: string): Promise<void> {
      await post(`${await flows()}/${id}/start`, {});
    },
    async findFlow(id: string): Promise<FlowView> {
      return flowAnswer.parse(await (await call(`${await flows()}/${id}`)).json());
    },
    async findNotice(noticeNumber: string): Promise<Uint8Array> {
      const path = `${await own()}/notices/${noticeNumber}`;
      return (await call(path, { headers: { accept: "application/pdf" } })).bytes();
    },
    async findNoticeStatus(noticeNumber: string): Promise<string> {
      const path = `${await own()}/notices/${noticeNumber}`;
      const response = await call(path, { headers: { accept: "application/json" } });
      return noticeAnswer.parse(await response.json()).status;
    },
    ...registryCalls({ ask, call, post }),
    ...registryImportCalls({ call, post }),
    ...printJobCalls({ call, post, flows }),
    ...receiptCalls({ ask, call, receiptPath }),
  };
}

type Call = (path: string, init?: RequestInit) => Promise<Response>;

/** What the Region does with its enti. */
function registryCalls({
  ask,
  call,
  post,
}: {
  readonly ask: Call;
  readonly call: Call;
  readonly post: (path: string, body: unknown) => Promise<Response>;
}) {
  const of = (fiscalCode: string) => `/v1/organizations/${fiscalCode}`;
  const send = (method: string, body: unknown, headers: Record<string, string> = {}) => ({
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return {
    /** Registers the ente, or replaces the registry that there is; its state. */
    async putOrganization(fiscalCode: string, body: unknown): Promise<string> {
      const path = of(fiscalCode);
      const registered = await ask(path, send("PUT", body));
      const etag = registered.headers.get("etag");
      if (registered.ok) return organizationAnswer.parse(await registered.json()).status;
      if (registered.status !== 428 || etag === null) {
        throw new RemoteFailure(await describe(registered));
      }
      const replaced = await call(path, send("PUT", body, { "if-match": etag }));
      return organizationAnswer.parse(await replaced.json()).status;
    },
    /** Writes down steps of the onboarding of an ente that has none yet. */
    async recordOnboarding(fiscalCode: string, steps: readonly OnboardingStep[]): Promise<void> {
      await call(`${of(fiscalCode)}/onboarding`, send("PATCH", { steps }));
    },
    /** Gives a type of the ente the form that citizens fill in. */
    async putForm(fiscalCode: string, typeCode: string, form: unknown): Promise<void> {
      const path = `${of(fiscalCode)}/debt-position-types/${encodeURIComponent(typeCode)}/form`;
      await call(path, send("PUT", form, { "if-match": "*" }));
    },
    async changeStatus(fiscalCode: string, status: string, reason?: string): Promise<void> {
      await post(`${of(fiscalCode)}/status-changes`, { status, reason });
    },
  };
}

/** Print jobs of an ente's flows. */
function printJobCalls({
  call,
  post,
  flows,
}: {
  readonly call: Call;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  readonly flows: () => Promise<string>;
}) {
  const jobs = async (flowId: string) =>
    `${await flows()}/${encodeURIComponent(flowId)}/print-jobs`;
  return {
    /** The id of the job; the same request again is the same job. */
    async requestPrintJob(flowId: string, request: PrintRequest): Promise<string> {
      return printTicketAnswer.parse(await (await post(await jobs(flowId), request)).json()).id;
    },
    async findPrintJob(flowId: string, jobId: string): Promise<PrintJobView> {
      return printJobAnswer.parse(await (await call(`${await jobs(flowId)}/${jobId}`)).json());
    },
  };
}

/** What an ente reads of its receipts; `ask` gives any answer, `call` only good ones. */
function receiptCalls({
  ask,
  call,
  receiptPath,
}: {
  readonly ask: Call;
  readonly call: Call;
  readonly receiptPath: (receiptId: string) => Promise<string>;
}) {
  return {
    /** `undefined` while the ente has no such receipt. */
    async findReceipt(receiptId: string): Promise<ReceiptView | undefined> {
      const response = await ask(await receiptPath(receiptId), {
        headers: { accept: "application/json" },
      });
      if (response.status === 404) return undefined;
      if (!response.ok) throw new RemoteFailure(await describe(response));
      return receiptAnswer.parse(await response.json());
    },
    async findReceiptPdf(receiptId: string): Promise<Uint8Array> {
      const headers = { accept: "application/pdf" };
      return (await call(await receiptPath(receiptId), { headers })).bytes();
    },
  };
}

/** A request whose failure to connect is told in Italian. */
async function send(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new RemoteFailure(`Il portale non risponde (${url.origin}).`, { cause: error });
  }
}

async function describe(response: Response): Promise<string> {
  const problem = problemAnswer.safeParse(await response.json().catch(() => undefined));
  if (!problem.success) return `Il portale ha risposto con HTTP ${response.status}.`;
  const { detail, code, errors = [] } = problem.data;
  const summary = code === undefined ? detail : `${detail} [${code}]`;
  return [summary, ...errors.map((error) => `${error.pointer}: ${error.detail}`)].join("\n");
}

function rememberToken(credentials: PortalCredentials): () => Promise<string> {
  let held: { readonly token: string; readonly until: number } | undefined;
  return async () => {
    if (held !== undefined && held.until > Date.now()) return held.token;
    const { clientId, clientSecret, issuer, scope } = credentials;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    const response = await send(new URL(`${issuer}/token`), {
      method: "POST",
      headers: {
        authorization: `Basic ${basic}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ grant_type: "client_credentials", ...(scope && { scope }) }),
    });
    if (!response.ok) throw new RemoteFailure("Le credenziali del client non sono accettate.");
    const answer = tokenAnswer.parse(await response.json());
    held = { token: answer.access_token, until: Date.now() + (answer.expires_in - 60) * 1000 };
    return held.token;
  };
}

async function organization(token: () => Promise<string>): Promise<string> {
  const claim = decodeJwt(await token())["organization_fiscal_code"];
  if (typeof claim !== "string") throw new RemoteFailure("Il client non agisce per alcun ente.");
  return claim;
}
