import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { webRequestHeader } from "../../shared/lambda/access.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

const apiSchema = z.object({
  CorsConfiguration: z.object({
    AllowOrigins: z.array(z.string()),
    AllowCredentials: z.boolean(),
    AllowMethods: z.array(z.string()),
    AllowHeaders: z.array(z.string()),
    ExposeHeaders: z.array(z.string()),
  }),
});

describe.each(stageNames)("the API of stage %s", (name) => {
  const [api, ...others] = synthesizedStage(name).ofType("AWS::ApiGatewayV2::Api");
  const cors = () => apiSchema.parse(api?.Properties).CorsConfiguration;

  it("is one, and may be called by the portal's own pages alone, with their session", () => {
    expect(others).toEqual([]);
    expect(cors().AllowOrigins).toEqual(stageSettings(name).api.browserOrigins);
    expect(cors().AllowCredentials).toBe(true);
  });

  it("lists what they may send and read: with a session a browser takes no wildcard", () => {
    const { AllowMethods, AllowHeaders, ExposeHeaders } = cors();
    expect([...AllowMethods, ...AllowHeaders, ...ExposeHeaders]).not.toContain("*");
    const sent = ["authorization", "content-type", "if-match", "idempotency-key"];
    expect(AllowHeaders).toEqual(expect.arrayContaining([...sent, webRequestHeader]));
    const read = ["etag", "location", "retry-after", "ratelimit-remaining"];
    expect(ExposeHeaders).toEqual(expect.arrayContaining(read));
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      expect(AllowMethods).toContain(method);
    }
  });
});
