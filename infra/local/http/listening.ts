import type { Server } from "node:http";

/** Listens on the loopback interface only; port 0 takes a free one. Returns the port taken. */
export function listenLocally(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once("error", reject);
  server.listen({ port, host: "127.0.0.1" }, () => {
    const address = server.address();
    if (address !== null && typeof address === "object") {
      resolve(address.port);
    } else {
      reject(new Error("Il server locale non ha un indirizzo"));
    }
  });
  return promise;
}

/** Stops at once: waiting requests are cut, not awaited. */
export function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
