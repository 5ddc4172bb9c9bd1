/**
 * The two codes of a notice, ours against bwip-js's raw modules: CPU microseconds of the process
 * per symbol, rounds interleaved, medians. The QR code has the whole search of the mask on both
 * sides. Prints JSON.
 */
import { parseArgs } from "node:util";
import bwip from "bwip-js/node";
import { encodeDataMatrix } from "../../shared/documents/barcodes/data-matrix.ts";
import { encodeQrCode } from "../../shared/documents/barcodes/qr-code.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    ours: { type: "string", default: "4000" },
    theirs: { type: "string", default: "40" },
  },
});
const oursCount = Number(options.ours);
const theirsCount = Number(options.theirs);

/** Payloads of notices of the same ente, each with its own number, amount and person. */
function qrPayload(number: number): string {
  const noticeNumber = `3${String(number * 97 + 11).padStart(17, "0")}`;
  return `PAGOPA|002|${noticeNumber}|02336340159|${1_000 + number}`;
}

function dataMatrixPayload(number: number): string {
  const noticeNumber = `3${String(number * 97 + 11).padStart(17, "0")}`;
  const amount = String(1_000 + number).padStart(10, "0");
  const codeLine = `18${noticeNumber}12000035058205${`10${amount}`}38961`;
  const parties = `P102336340159RSSMRA80A01H501U${`ROSSI MARIA ${number}`.padEnd(40)}`;
  const subject = "TASSA SUI RIFIUTI 2027, UTENZA 12 DI VIA DELL'OLMO".padEnd(110);
  return `codfase=NBPA;${codeLine}${parties}${subject}`.padEnd(255).concat("A");
}

type Code = {
  readonly payload: (number: number) => string;
  readonly ours: (text: string) => unknown;
  readonly theirs: (text: string) => unknown;
};

const codes: Readonly<Record<"qr" | "dataMatrix", Code>> = {
  qr: {
    payload: qrPayload,
    ours: encodeQrCode,
    theirs: (text) => bwip.raw("qrcode", text, "eclevel=M fixedeclevel version=4"),
  },
  dataMatrix: {
    payload: dataMatrixPayload,
    ours: encodeDataMatrix,
    theirs: (text) => bwip.raw("datamatrix", text, ""),
  },
};

function cpuPerSymbol(texts: readonly string[], encode: (text: string) => unknown): number {
  const start = process.cpuUsage();
  for (const text of texts) encode(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / texts.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function measureRound({ payload, ours, theirs }: Code, round: number) {
  const texts = Array.from({ length: oursCount }, (_, index) => payload(round * oursCount + index));
  return {
    theirs: cpuPerSymbol(texts.slice(0, theirsCount), theirs),
    ours: cpuPerSymbol(texts, ours),
  };
}

function measure(code: Code) {
  // The first round warms both sides up.
  measureRound(code, 0);
  const rounds = Array.from({ length: Number(options.rounds) }, (_, round) =>
    measureRound(code, round + 1),
  );
  const ratios = rounds.map(({ ours, theirs }) => Math.round(theirs / ours));
  return {
    ratio: median(ratios),
    ratios,
    oursMicroseconds: median(rounds.map(({ ours }) => ours)),
    bwipMicroseconds: median(rounds.map(({ theirs }) => theirs)),
  };
}

const report = {
  bench: "bar-codes",
  qr: measure(codes.qr),
  dataMatrix: measure(codes.dataMatrix),
};
console.log(JSON.stringify(report, null, 2));
