import { describe, expect, it } from "vitest";
import { getStatus, patienceMs } from "../../../../functions/api/get-status/get-status.ts";
import { respond } from "../../../../functions/api/get-status/responses.ts";

const never = () => new Promise<never>(() => undefined);

describe("the status of the portal", () => {
  it("is good while the table answers", async () => {
    const status = await getStatus({ askTable: async () => undefined, pause: never });
    expect(status).toBe("running");
    const { status: code, headers = {}, body } = respond(status);
    expect(code).toBe(200);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(String(body))).toMatchObject({
      status: 200,
      title: "Il portale è in funzione",
    });
  });

  it("is bad when the table refuses", async () => {
    const askTable = () => Promise.reject(new Error("no table"));
    expect(await getStatus({ askTable, pause: never })).toBe("unavailable");
  });

  it("is bad when the table lets a second pass", async () => {
    const waited: number[] = [];
    const pause = async (ms: number) => {
      waited.push(ms);
    };
    expect(await getStatus({ askTable: never, pause })).toBe("unavailable");
    expect(waited).toEqual([patienceMs]);
    expect(patienceMs).toBe(1_000);
  });

  it("says when to come back, and nothing of the inside, while it is bad", () => {
    const { status, headers = {}, body } = respond("unavailable");
    expect(status).toBe(503);
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect(JSON.parse(String(body)).type).toBe("/problemi/portale-non-disponibile");
  });
});
