import { readXmlBytes } from "../xml/read-xml.ts";
import type { XmlElement } from "../xml/xml-element.ts";

/** What a PSP's customer has said: the texts of the innermost elements, by their names. */
export type ServiceData = ReadonlyMap<string, readonly string[]>;

export type ServiceDataReading =
  | { readonly outcome: "data"; readonly texts: ServiceData }
  | {
      readonly outcome: "refused";
      /** Italian, without any text of the document. */
      readonly detail: string;
    };

/** Some fields of a form: what is larger is none. */
const base64LengthMax = 65_536;

/**
 * Reads `datiSpecificiServizioRequest`: an XML document in base64 whose elements the service
 * catalogue names (SANP 3.12.0, paDemandPaymentNotice). Namespaces and the elements around do not
 * count, for every service has its own.
 */
export function readServiceData(base64: string): ServiceDataReading {
  if (base64.length > base64LengthMax) {
    return { outcome: "refused", detail: "I dati del servizio sono troppo lunghi." };
  }
  const reading = readXmlBytes(Buffer.from(base64, "base64"));
  if (reading.outcome === "refused") {
    return { outcome: "refused", detail: `Dati del servizio: ${reading.detail}` };
  }
  const texts = new Map<string, string[]>();
  collect(reading.root, texts);
  return { outcome: "data", texts };
}

function collect({ name, children, text }: XmlElement, texts: Map<string, string[]>): void {
  for (const child of children) collect(child, texts);
  if (children.length > 0) return;
  const found = texts.get(name);
  if (found === undefined) texts.set(name, [text.trim()]);
  else found.push(text.trim());
}
