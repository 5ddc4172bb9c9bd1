/**
 * The forms a receipt is handed out in: its data, the document for people, the old RT 6.2.0, the
 * SOAP message as it came.
 */
export type ReceiptFormat = "data" | "document" | "oldReceipt" | "original";

const formatOf: ReadonlyMap<string, ReceiptFormat> = new Map([
  ["application/json", "data"],
  ["application/pdf", "document"],
  ["application/xml", "oldReceipt"],
  ["application/soap+xml", "original"],
]);

/**
 * What the caller likes best of the forms there are, by its `Accept` header in lower case
 * (RFC 9110, 12.5.1); its data when it says nothing that we know.
 */
export function preferredFormat(accept: string): ReceiptFormat {
  const wishes = accept.split(",").flatMap((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim());
    const format = formatOf.get(type);
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    return format === undefined || !(Number(quality) > 0)
      ? []
      : [{ format, quality: Number(quality) }];
  });
  const [best] = wishes.toSorted((left, right) => right.quality - left.quality);
  return best?.format ?? "data";
}
