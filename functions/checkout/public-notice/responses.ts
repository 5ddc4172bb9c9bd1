import type { HttpResult } from "../../../shared/lambda/http-result.ts";
import { notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { PrintLinkedNoticeOutcome } from "./print-linked-notice.ts";

/** The address opens the notice: it is told to nobody else. */
const unshared = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
} as const;

/** The page runs nothing, loads nothing, sends nothing and is framed by nobody. */
const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  ...unshared,
} as const;

export function respond(result: PrintLinkedNoticeOutcome): HttpResult {
  switch (result.outcome) {
    case "document":
      return {
        status: 200,
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `inline; filename="${result.fileName}"`,
          ...unshared,
        },
        body: result.pdf,
      };
    case "page":
      return { status: 200, headers: pageHeaders, body: result.page };
    case "closed":
      return problemResult({
        ...notPrintable,
        detail: "Con questo avviso non c'è nulla da pagare.",
      });
    case "notPrintable":
      return problemResult({
        ...notPrintable,
        detail: "Gli avvisi di questo pagamento non li stampa il portale: rivolgersi all'ente.",
      });
    case "unknown":
      return problemResult(notFound);
  }
}

const notPrintable = {
  status: 409,
  slug: "avviso-non-stampabile",
  title: "Avviso non stampabile",
} as const;
