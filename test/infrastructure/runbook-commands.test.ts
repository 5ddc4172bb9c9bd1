import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { beforeEach, describe, expect, it } from "vitest";
import { createProgram } from "../../infra/cli/program.ts";
import { repository, synthesizedStage } from "../support/synthesized-stage.ts";

const queueNames = synthesizedStage("local")
  .ofType("AWS::SQS::Queue")
  .map(({ Properties }) => String(Properties["QueueName"]));
const documents = ["RUNBOOK.md", "RESTORE.md", "DEPLOYMENT.md"]
  .map((name) => readFileSync(join(repository, "infra", name), "utf8"))
  .join("\n");
/** The blocks to be copied, their broken lines joined. */
const blocks = [...documents.matchAll(/^```bash\n(.+?)^```$/gmsu)].map(([, block = ""]) =>
  block.replaceAll(/\\\n\s*/gu, ""),
);
const commandLines = blocks
  .flatMap((block) => block.split("\n"))
  .flatMap((line) => /npm run -s portale -- (.+?)(?:\s+#.*)?$/u.exec(line)?.[1] ?? []);
let ran: string[];

/** The real commands, which only say that they were reached. */
function harmless(command: Command): Command {
  command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  if (command.commands.length === 0) {
    command.action(() => {
      ran.push(command.name());
    });
  }
  for (const each of command.commands) harmless(each);
  return command;
}

/** Words as the shell makes them: what is quoted is one. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

async function run(line: string): Promise<void> {
  const program = harmless(createProgram({}, () => undefined));
  await program.parseAsync(wordsOf(line), { from: "user" });
}

beforeEach(() => {
  ran = [];
});

describe("a command that operators are to copy", () => {
  it("is there at all", () => {
    expect(commandLines.length).toBeGreaterThan(20);
  });

  it.each([...new Set(commandLines)])("is one that the command line knows: %s", async (line) => {
    if (line.endsWith("--help")) {
      await expect(run(line)).rejects.toMatchObject({ code: "commander.helpDisplayed" });
      return;
    }
    await run(line);
    expect(ran).toHaveLength(1);
  });

  it("that the command line does not know fails", async () => {
    await expect(run("ops dlq empty flow-splits")).rejects.toThrow();
    await expect(run("ops dlq redrive flow-splits --force")).rejects.toThrow();
    await expect(run("ops dlq discard flow-splits --all")).rejects.toThrow("--reason");
  });

  it("names a queue that has a dead letter queue", () => {
    for (const line of commandLines) {
      const queue = /^ops dlq (?:show|redrive|discard) (\S+)/u.exec(line)?.[1];
      if (queue !== undefined) expect(queueNames).toContain(`portale-local-${queue}-dead-letters`);
    }
  });

  it("calls only those functions of the shell that the runbook defines", () => {
    const text = blocks.join("\n");
    for (const name of ["coda", "arn", "quante", "registro", "riconsegna"]) {
      const isCalled = new RegExp(`(^|\\$\\()${name} `, "mu").test(text);
      expect({ name, isDefined: text.includes(`${name}() {`) }).toEqual({
        name,
        isDefined: isCalled,
      });
    }
  });
});
