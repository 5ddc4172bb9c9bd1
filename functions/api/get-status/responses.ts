import type { HttpResult } from "../../../shared/lambda/http-result.ts";
import { problemResult } from "../../../shared/lambda/problem.ts";
import type { PortalStatus } from "./get-status.ts";

const retryAfterSeconds = "30";

/** AGID's guidelines want the status as a problem even where there is none. */
export function respond(status: PortalStatus): HttpResult {
  switch (status) {
    case "running":
      return {
        status: 200,
        headers: { "content-type": "application/problem+json" },
        body: JSON.stringify({
          type: "about:blank",
          status: 200,
          title: "Il portale è in funzione",
          detail: "Il portale risponde e raggiunge i suoi dati.",
        }),
      };
    case "unavailable":
      return problemResult(
        {
          status: 503,
          slug: "portale-non-disponibile",
          title: "Portale non disponibile",
          detail: "Il portale non raggiunge i suoi dati. Riprovare fra mezzo minuto.",
        },
        { "retry-after": retryAfterSeconds },
      );
  }
}
