/**
 * Reading of a receipt of the node (paSendRTV2, two transfers): ours, well-formedness and schema
 * included, against fast-xml-parser 5 and a zod 4 schema of the same rules; CPU of the process a
 * message, sides in turn. Prints one JSON object on stdout.
 *
 *   node test/bench/soap-messages.bench.ts [--messages 20000] [--rounds 7]
 */
import { parseArgs } from "node:util";
import { parseRequest } from "../../shared/pagopa/pa-for-node/parse-message.ts";
import { richRequests } from "../support/pa-for-node/sample-messages.ts";
import { readReceiptWithZod } from "./receipt-with-zod.ts";

const { values: options } = parseArgs({
  options: {
    messages: { type: "string", default: "20000" },
    rounds: { type: "string", default: "7" },
  },
});
const messages = Number(options.messages);
const body = Buffer.from(richRequests.paSendRTV2.replaceAll("><", ">\n<"));

function cpuMicroseconds(read: () => void): number {
  const start = process.cpuUsage();
  for (let count = 0; count < messages; count += 1) read();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / messages;
}

function median(values: readonly number[]): number {
  return (
    values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
  );
}

function readOurs(): string {
  const reading = parseRequest(body);
  if (reading.outcome !== "request" || reading.request.primitive !== "paSendRTV2") {
    throw new Error("the message is not read");
  }
  return reading.request.receipt.receiptId;
}

// Both sides must have read the same thing.
if (readReceiptWithZod(body).receipt.receiptId !== readOurs()) throw new Error("not the same");

const rounds: { readonly ours: number; readonly theirs: number }[] = [];
for (let round = 0; round <= Number(options.rounds); round += 1) {
  const ours = cpuMicroseconds(readOurs);
  const theirs = cpuMicroseconds(() => readReceiptWithZod(body));
  // The first round warms both sides up.
  if (round > 0) rounds.push({ ours, theirs });
}
const ratios = rounds.map(({ ours, theirs }) => Number((theirs / ours).toFixed(2)));
const report = {
  bench: "soap-messages",
  messageBytes: body.length,
  cpuMicrosecondsPerMessage: {
    ours: Number(median(rounds.map(({ ours }) => ours)).toFixed(1)),
    fastXmlParserAndZod: Number(median(rounds.map(({ theirs }) => theirs)).toFixed(1)),
  },
  ratio: median(ratios),
  ratios,
};
console.log(JSON.stringify(report, null, 2));
