import type { RandomSource } from "./random-source.ts";

type Mutation = (xml: string, random: RandomSource) => string;

/** One to three changes of a message, of any of the kinds below. */
export function mutateMessage(xml: string, random: RandomSource): Buffer {
  let mutated = xml;
  for (let count = random.pick([1, 1, 1, 2, 2, 3]); count > 0; count -= 1) {
    const kind = random.pick([rawMutations, elementMutations, textMutations, textMutations]);
    mutated = random.pick(kind)(mutated, random);
  }
  const bytes = Buffer.from(mutated);
  return random.below(16) === 0 ? flipByte(bytes, random) : bytes;
}

function flipByte(bytes: Buffer, random: RandomSource): Buffer {
  const index = random.below(bytes.length);
  const flipped = Buffer.from(bytes);
  flipped[index] =
    random.below(2) === 0 ? random.below(256) : (bytes[index] ?? 0) ^ (1 << random.below(8));
  return flipped;
}

type Span = { readonly start: number; readonly end: number };

const wholeTag = /<[^<>]*>/g;
const startTag = /<[^<>/!?][^<>]*>/g;
const leafText = /(?<=<[^<>/!?][^<>]*>)[^<>]*(?=<\/)/g;
const element = /<([A-Za-z:-]+)[^<>]*>(?:[^<]|<(?!\/\1))*<\/\1>/g;
const gap = /(?<=>)(?=<)/g;

