import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readXml, readXmlBytes } from "../../../../../shared/pagopa/xml/read-xml.ts";
import type { XmlElement } from "../../../../../shared/pagopa/xml/xml-element.ts";
import { escapeXmlText } from "../../../../../shared/pagopa/xml/xml-text.ts";

function rootOf(xml: string | Uint8Array): XmlElement {
  const reading = typeof xml === "string" ? readXml(xml) : readXmlBytes(xml);
  if (reading.outcome === "refused") throw new Error(reading.detail);
  return reading.root;
}

const reasonOf = (xml: string | Uint8Array) => {
  const reading = typeof xml === "string" ? readXml(xml) : readXmlBytes(xml);
  return reading.outcome === "refused" ? reading.reason : reading.outcome;
};

/** Any code points, halves of surrogate pairs among them. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10ffff })))
  .map((codePoints) => String.fromCodePoint(...codePoints));

const leaf = (name: string, text = "", namespace = ""): XmlElement => ({
  name,
  namespace,
  text,
  children: [],
  hasAttributes: false,
});

describe("the XML reader", () => {
  it("makes a tree of names, texts and children", () => {
    expect(rootOf("<a> <b>1</b>\n<c/><b></b> </a>")).toEqual({
      ...leaf("a", " \n "),
      children: [leaf("b", "1"), leaf("c"), leaf("b")],
    });
  });

  it.each([
    ["the five entities", "<a>&lt;&gt;&amp;&quot;&apos;</a>", "<>&\"'"],
    ["characters by number", "<a>&#65;&#x41;&#x1F600;&#0000000066;</a>", "AA\u{1F600}B"],
    ["a reference made of references", "<a>&amp;lt;</a>", "&lt;"],
    ["CDATA as it is", "<a>1<![CDATA[<b>&amp;]]]]><![CDATA[>]]>2</a>", "1<b>&amp;]]>2"],
    ["no comment", "<a>1<!-- <b> & -->2<!---->3</a>", "123"],
    ["a greater sign", "<a>a > b ]] ></a>", "a > b ]] >"],
    ["line ends as one", "<a>1\r\n2\r3\n4</a>", "1\n2\n3\n4"],
    ["a carriage return by number", "<a>1&#13;2</a>", "1\r2"],
    ["blanks as they are", "<a> \t1 </a>", " \t1 "],
    [
      "characters beyond the basic plane",
      "<a>\u{1F600}è\u00A0\u0085</a>",
      "\u{1F600}è\u00A0\u0085",
    ],
  ])("reads %s", (_what, xml, text) => {
    expect(rootOf(xml).text).toBe(text);
  });

  it.each([
    ["an XML declaration", '<?xml version="1.0"?><a/>'],
    ["all of an XML declaration", "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n<a/>"],
    ["US-ASCII, which is UTF-8", '<?xml version="1.0" encoding="US-ASCII"?><a/>'],
    ["comments around the root", "<!-- 1 -->\n<a/>\n<!-- 2 -->\n"],
    ["blanks in tags", "<a\n b = '1'\tc\r\n=\"2\"  ></a >"],
    ["names with all that names may have", "<_è-1.中·\u{10000}></_è-1.中·\u{10000}>"],
    ["attributes with what they may have", `<a b='"' c="'>" d="&lt;&#10;" e=""/>`],
    ["the prefix xml", '<a xml:lang="it"/>'],
    ["the declaration of the prefix xml", '<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>'],
    ["32 levels", `${"<a>".repeat(32)}${"</a>".repeat(32)}`],
    ["64 attributes", `<a${Array.from({ length: 64 }, (_, i) => ` b${i}=""`).join("")}/>`],
  ])("accepts %s", (_what, xml) => {
    expect(reasonOf(xml)).toBe("document");
  });

  it.each([
    ["an empty text", ""],
    ["blanks alone", " \n"],
    ["a text alone", "a"],
    ["a comment alone", "<!-- a -->"],
    ["a text before the root", "a<a/>"],
    ["a text after the root", "<a/>a"],
    ["a reference after the root", "<a/>&#32;"],
    ["CDATA outside the root", "<![CDATA[ ]]><a/>"],
    ["two roots", "<a/><a/>"],
    ["a root that does not end", "<a>"],
    ["an end without beginning", "</a>"],
    ["a tag that does not end", "<a"],
    ["a tag cut at a name", "<a><b"],
    ["a tag cut at an attribute", "<a b"],
    ["a tag cut at a value", "<a b='1"],
    ["ends that cross", "<a><b></a></b>"],
    ["an end with a longer name", "<a></ab>"],
    ["an end with a shorter name", "<ab></a>"],
    ["an end with another prefix", '<p:a xmlns:p="u" xmlns:q="u"></q:a>'],
    ["an end in another case", "<a></A>"],
    ["an end with an attribute", '<a></a b="1">'],
    ["a blank before a name", "< a/>"],
    ["a blank before the name of an end", "<a></ a>"],
    ["a blank inside the end of a tag", "<a/ >"],
    ["an empty tag", "<>"],
    ["a name that begins with a digit", "<1a/>"],
    ["a name that begins with a dash", "<-a/>"],
    ["a name that begins with a dot", "<.a/>"],
    ["a name with a character that no name has", "<a×/>"],
    ["a name that begins with a combining character", "<\u0300a/>"],
    ["a name with two colons", '<p:q:a xmlns:p="u"/>'],
    ["a name that begins with a colon", "<:a/>"],
    ["a name that ends with a colon", '<p: xmlns:p="u"/>'],
    ["a local name that begins with a digit", '<p:1 xmlns:p="u"/>'],
    ["an attribute without value", "<a b/>"],
    ["an attribute without quotes", "<a b=1/>"],
    ["an attribute without equals sign", '<a b"1"/>'],
    ["quotes of two kinds", `<a b="1'/>`],
    ["attributes without a blank between", '<a b="1"c="2"/>'],
    ["a less sign in an attribute", '<a b="<"/>'],
    ["a bare ampersand in an attribute", '<a b="&"/>'],
    ["an entity in an attribute", '<a b="&c;"/>'],
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["an attribute twice under two prefixes", '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ["a bare ampersand", "<a>a & b</a>"],
    ["an entity that is not declared", "<a>&nbsp;</a>"],
    ["an entity in capitals", "<a>&AMP;</a>"],
    ["a reference without semicolon", "<a>&amp</a>"],
    ["a reference without digits", "<a>&#;</a>"],
    ["a hexadecimal reference without digits", "<a>&#x;</a>"],
    ["a hexadecimal reference with a capital X", "<a>&#X41;</a>"],
    ["a decimal reference with hexadecimal digits", "<a>&#1A;</a>"],
    ["the character zero by number", "<a>&#0;</a>"],
    ["a control character by number", "<a>&#x1F;</a>"],
    ["half a surrogate pair by number", "<a>&#xD800;</a>"],
    ["a noncharacter by number", "<a>&#xFFFF;</a>"],
    ["a number beyond Unicode", "<a>&#x110000;</a>"],
    ["a number beyond all numbers", `<a>&#${"9".repeat(400)};</a>`],
    ["a control character", "<a>\u0001</a>"],
    ["a noncharacter", "<a>\uFFFE</a>"],
    ["half a surrogate pair", "<a>\uD83D</a>"],
    ["halves of a surrogate pair in disorder", "<a>\uDE00\uD83D</a>"],
    ["the end of CDATA in a text", "<a>]]></a>"],
    ["CDATA that does not end", "<a><![CDATA[</a>"],
    ["CDATA in lower case", "<a><![cdata[1]]></a>"],
    ["a comment that does not end", "<a/><!-- "],
    ["a comment that ends too early", "<a/><!-->"],
    ["two dashes in a comment", "<a><!-- a -- b --></a>"],
    ["three dashes at the end of a comment", "<a><!-- a ---></a>"],
    ["a declaration that is none", "<a><!ELEMENT a ANY></a>"],
    ["a prefix that is not declared", "<p:a/>"],
    ["a prefix of an attribute that is not declared", '<a p:b="1"/>'],
    ["a prefix that is declared elsewhere", '<a><b xmlns:p="u"/><p:c/></a>'],
    ["a prefix declared as nothing", '<a xmlns:p=""/>'],
    ["a namespace twice", '<a xmlns="u" xmlns="v"/>'],
    ["a prefix twice", '<a xmlns:p="u" xmlns:p="v"/>'],
    ["the prefix xmlns declared", '<a xmlns:xmlns="u"/>'],
    ["the prefix xml for another namespace", '<a xmlns:xml="u"/>'],
    ["another prefix for xml", '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>'],
    ["the namespace of declarations", '<a xmlns="http://www.w3.org/2000/xmlns/"/>'],
    ["an element with the prefix xmlns", "<xmlns:a/>"],
    ["an XML declaration without version", '<?xml encoding="UTF-8"?><a/>'],
    ["an XML declaration of version 1.1", '<?xml version="1.1"?><a/>'],
    ["an XML declaration in disorder", '<?xml encoding="UTF-8" version="1.0"?><a/>'],
    ["an XML declaration with something else", '<?xml version="1.0" a="1"?><a/>'],
    ["an XML declaration that does not end", '<?xml version="1.0"><a/>'],
  ])("does not take for XML %s", (_what, xml) => {
    expect(reasonOf(xml)).toBe("notXml");
  });

  it.each([
    ["a DOCTYPE", "<!DOCTYPE a><a/>"],
    ["a DOCTYPE inside", "<a><!DOCTYPE a></a>"],
    ["a processing instruction", "<?php echo ?><a/>"],
    ["a stylesheet", '<?xml-stylesheet href="a"?><a/>'],
    ["a processing instruction inside", "<a><?b?></a>"],
    ["a processing instruction after the root", "<a/><?b?>"],
    ["an XML declaration after a blank", ' <?xml version="1.0"?><a/>'],
    ["an encoding that is not ours", '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ["US-ASCII with more than ASCII", '<?xml version="1.0" encoding="US-ASCII"?><a>è</a>'],
    ["33 levels", `${"<a>".repeat(33)}${"</a>".repeat(33)}`],
    ["65 attributes", `<a${Array.from({ length: 65 }, (_, i) => ` b${i}=""`).join("")}/>`],
    ["too many attributes in all", `<a>${'<a b=""/>'.repeat(5_001)}</a>`],
    ["too many elements", `<a>${"<a/>".repeat(10_000)}</a>`],
    ["too many namespaces", nestedNamespaces(70)],
  ])("forbids %s", (_what, xml) => {
    expect(reasonOf(xml)).toBe("forbiddenXml");
  });

  it("tells elements of the same name apart by their namespaces", () => {
    const xml = `<p:a xmlns:p="u" xmlns="v"><b><p:c xmlns:p="w"/><c xmlns=""><d/></c></b><p:e/></p:a>`;
    const root = rootOf(xml);
    const named = (element: XmlElement): readonly string[] => [
      `${element.namespace}:${element.name}`,
      ...element.children.flatMap(named),
    ];
    expect(named(root)).toEqual(["u:a", "v:b", "w:c", ":c", ":d", "u:e"]);
  });

  it("knows the prefix xml without its declaration", () => {
    expect(rootOf("<xml:a/>").namespace).toBe("http://www.w3.org/XML/1998/namespace");
  });

  it("says whether an element has attributes, declarations of namespaces aside", () => {
    const flags = rootOf('<a><b c="1"/><b xmlns="u"/><b xmlns:p="u" p:c=""/><b/></a>').children.map(
      ({ hasAttributes }) => hasAttributes,
    );
    expect(flags).toEqual([true, false, true, false]);
  });

  it("reads bytes in UTF-8, with or without their mark", () => {
    expect(rootOf(Buffer.from("<a>è\u{1F600}</a>")).text).toBe("è\u{1F600}");
    expect(rootOf(Buffer.from("\uFEFF<?xml version='1.0'?><a>è</a>")).text).toBe("è");
    expect(rootOf("\uFEFF<a>è</a>").text).toBe("è");
    expect(reasonOf("\uFEFF\uFEFF<a/>")).toBe("notXml");
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(reasonOf(Buffer.from("<a>è</a>", "latin1"))).toBe("notXml");
    expect(reasonOf(Buffer.from("<a/>", "utf16le"))).toBe("notXml");
  });

  it("refuses more than a mebibyte, and reads as much", () => {
    const documentOf = (bytes: number) => `<a>${" ".repeat(bytes - 7)}</a>`;
    expect(reasonOf(Buffer.from(documentOf(1_048_576)))).toBe("document");
    expect(reasonOf(Buffer.from(documentOf(1_048_577)))).toBe("tooLarge");
    expect(reasonOf(documentOf(1_048_577))).toBe("tooLarge");
  });

  it("says in Italian where it stopped", () => {
    expect(readXml("<a>\n<b></a>")).toEqual({
      outcome: "refused",
      reason: "notXml",
      detail:
        "XML non ben formato: un tag di chiusura non corrisponde a quello di apertura (carattere 8).",
    });
  });

  it("finds every legal text again in what was escaped", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeXmlText(text);
        const xml = `<a>${escaped}</a>`;
        expect(escaped === undefined || rootOf(xml).text === text).toBe(true);
      }),
    );
  });

  it("never throws, whatever it is given", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "<a>",
        "</a>",
        "<a/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&",
        ";",
        "<?",
        "?>",
      ),
      fc.constantFrom("<p:a", ' xmlns:p="', "='", '"', "&#", "&#x", "amp;", "<!DOCTYPE", ":", "\r"),
      anyText,
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(["document", "refused"]).toContain(readXml(pieces.join("")).outcome);
      }),
      { numRuns: 1_000 },
    );
  });
});

function nestedNamespaces(count: number): string {
  const [outer, inner] = [0, count / 2].map((from) =>
    Array.from({ length: count / 2 }, (_, index) => ` xmlns:p${from + index}="u"`).join(""),
  );
  return `<a${outer}><b${inner}/></a>`;
}
