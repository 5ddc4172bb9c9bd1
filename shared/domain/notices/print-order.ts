import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { packOrders } from "../organizations/notice-print-settings.ts";
import type { Organization } from "../organizations/organization.ts";
import type { Iud } from "../values/iud.ts";
import { italianPostalCode } from "./print-filter.ts";

type PackOrder = (typeof packOrders)[number];
type OrderedPosition = Pick<DebtPosition, "typeCode" | "debtor">;

/** What a notice is sorted by: words of 32 bits, compared from the first to the last. */
export type OrderKey = {
  readonly words: number;
  /** Writes the key of a position into `target`, from `at` on. */
  readonly write: (position: OrderedPosition, target: Uint32Array, at: number) => void;
};

/** Above every CAP: first the addresses abroad, then those without a postal code. */
const abroadRank = 100_000;
const unknownRank = 100_001;

const streetWords = 5;
/** 38 kinds of characters: six of them fill a word. */
const charactersPerWord = 6;
const kinds = 38;

/**
 * The key of an order of notices; those of equal keys stay in the order of the file.
 * - `postalCode`: CAP, street (its first 30 letters and digits), civic number;
 * - `type`: code of the type;
 * - `file`: nothing to compare.
 */
export function orderKey(
  order: PackOrder,
  { debtPositionTypes }: Pick<Organization, "debtPositionTypes">,
): OrderKey {
  switch (order) {
    case "file":
      return { words: 0, write: () => undefined };
    case "type": {
      const codes = debtPositionTypes.map(({ code }) => code).toSorted();
      const ranks = new Map(codes.map((code, rank) => [code, rank]));
      return {
        words: 1,
        write: ({ typeCode }, target, at) => {
          target[at] = ranks.get(typeCode) ?? codes.length;
        },
      };
    }
    case "postalCode":
      return { words: streetWords + 2, write: writeAddress };
  }
}

function writeAddress({ debtor }: OrderedPosition, target: Uint32Array, at: number): void {
  const { address = {} } = debtor;
  target[at] = postalRank(address);
  writeStreet(address.street ?? "", target, at + 1);
  const civic = /\d{1,6}/.exec(address.civicNumber ?? "")?.[0] ?? "0";
  target[at + 1 + streetWords] = Number(civic);
}

function postalRank(address: NonNullable<DebtPosition["debtor"]["address"]>): number {
  const postalCode = italianPostalCode(address);
  if (postalCode !== undefined) return Number(postalCode);
  const { country = "IT" } = address;
  return country === "IT" ? unknownRank : abroadRank;
}

/** Accents and cases do not part streets; whatever is no letter and no digit parts words. */
function writeStreet(street: string, target: Uint32Array, at: number): void {
  const text = street
    .normalize("NFD")
    .replaceAll(/\p{Mn}+/gu, "")
    .toUpperCase();
  const plain = text.replaceAll(/[^0-9A-Z]+/g, " ").trim();
  for (let word = 0; word < streetWords; word += 1) {
    let packed = 0;
    for (let index = 0; index < charactersPerWord; index += 1) {
      packed = packed * kinds + kindOf(plain.charCodeAt(word * charactersPerWord + index));
    }
    target[at + word] = packed;
  }
}

/** Nothing, a space, digits, letters, in this order. */
function kindOf(code: number): number {
  if (Number.isNaN(code)) return 0;
  if (code === 0x20) return 1;
  return code < 0x41 ? code - 0x30 + 2 : code - 0x41 + 12;
}

const iudBytesGuess = 24;

/**
 * Notices of a flow on their way into an order. A million of them must fit a small function: each
 * takes its key, at most 28 bytes, the bytes of its IUD and 8 bytes more.
 */
export class NoticeSorter {
  readonly #key: OrderKey;
  #count = 0;
  /** How many there is room for. */
  #room: number;
  #keys: Uint32Array;
  /** Where the IUD of each begins in `#iuds`; one more at the end. */
  #starts: Uint32Array;
  #iuds: Uint8Array;

  constructor(key: OrderKey, expected: number) {
    this.#key = key;
    this.#room = Math.max(expected, 1);
    this.#keys = new Uint32Array(this.#room * key.words);
    this.#starts = new Uint32Array(this.#room + 1);
    this.#iuds = new Uint8Array(this.#room * iudBytesGuess);
  }

  get size(): number {
    return this.#count;
  }

  /** Notices are added in the order of the file. */
  add(iud: Iud, position: OrderedPosition): void {
    const { words, write } = this.#key;
    if (this.#count === this.#room) this.#grow();
    write(position, this.#keys, this.#count * words);
    const start = this.#starts[this.#count] ?? 0;
    const needed = start + iud.length * utf8BytesMax;
    if (needed > this.#iuds.length) {
      const larger = new Uint8Array(Math.max(this.#iuds.length * 2, needed));
      larger.set(this.#iuds);
      this.#iuds = larger;
    }
    const { written } = encoder.encodeInto(iud, this.#iuds.subarray(start));
    this.#count += 1;
    this.#starts[this.#count] = start + written;
  }

  /** The IUDs in order, in lists of at most `listMax`. */
  *lists(listMax: number): Generator<string[]> {
    const order = this.#sorted();
    for (let first = 0; first < order.length; first += listMax) {
      yield Array.from(order.subarray(first, first + listMax), (index) => this.#iudOf(index));
    }
  }

  #grow(): void {
    this.#room *= 2;
    const keys = new Uint32Array(this.#room * this.#key.words);
    keys.set(this.#keys);
    this.#keys = keys;
    const starts = new Uint32Array(this.#room + 1);
    starts.set(this.#starts);
    this.#starts = starts;
  }

  #sorted(): Uint32Array {
    const order = Uint32Array.from({ length: this.#count }, (_, index) => index);
    const { words } = this.#key;
    if (words === 0) return order;
    const keys = this.#keys;
    return order.sort((left, right) => {
      for (let word = 0; word < words; word += 1) {
        const difference = (keys[left * words + word] ?? 0) - (keys[right * words + word] ?? 0);
        if (difference !== 0) return difference;
      }
      return left - right;
    });
  }

  #iudOf(index: number): string {
    return decoder.decode(this.#iuds.subarray(this.#starts[index], this.#starts[index + 1]));
  }
}

const utf8BytesMax = 3;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
