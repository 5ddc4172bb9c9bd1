import { beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../shared/domain/access/operation.ts";
import { notFound } from "../../shared/lambda/problem.ts";
import { inventedFiscalCode } from "../support/invented-fiscal-code.ts";
import { operationsByFunction } from "../support/isolation/api-operations.ts";
import { callerOf } from "../support/isolation/matrix-call.ts";
import { type MatrixCaller, matrixCallers } from "../support/isolation/matrix-callers.ts";
import { secretsFrom, verdictOf } from "../support/isolation/matrix-verdicts.ts";
import {
  type MatrixSubject,
  makeSubject,
  otherType,
  ownType,
  registerMatrixEnte,
} from "../support/isolation/matrix-world.ts";
import { routeRows } from "../support/isolation/route-rows.ts";
import { portalUrl } from "../support/portal-under-test.ts";
import { clientOf } from "../support/running-portal.ts";

const url = portalUrl();
/** Two enti of this run alone. */
const number = Math.floor(Math.random() * 9e8) + 1e8;
const own = inventedFiscalCode(number);
const other = inventedFiscalCode(number + 1e9);
const callers = matrixCallers(url, { own, other, typeCode: ownType });
const takesAway = ({ method, path }: Operation) =>
  method === "DELETE" || path.endsWith("/debt-positions/{iud}/cancellation");
/** What takes something away comes last. */
const operations = [...(await operationsByFunction()).values()]
  .flat()
  .toSorted((one, two) => Number(takesAway(one)) - Number(takesAway(two)));
let subjects: readonly MatrixSubject[] = [];

function named(name: string): MatrixCaller {
  return callers.find((each) => each.name === name) ?? expect.fail(`nobody is ${name}`);
}

beforeAll(async () => {
  const region = clientOf(url, "regione");
  const ownEnte = { fiscalCode: own, ipaCode: `m${number}` };
  const otherEnte = { fiscalCode: other, ipaCode: `a${number}` };
  await registerMatrixEnte(region, { ...ownEnte, segregationCode: "12" });
  await registerMatrixEnte(region, { ...otherEnte, segregationCode: "34" });
  const administrator = named("organizationAdministrator");
  const ofOther = named("client of the other ente");
  const ofOwn = { ...ownEnte, administrator } as const;
  subjects = [
    await makeSubject(url, {
      ...ofOwn,
      name: "ownType",
      typeCode: ownType,
      loader: named("client of a type"),
    }),
    await makeSubject(url, {
      ...ofOwn,
      name: "otherType",
      typeCode: otherType,
      loader: administrator,
    }),
    await makeSubject(url, {
      ...otherEnte,
      name: "otherEnte",
      typeCode: ownType,
      administrator: ofOther,
      loader: ofOther,
    }),
  ];
}, 120_000);

function addressOf({ path }: Operation, { variables }: MatrixSubject): string {
  return path.replaceAll(/\{(\w+)\+?\}/gu, (_all, name: string) => {
    return variables[name] ?? expect.fail(`the matrix has no value for {${name}} of ${path}`);
  });
}

type Cell = {
  readonly operation: Operation;
  readonly who: MatrixCaller;
  readonly subject: MatrixSubject;
};

/** Makes the call of a cell; what is wrong with its answer, in words. */
async function leaksOf({ operation, who, subject }: Cell): Promise<string[]> {
  const { method } = operation;
  const row = routeRows[`${method} ${operation.path}`] ?? expect.fail(operation.path);
  const { statuses, isRefusal } = verdictOf({ operation, row }, who, subject);
  const sent = method === "GET" || method === "DELETE" ? undefined : (row.body?.(subject) ?? {});
  const answer = await callerOf(url, who.authorization)(method, addressOf(operation, subject), {
    query: row.query?.(subject) ?? "",
    ...(sent !== undefined && { body: sent }),
  });
  const cell = `${method} ${operation.path} by ${who.name} about ${subject.name}`;
  const isExpected = statuses.includes(answer.status);
  const meant = isRefusal ? [] : subjects.flatMap((each) => row.tells?.(each) ?? []);
  const secrets = secretsFrom(who, subjects).filter((secret) => !meant.includes(secret));
  const read = secrets.filter((secret) => answer.text.includes(secret));
  const isPlain = answer.status !== 404 || !isRefusal || isTheOneNotFound(answer.text);
  return [
    ...(isExpected ? [] : [`${cell}: ${answer.status} and not ${statuses.join(" or ")}`]),
    ...(read.length === 0 ? [] : [`${cell}: tells of others' debts`]),
    ...(isPlain ? [] : [`${cell}: its 404 says more than that there is nothing`]),
  ];
}

/** What is hidden looks as what is missing: nothing in the answer depends on what is there. */
function isTheOneNotFound(text: string): boolean {
  const { title, detail, status } = JSON.parse(text);
  return title === notFound.title && detail === notFound.detail && status === notFound.status;
}

async function leaksOfAll(cells: readonly Cell[]): Promise<string[]> {
  const leaks: string[] = [];
  const queue = [...cells];
  const worker = async () => {
    for (let cell = queue.shift(); cell !== undefined; cell = queue.shift()) {
      leaks.push(...(await leaksOf(cell)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return leaks;
}

/** Milliseconds that half of the calls stay below, of some made in turns. */
async function mediansOf(paths: readonly string[], who: MatrixCaller): Promise<number[]> {
  const call = callerOf(url, who.authorization);
  const times: number[][] = paths.map(() => []);
  for (let round = 0; round < 61; round += 1) {
    for (const [index, path] of paths.entries()) {
      const begun = performance.now();
      await call("GET", path);
      times[index]?.push(performance.now() - begun);
    }
  }
  return times.map((each) => each.toSorted((one, two) => one - two)[30] ?? expect.fail());
}

describe("what is missing and what is another's", () => {
  it("take the same time, so that waiting tells nothing", async () => {
    const there = subjects.find(({ name }) => name === "otherEnte") ?? expect.fail();
    const positions = (ente: string) => `/v1/organizations/${ente}/debt-positions`;
    const medians = await mediansOf(
      [
        `${positions(own)}/nessuno`,
        `${positions(other)}/${there.variables["iud"]}`,
        `${positions(other)}/nessuno`,
        `${positions(inventedFiscalCode(number + 2e9))}/nessuno`,
      ],
      named("client with all permissions"),
    );
    expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(5);
  });
});

describe("nobody sees what is not his", () => {
  const cellsOf = (operation: Operation) =>
    callers.flatMap((who) => subjects.map((subject) => ({ operation, who, subject })));

  it.each(
    operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const),
  )("%s", async (_name, operation) => {
    expect(await leaksOfAll(cellsOf(operation))).toEqual([]);
  });
});
