const answerSecondsMax = 30;
/** The list has some 600 elements of half a kilobyte. */
const answerLengthMax = 10_000_000;

/**
 * pagoPA's taxonomy of collection services, as its service publishes it: open data, no key asked.
 * @throws Error when the service does not answer with it in time.
 */
export async function downloadTaxonomy(url: string): Promise<string> {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(answerSecondsMax * 1_000),
  });
  if (response.status !== 200) {
    throw new Error(`the taxonomy service answered ${response.status}`);
  }
  const text = await response.text();
  if (text.length > answerLengthMax) throw new Error("the taxonomy is larger than it can be");
  return text;
}
