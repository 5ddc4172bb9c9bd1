import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stageSettingsSchema } from "../../infra/stages/stage-schema.ts";
import { stageSettings } from "../../infra/stages.ts";
import { domainOf, stagesOnAws } from "../support/stages-on-aws.ts";
import { repository, synthesizedStage } from "../support/synthesized-stage.ts";

describe("the guide to the first release", () => {
  const guide = readFileSync(join(repository, "infra/DEPLOYMENT.md"), "utf8");
  const deployed = [...guide.matchAll(/deploy --exclusively "portale-\$STAGE-([a-z]+)"/gu)].map(
    ([, stack]) => stack ?? "",
  );

  it("deploys every stack that a stage has", () => {
    for (const name of stagesOnAws) {
      const stacks = synthesizedStage(name).resources.map(({ stack }) => stack.split("-")[2] ?? "");
      expect([...new Set(deployed)].sort()).toEqual([...new Set(stacks)].sort());
    }
  });

  it("has the certificates in place before the API asks for them", () => {
    const trustStore = guide.indexOf("--key truststore.pem");
    expect(trustStore).toBeGreaterThan(guide.indexOf('--exclusively "portale-$STAGE-web"'));
    expect(trustStore).toBeLessThan(guide.indexOf('--exclusively "portale-$STAGE-portal"'));
    expect(deployed.indexOf("portal")).toBeLessThan(deployed.indexOf("edge"));
  });

  it("explains every name of the domain", () => {
    for (const host of ["portalHost", "apiHost", "originHost", "nodeHost", "firewall"]) {
      expect(guide).toContain(`\`domain.${host}\``);
    }
    for (const optional of ["trustStoreVersion", "originClientCertificateArn", "hostedZoneId"]) {
      expect(guide).toContain(`domain.${optional}`);
    }
  });
});

describe("settings of a stage", () => {
  const prod = stageSettings("prod");
  const domain = domainOf("prod");
  const problem = (settings: unknown) =>
    stageSettingsSchema.safeParse(settings).error?.issues.map(({ message }) => message);

  it.each([
    ["portalUrl elsewhere", { ...prod, portalUrl: "https://altrove.example" }, /portalHost/u],
    ["an API elsewhere", { ...prod, domain: { ...domain, apiHost: domain.zoneName } }, /diversi/u],
    [
      "a node outside the zone",
      { ...prod, domain: { ...domain, nodeHost: "nodo.altrove.example" } },
      /zona DNS/u,
    ],
    ["mail of another domain", { ...prod, mail: { from: "a@altrove.example" } }, /posta/u],
    ["a budget that nobody hears of", { ...prod, alarmsEmail: undefined }, /budget/u],
    ["a domain on one's own machine", { ...stageSettings("local"), domain }, /locale/u],
    [
      "an origin that turns the sandbox away",
      {
        ...stageSettings("dev"),
        domain: {
          ...domainOf("dev"),
          originClientCertificateArn: `arn:aws:acm:us-east-1:123456789012:certificate/0a-1b`,
        },
      },
      /nodo di prova/u,
    ],
  ])("refuse %s", (_what, settings, expected) => {
    expect(problem(settings)?.join(" ")).toMatch(expected);
  });

  it("as they are contradict nothing", () => {
    expect(problem(prod)).toBeUndefined();
  });
});
