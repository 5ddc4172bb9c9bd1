import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { Journal } from "../../../../infra/local/journal.ts";

const schema = z.object({ n: z.number() });

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-test-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => Journal.open({ path: join(folder, "journal"), schema, entriesMax: 3 });

describe("Journal", () => {
  it("finds again what was added, but only the latest entries", async () => {
    const journal = await open();
    for (let n = 1; n <= 5; n += 1) {
      await journal.append({ n });
    }
    expect((await open()).entries()).toEqual([{ n: 3 }, { n: 4 }, { n: 5 }]);
  });

  it("leaves out a last line that a crash cut short", async () => {
    await (await open()).append({ n: 1 }, { n: 2 });
    await appendFile(join(folder, "journal"), '{"n":');
    const reopened = await open();
    await reopened.append({ n: 3 });
    expect((await open()).entries()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it("bounds its memory however much is added", async () => {
    const journal = await open();
    await journal.append(...Array.from({ length: 100 }, (_, n) => ({ n })));
    expect(journal.entries()).toHaveLength(3);
  });
});
