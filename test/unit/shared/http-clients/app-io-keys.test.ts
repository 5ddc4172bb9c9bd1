import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSecretAppIoKeys } from "../../../../shared/http-clients/app-io-keys.ts";

const comune = "02336340159";

function secretHolding(text: () => string | undefined) {
  const send = vi.fn(async () => ({ SecretString: text() }));
  return { send, keys: createSecretAppIoKeys("arn:secret", { send } as never) };
}

describe("createSecretAppIoKeys", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("gives each ente its own key, and none to an ente without a service", async () => {
    const { keys } = secretHolding(() => JSON.stringify({ [comune]: "key-1" }));
    expect(await keys.keyFor(comune)).toBe("key-1");
    expect(await keys.keyFor("80012340156")).toBeUndefined();
    expect(await keys.keyFor("constructor")).toBeUndefined();
  });

  it("reads the secret once, and again after five minutes", async () => {
    let key = "old";
    const { keys, send } = secretHolding(() => JSON.stringify({ [comune]: key }));
    await keys.keyFor(comune);
    key = "new";
    expect(await keys.keyFor(comune)).toBe("old");
    expect(send).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(5 * 60_000 + 1);
    expect(await keys.keyFor(comune)).toBe("new");
  });

  it("says nothing of a secret it cannot read, and tries again", async () => {
    let text: string | undefined = '{"riservato":';
    const { keys } = secretHolding(() => text);
    await expect(keys.keyFor(comune)).rejects.toThrow(/^(?!.*riservato)/);
    text = JSON.stringify({ [comune]: "key-1" });
    expect(await keys.keyFor(comune)).toBe("key-1");
  });
});