function spanOf(xml: string, pattern: RegExp, random: RandomSource): Span {
  const spans = [...xml.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  return spans[random.below(spans.length)] ?? { start: 0, end: 0 };
}

function replaced(xml: string, { start, end }: Span, replacement: string): string {
  return xml.slice(0, start) + replacement + xml.slice(end);
}

function randomSpan(xml: string, random: RandomSource, lengthMax: number): Span {
  const start = random.below(xml.length);
  return { start, end: Math.min(xml.length, start + 1 + random.below(lengthMax)) };
}

/** Characters that matter to XML, to the types, or to neither. */
const characters = [
  ...["<", ">", "&", '"', "'", "/", "=", "!", "?", "]", "-", ":", ";", "#", " ", "\t", "\n", "\r"],
  ...["0", "1", "9", "A", "Z", "a", "x", ".", ",", "+", "_", "@", "\u00A0", "\u0085", "\u2028"],
  ...["à", "€", "\u{1F600}", "\u0001", "\u007F", "\uFFFE", "\uFFFD", "\u0660", "\u3000", "\u200B"],
] as const;

const values = [
  ...["", " ", "0.00", "0.01", "11,34", "11.3", "11.342", "+1.00", "-1.00", "0001.00", "1."],
  ...["999999999.99", "1000000000.00", " 5.00 ", "\n5.00\t", "1e2", ".50", "\u0661.00", "00.00"],
  ...["2026-02-30", "2028-02-29", "2027-02-29", "2026-12-31Z", "2026-12-31+14:00", "0000-01-01"],
  ...["2026-12-31+14:01", "12026-01-01", "-2026-01-01", "2026-13-01", " 2026-01-01 ", "2026-1-1"],
  ...["2026-01-01T24:00:00", "2026-01-01T24:00:01", "2026-01-01T23:59:60", "2026-01-01T10:00"],
  ...["2026-01-01T10:00:00.", "2026-01-01T10:00:00.1234567891234", "2026-01-01T10:00:00-13:59"],
  ...["2026-01-01T24:00:00.000Z", "2026-01-01t10:00:00", "2026-01-01T10:00:00z", "0001-01-01"],
  ...["true", "TRUE", " 1 ", "0", "2", "5", "6", "05", "+5", "-0", "1.0", "2147483648", "OK", "KO"],
  ...["OK ", "ok", "F", "G", "IT", "it", "ITA", "EQ", "POSTAL", "01", "12345", "1234", "123456"],
  ...["a@b", "a@b.it", "a@.it", "a@b..it", "a%b@c.it", "@b.it", "a b@c.it", "àè@b.it", "+_.-@-"],
  ...[
    "AA==",
    "AB==",
    "AAA=",
    "AAB=",
    "AAAA",
    "AA A A",
    "A===",
    "=",
    "AAA",
    "AAAAA",
    "A A = =",
    "AA*=",
  ],
  ...["02336340159", "0233634015", "023363401590", "301202600000000103", "٣٠١٢٠٢٦٠٠٠٠٠٠٠٠٠١٠"],
  ...[
    "x".repeat(35),
    "x".repeat(36),
    "è".repeat(35),
    "\u{1F600}".repeat(35),
    "\u{1F600}".repeat(36),
  ],
  ...["x".repeat(70), "x".repeat(71), "x".repeat(140), "x".repeat(141), "x".repeat(210)],
  ...["x".repeat(211), "x".repeat(16), "x".repeat(17), "x".repeat(20), "x".repeat(21), "x"],
] as const;

const references = [
  ...["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#65;", "&#x41;", "&#13;", "&#10;", "&#x9;"],
  ...["&", "&foo;", "&amp", "&#;", "&#x;", "&#0;", "&#xD800;", "&#xFFFE;", "&#x110000;", "&#1;"],
  ...["&#x1F600;", "&#32;", "&#99999999999;", "&#X41;", "&AMP;", "& amp;", "&#x0041;", "&#-1;"],
] as const;

const insertions = [
  ...["<!-- nota -->", "<!---->", "<!-- a--b -->", "<!-- a --->", "<!--", "<![CDATA[]]>", "]]>"],
  ...[
    "<![CDATA[ ]]>",
    "<![CDATA[x]]>",
    "<![CDATA[<a>&b;]]>",
    "<![CDATA[",
    "<?pi dati?>",
    "<?xml?>",
  ],
  ...["<!DOCTYPE a>", "<!ELEMENT a ANY>", "<a/>", "<a></a>", "<a b='1'/>", "</a>", "<a>", "< a/>"],
  ...[
    "<p:a/>",
    "<a:b:c/>",
    "<1a/>",
    "<à/>",
    "<:a/>",
    "<a:/>",
    "x",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u00A0",
  ],
] as const;

const attributes = [
  ...[' a="1"', " a='1'", ' a="1" a="2"', " a=1", " a", ' a="', ' a="<"', ' a="&amp;"', ' a="&b;"'],
  ...[' a ="1"', ' a= "1"', 'a="1"', ' p:a="1"', ' xmlns:p="urn:p" p:a="1"', ' xmlns=""'],
  ...[' xmlns="urn:altro"', ' xmlns:p=""', ' xmlns:xml="urn:x"', ' xmlns:xmlns="urn:x"', " /"],
  ...[' xmlns:p="urn:p" xmlns:q="urn:p" p:a="1" q:a="2"', ' xmlns:p="urn:p" xmlns:p="urn:q"'],
  ...[' xml:lang="it"', ' xmlns:p="http://www.w3.org/XML/1998/namespace"', ' a="1"b="2"', "\n"],
  ...[
    ' xmlns="http://www.w3.org/2000/xmlns/"',
    ' xmlns:pafn="urn:altro"',
    ' pafn:a="1"',
    ' :a="1"',
  ],
  ...[' xmlns="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"', ' xml:a="&#10;"', ' a:="1"'],
] as const;

const prologs = [
  ...['<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0'?>"],
  ...['<?xml version="1.0" encoding="US-ASCII"?>', '<?xml version="1.0" encoding="utf-8" ?>\n'],
  ...['<?xml version="1.0" standalone="yes"?>', '<?xml encoding="UTF-8"?>', "\uFEFF", " ", "\n"],
  ...['<?xml version="1.0" encoding="ISO-8859-1"?>', '<?xml version="1.0" encoding="UTF-16"?>'],
  ...['<?xml version="1.1"?>', '<?xml version="1.0" standalone="si"?>', '<?XML version="1.0"?>'],
  ...["<!DOCTYPE soapenv:Envelope>", "<!-- nota -->", "<?pi?>", '<!DOCTYPE a [<!ENTITY b "c">]>'],
] as const;

const names = [
  ...["idPA", "outcome", "amount", "fault", "metadata", "mapEntry", "transfer", "IBAN", "dueDate"],
  ...["companyName", "pafn:idPA", "p:idPA", "standin", "standIn", "idpa", "e-mail", "x", "à", "1x"],
  ...["paSendRTReq", "pafn:paSendRTReq", "pafn:paGetPaymentReq", "soapenv:Body", "soapenv:Header"],
] as const;

/** Changes of the text itself, which mostly leave no XML behind. */
const rawMutations: readonly [Mutation, ...Mutation[]] = [
  (xml, random) => replaced(xml, randomSpan(xml, random, 8), ""),
  (xml, random) => {
    const span = randomSpan(xml, random, 40);
    return replaced(xml, span, xml.slice(span.start, span.end).repeat(2));
  },
  (xml, random) => replaced(xml, randomSpan(xml, random, 1), random.pick(characters)),
  (xml, random) => {
    const at = random.below(xml.length);
    return replaced(xml, { start: at, end: at }, random.pick(characters));
  },
  (xml, random) => replaced(xml, spanOf(xml, wholeTag, random), ""),
  (xml, random) => {
    const span = spanOf(xml, wholeTag, random);
    return replaced(xml, span, xml.slice(span.start, span.end).repeat(2));
  },
  (xml, random) => random.pick(prologs) + xml,
  (xml, random) => xml + random.pick(insertions),
];

/** Changes of elements: dropped, doubled, moved, renamed, with other attributes and namespaces. */
const elementMutations: readonly [Mutation, ...Mutation[]] = [
  (xml, random) => replaced(xml, spanOf(xml, element, random), ""),
  (xml, random) => {
    const span = spanOf(xml, element, random);
    return replaced(xml, span, xml.slice(span.start, span.end).repeat(2));
  },
  (xml, random) => {
    const span = spanOf(xml, element, random);
    const moved = xml.slice(span.start, span.end);
    const without = replaced(xml, span, "");
    const { start } = spanOf(without, gap, random);
    return replaced(without, { start, end: start }, moved);
  },
  (xml, random) => renamed(xml, random, { nameOf: () => random.pick(names), declared: "" }),
  (xml, random) => {
    const prefix = random.pick(["p", "pafn", "soapenv", "q"]);
    const declared = random.pick(["", ` xmlns:${prefix}="urn:altro"`]);
    const nameOf = (name: string) => `${prefix}:${name.replace(/^.*:/, "")}`;
    return renamed(xml, random, { nameOf, declared });
  },
  (xml, random) => {
    const { end } = spanOf(xml, startTag, random);
    const start = Math.max(0, end - 1);
    return replaced(xml, { start, end: start }, random.pick(attributes));
  },
];

/** Changes of what stands between tags. */
const textMutations: readonly [Mutation, ...Mutation[]] = [
  (xml, random) => replaced(xml, spanOf(xml, leafText, random), random.pick(values)),
  (xml, random) => replaced(xml, spanOf(xml, leafText, random), random.pick(values)),
  (xml, random) => insideText(xml, random, random.pick(references)),
  (xml, random) => insideText(xml, random, random.pick(insertions)),
  (xml, random) => {
    const { start } = spanOf(xml, gap, random);
    return replaced(xml, { start, end: start }, random.pick([...references, ...insertions]));
  },
];

function insideText(xml: string, random: RandomSource, inserted: string): string {
  const { start, end } = spanOf(xml, leafText, random);
  const at = start + random.below(end - start + 1);
  return replaced(xml, { start: at, end: at }, inserted);
}

/** An element with another name in both its tags. */
function renamed(
  xml: string,
  random: RandomSource,
  tag: { readonly nameOf: (name: string) => string; readonly declared: string },
): string {
  const { start, end } = spanOf(xml, startTag, random);
  const name = /^[^\s>/]*/.exec(xml.slice(start + 1, end))?.[0] ?? "";
  const changed = tag.nameOf(name);
  const after = xml.slice(start).replace(`</${name}>`, () => `</${changed}>`);
  return xml.slice(0, start) + after.replace(`<${name}`, () => `<${changed}${tag.declared}`);
}
