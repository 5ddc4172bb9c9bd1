import { describe, expect, it } from "vitest";
import { createSharedKey } from "../../../../shared/lambda/shared-key.ts";

function secretOf(text: string) {
  const secret = {
    asked: 0,
    connect: () => async () => {
      secret.asked += 1;
      return text;
    },
  };
  return secret;
}

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString("base64")}`;
}

describe("the shared key", () => {
  const secret = secretOf("chiave:lunga");
  const key = createSharedKey({ secretArn: "arn", userName: "prova" }, secret.connect);

  it("opens to the right name and key, given as HTTP Basic does", async () => {
    expect(await key.opensTo(basic("prova:chiave:lunga"))).toBe(true);
    expect(await key.opensTo(basic("prova:chiave:lunga").replace("Basic", "basic"))).toBe(true);
  });

  it.each([
    undefined,
    "",
    "Basic",
    "Basic !!!",
    basic(""),
    basic("prova:"),
    basic("prova:chiave"),
    basic("altro:chiave:lunga"),
    basic("chiave:lunga"),
    basic("prova:chiave:lunga").replace("Basic", "Bearer"),
  ])("stays shut to %s", async (authorization) => {
    expect(await key.opensTo(authorization)).toBe(false);
  });

  it("is known when a program presents it, and nothing else is", async () => {
    expect(await key.equals("chiave:lunga")).toBe(true);
    for (const wrong of [undefined, "", "chiave", "chiave:lunga "]) {
      expect(await key.equals(wrong)).toBe(false);
    }
  });

  it("is read once in five minutes", () => {
    expect(secret.asked).toBe(1);
  });

  it("is not taken for right when it cannot be read", async () => {
    const unreadable = createSharedKey({ secretArn: "arn", userName: "prova" }, () => async () => {
      throw new Error("the secret holds no text");
    });
    await expect(unreadable.opensTo(basic("prova:"))).rejects.toThrow("no text");
    await expect(unreadable.equals("")).rejects.toThrow("no text");
  });

  it("lets everybody in where there is none, programs with any key", async () => {
    const open = createSharedKey({ secretArn: undefined, userName: "prova" });
    expect(await open.opensTo(undefined)).toBe(true);
    expect(await open.equals("qualunque")).toBe(true);
    expect(await open.equals("")).toBe(false);
    expect(await open.equals(undefined)).toBe(false);
  });
});
