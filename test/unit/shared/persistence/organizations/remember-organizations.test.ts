import { describe, expect, it } from "vitest";
import type { Organization } from "../../../../../shared/domain/organizations/organization.ts";
import { rememberOrganizations } from "../../../../../shared/persistence/organizations/remember-organizations.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";

const organization = demoOrganization();

function registry(answers: (() => Promise<Organization | undefined>)[]) {
  const clock = { ms: 0, reads: 0 };
  const find = async () => {
    const answer = answers[Math.min(clock.reads, answers.length - 1)];
    clock.reads += 1;
    return answer?.();
  };
  const remembered = rememberOrganizations({ find }, () => clock.ms);
  return { clock, find: () => remembered.find(organization.fiscalCode) };
}

describe("a remembered registry", () => {
  it("is read once for all who ask within a second, and again after it", async () => {
    const { clock, find } = registry([async () => organization]);
    await Promise.all([find(), find(), find()]);
    clock.ms = 999;
    expect(await find()).toEqual(organization);
    expect(clock.reads).toBe(1);
    clock.ms = 1_000;
    await find();
    expect(clock.reads).toBe(2);
  });

  it("does not remember that an ente is missing, nor that it could not be read", async () => {
    const { clock, find } = registry([
      async () => undefined,
      () => Promise.reject(new Error("throttled")),
      async () => organization,
    ]);
    expect(await find()).toBeUndefined();
    await expect(find()).rejects.toThrow("throttled");
    expect(await find()).toEqual(organization);
    expect(clock.reads).toBe(3);
  });
});
