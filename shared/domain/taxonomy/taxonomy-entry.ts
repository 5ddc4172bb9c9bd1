import type { CalendarDate } from "../values/calendar-date.ts";
import type { TaxonomyCode } from "../values/taxonomy-code.ts";

/**
 * A code of the taxonomy of collection services, with what leads to it step by step: kind of ente,
 * macro area, service, legal reason (pagoPA, "Tassonomia dei servizi di incasso").
 */
export type TaxonomyEntry = {
  /** With the usual prefix: `9/0101101IM/`. */
  readonly code: TaxonomyCode;
  readonly organizationType: { readonly code: string; readonly name: string };
  readonly macroArea: {
    readonly code: string;
    readonly name: string;
    readonly description: string;
  };
  readonly service: {
    readonly code: string;
    readonly name: string;
    readonly description: string;
  };
  /** IM, TS, SP, SA or AP. */
  readonly legalReason: string;
  readonly version: string;
  readonly validFrom: CalendarDate;
  /** Last day on which it may be used; absent while none is known. */
  readonly validTo?: CalendarDate;
};

const bodyStart = "9/".length;

/** What is left of a code without prefix and slashes: `0101101IM`. Prefixes share the rest. */
export function taxonomyKeyOf(code: TaxonomyCode): string {
  return code.slice(bodyStart, -1);
}

/** The legal reasons in words. */
export const legalReasonNames: Readonly<Record<string, string>> = {
  IM: "Imposta",
  TS: "Tassa",
  SP: "Servizio a pagamento",
  SA: "Sanzione",
  AP: "Altro pagamento",
};
