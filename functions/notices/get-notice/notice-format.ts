/** The forms a notice is handed out in: the document to print, a web page, its data. */
type NoticeFormat = "document" | "page" | "data";

/** The first wins where the caller likes several alike. */
const formats: readonly (readonly [mediaType: string, format: NoticeFormat])[] = [
  ["application/pdf", "document"],
  ["application/json", "data"],
  ["text/html", "page"],
];

/**
 * What the caller likes best of the forms there are, by its `Accept` header in lower case
 * (RFC 9110, 12.5.1); the document when it says nothing that we know.
 */
export function preferredFormat(accept: string): NoticeFormat {
  const qualities = new Map(
    accept.split(",").map((range) => {
      const [mediaType = "", ...parameters] = range.split(";").map((part) => part.trim());
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return [mediaType, Number(quality ?? "1")];
    }),
  );
  const wishes = formats
    .map(([mediaType, format]) => ({ format, quality: qualities.get(mediaType) ?? 0 }))
    .filter(({ quality }) => quality > 0);
  const [best] = wishes.toSorted((left, right) => right.quality - left.quality);
  return best?.format ?? "document";
}
