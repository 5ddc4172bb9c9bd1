import { describe, expect, it } from "vitest";
import { demoClients, localWebClient } from "../../infra/local/demo-clients.ts";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { stagesOnAws } from "../support/stages-on-aws.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

const local = stageSettings("local");
/** What the local cloud works with in the place of secrets: no stage on AWS may know it. */
const canaries = [
  local.access.tokenSeed,
  local.appIo.stubKey,
  localWebClient.clientSecret,
  ...demoClients.map(({ clientSecret }) => clientSecret),
].filter((canary) => canary !== undefined);

const looksSecret = /secret|seed|password|private|credential|api_?key/iu;

describe("the template of a stage", () => {
  it.each(stagesOnAws)("%s holds none of the local cloud's secrets", (name) => {
    const template = JSON.stringify(synthesizedStage(name).resources);
    expect(canaries.length).toBeGreaterThan(5);
    expect(canaries.filter((canary) => template.includes(canary))).toEqual([]);
    expect(template).not.toMatch(/-----BEGIN|\bAKIA[0-9A-Z]{16}\b|\bpps_/u);
  });

  it.each(stagesOnAws)("%s tells functions where secrets are, never what they are", (name) => {
    const told = synthesizedStage(name)
      .ofType("AWS::Lambda::Function")
      .flatMap(({ Properties }) => Object.entries(variablesOf(Properties)))
      .filter(([variable]) => looksSecret.test(variable));
    expect(told.length).toBeGreaterThan(0);
    // A name in the template stands for another resource, whose value only AWS knows.
    const plain = told.filter(([, value]) => typeof value === "string");
    expect(plain.map(([variable]) => variable)).toEqual([]);
  });

  it("is there for every stage", () => {
    expect([...stagesOnAws, "local"].sort()).toEqual([...stageNames].sort());
  });
});

function variablesOf(properties: Readonly<Record<string, unknown>>): object {
  const { Environment: environment } = properties;
  if (typeof environment !== "object" || environment === null) return {};
  const variables: unknown = Object.values(environment)[0];
  return typeof variables === "object" && variables !== null ? variables : {};
}
