import type { Station, StationAnswer, StationCall } from "../domain/sandbox/station-answer.ts";

/** Longer answers are cut, and so are no answers any more: what is kept must fit in an item. */
const answerBytesMax = 150_000;

/**
 * A station of paForNode, called as pagoPA's node calls it: POST, `text/xml`, the operation's name
 * as `SOAPAction`, no redirect followed, given up when the time is over (SANP 3.12.0, paForNode).
 */
export function createStationClient(stationUrl: string): Station {
  return {
    async call({ operation, envelope, secondsMax }: StationCall): Promise<StationAnswer> {
      try {
        const response = await fetch(stationUrl, {
          method: "POST",
          headers: {
            "content-type": "text/xml; charset=UTF-8",
            soapaction: `"${operation}"`,
          },
          body: envelope,
          redirect: "manual",
          signal: AbortSignal.timeout(secondsMax * 1_000),
        });
        const body = await readUpTo(response, answerBytesMax);
        return { outcome: "answered", httpStatus: response.status, body };
      } catch (error) {
        if (error instanceof DOMException && error.name === "TimeoutError") {
          return { outcome: "timedOut" };
        }
        return { outcome: "unreachable", cause: causeOf(error) };
      }
    },
  };
}

async function readUpTo(response: Response, bytesMax: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const wanted = chunk.subarray(0, bytesMax - bytes);
    bytes += wanted.byteLength;
    text += decoder.decode(wanted, { stream: true });
    if (bytes >= bytesMax) break;
  }
  return text + decoder.decode();
}

/** The code of the system's error (`ECONNREFUSED`), which names nobody. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause !== "object" || cause === null) return "errore di rete";
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  return "errore di rete";
}
