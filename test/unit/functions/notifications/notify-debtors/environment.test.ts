import { describe, expect, it } from "vitest";
import { environmentSchema } from "../../../../../functions/notifications/notify-debtors/environment.ts";

const real = {
  TABLE_NAME: "table",
  JOURNAL_DAYS: "365",
  APP_IO_BASE_URL: "https://api.io.pagopa.it/api/v1",
  APP_IO_KEYS_SECRET_ARN: "arn:aws:secretsmanager:eu-south-1:1:secret:io",
  APP_IO_REQUESTS_PER_SECOND: "6",
  MAIL_FROM: "avvisi@pagamenti.regione.example",
  PORTAL_URL: "https://pagamenti.regione.example",
};
const { APP_IO_KEYS_SECRET_ARN: _, ...withoutKeys } = real;
const local = { ...withoutKeys, APP_IO_BASE_URL: "http://localhost:4400/_local/app-io/api/v1" };

describe("the environment of notify-debtors", () => {
  it("takes the real App IO with the secret of the keys", () => {
    expect(environmentSchema.parse(real).APP_IO_REQUESTS_PER_SECOND).toBe(6);
  });

  it("takes the public key of a local App IO", () => {
    const environment = { ...local, APP_IO_LOCAL_KEY: "chiave" };
    expect(environmentSchema.safeParse(environment).success).toBe(true);
  });

  it.each([
    ["no key at all", withoutKeys],
    ["two sources of keys", { ...real, ...local, APP_IO_LOCAL_KEY: "chiave" }],
    ["a key in clear for the real App IO", { ...withoutKeys, APP_IO_LOCAL_KEY: "chiave" }],
    [
      "a key in clear for a host that only looks local",
      {
        ...local,
        APP_IO_BASE_URL: "https://localhost.example.org/api/v1",
        APP_IO_LOCAL_KEY: "chiave",
      },
    ],
    ["a rate of nothing", { ...real, APP_IO_REQUESTS_PER_SECOND: "0" }],
  ])("refuses %s", (_, environment) => {
    expect(environmentSchema.safeParse(environment).success).toBe(false);
  });
});
