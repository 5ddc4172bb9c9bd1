import type { IncomingMessage } from "node:http";

/**
 * Reads a whole request body.
 * @returns undefined, with the rest thrown away, when it is longer than `bytesMax`.
 */
export function readBodyUpTo(
  request: IncomingMessage,
  bytesMax: number,
): Promise<Buffer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes <= bytesMax) {
      chunks.push(chunk);
    }
  });
  request.on("error", reject);
  request.on("end", () => resolve(bytes <= bytesMax ? Buffer.concat(chunks) : undefined));
  return promise;
}

/** Reads a request body of our own processes, whose size needs no limit. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  return (await readBodyUpTo(request, Number.POSITIVE_INFINITY)) ?? Buffer.alloc(0);
}
