import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClientSecret } from "../../../../../shared/domain/access/api-client.ts";
import {
  activeSecrets,
  activeSecretsMax,
  rotateSecrets,
  withoutSecret,
} from "../../../../../shared/domain/access/client-secrets.ts";

const now = new Date("2027-03-10T10:00:00.000Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const secret = (id: string, expiresAt?: Date): ClientSecret => ({
  id,
  digest: id.repeat(8),
  createdAt: "2027-03-01T10:00:00.000Z",
  ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
});
const fresh = secret("new");

describe("secrets of a client", () => {
  it("overlap for the days asked for, and never longer than the old one would have lasted", () => {
    const rotated = rotateSecrets([secret("old")], { fresh, overlapDays: 7, now });
    const secrets = rotated.outcome === "rotated" ? rotated.secrets : expect.fail();
    const idsAt = (instant: Date) => activeSecrets(secrets, instant).map(({ id }) => id);
    expect(idsAt(now)).toEqual(["new", "old"]);
    expect(idsAt(inDays(6.9))).toEqual(["new", "old"]);
    expect(idsAt(inDays(7))).toEqual(["new"]);
    const short = rotateSecrets([secret("old", inDays(2))], { fresh, overlapDays: 7, now });
    expect(short).toMatchObject({ secrets: [{}, { expiresAt: inDays(2).toISOString() }] });
  });

  it("replace all others at once where no overlap is wanted", () => {
    const rotated = rotateSecrets([secret("a"), secret("b")], { fresh, overlapDays: 0, now });
    expect(rotated).toEqual({ outcome: "rotated", secrets: [fresh] });
  });

  it("are two at the most, whatever was there", () => {
    const some = fc.array(
      fc.tuple(fc.string(), fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined })),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 30 }), (kept, overlapDays) => {
        const secrets = kept.map(([id, days]) =>
          secret(id, days === undefined ? undefined : inDays(days)),
        );
        const before = activeSecrets(secrets, now);
        const rotated = rotateSecrets(secrets, { fresh, overlapDays, now });
        if (rotated.outcome === "tooManySecrets") {
          expect(before).toHaveLength(activeSecretsMax);
          return;
        }
        const active = activeSecrets(rotated.secrets, now);
        expect(active.length).toBeLessThanOrEqual(activeSecretsMax);
        expect(active[0]).toEqual(fresh);
      }),
    );
  });

  it("are revoked by their id", () => {
    expect(withoutSecret([secret("a"), secret("b")], "a")).toEqual([secret("b")]);
    expect(withoutSecret([secret("a")], "b")).toBeUndefined();
  });
});
