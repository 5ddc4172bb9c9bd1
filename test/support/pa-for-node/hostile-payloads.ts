import { enveloped, richRequests } from "./sample-messages.ts";

const limit = 1_048_576;
/** As much of a text as a body may hold. */
const filled = (text: string, bytes = limit - 2_000) =>
  text.repeat(Math.floor(bytes / text.length));
const numbered = (make: (index: number) => string, count: number) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");
const receipt = richRequests.paSendRTV2;
const withText = (element: string, text: string) =>
  receipt.replace(new RegExp(`<${element}>[^<]*`), () => `<${element}>${text}`);
const verify = richRequests.paVerifyPaymentNotice;
const inIdPA = (content: string) => verify.replace(/<idPA>[^<]*/, () => `<idPA>${content}`);
const doctype = (subset: string, use: string) =>
  `<?xml version="1.0"?><!DOCTYPE a [${subset}]>${inIdPA(use)}`;

const laughs = numbered((level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`, 9);

/** Bodies made to hurt whoever reads them: each must be refused, and quickly. */
export const hostilePayloads: Readonly<Record<string, () => string | Uint8Array>> = {
  "nothing at all": () => "",
  "two megabytes of blanks": () => " ".repeat(2 * limit),
  "two megabytes of tags": () => "<a>".repeat((2 * limit) / 3),
  "a two megabyte receipt": () => withText("description", "x".repeat(2 * limit)),
  "elements inside elements without end": () => filled("<a>"),
  "a nesting of 33 levels, closed": () => "<a>".repeat(33) + "</a>".repeat(33),
  "a nesting of 300,000 levels in the message": () => inIdPA(filled("<a>")),
  "hundreds of thousands of small elements": () => enveloped(filled("<a/>")),
  "a header of 20,000 elements": () =>
    verify.replace(
      "<soapenv:Body>",
      `<soapenv:Header>${"<a/>".repeat(20_000)}</soapenv:Header><soapenv:Body>`,
    ),
  "billion laughs": () => doctype(`<!ENTITY l0 "ha">${laughs}`, "&l9;"),
  "a long entity many times": () =>
    doctype(`<!ENTITY a "${"a".repeat(100_000)}">`, "&a;".repeat(100_000)),
  "an entity that names itself": () => doctype('<!ENTITY a "&a;">', "&a;"),
  "a file as an entity": () => doctype('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
  "an address as an entity": () => doctype('<!ENTITY a SYSTEM "http://127.0.0.1/">', "&a;"),
  "parameter entities": () => doctype('<!ENTITY % a SYSTEM "http://127.0.0.1/"> %a;', ""),
  "a DOCTYPE without end": () => `<!DOCTYPE a [${filled("<!ENTITY a 'b'>")}`,
  "an attribute list of a megabyte": () => `<a${numbered((index) => ` a${index}=""`, 90_000)}/>`,
  "an attribute list on every element": () =>
    enveloped(filled(`<a${numbered((index) => ` a${index}=""`, 60)}/>`)),
  "the same attribute over and over": () => `<a${filled(' a=""')}/>`,
  "an attribute value without end": () => `<a b="${filled("x")}`,
  "attribute values that never close": () => filled('<a b="'),
  "a megabyte of namespaces": () => `<a${numbered((index) => ` xmlns:a${index}="b"`, 50_000)}/>`,
  "namespaces on every level": () =>
    filled(`<a${numbered((index) => ` xmlns:a${index}="b"`, 60)}>`),
  "namespaces on every element": () =>
    enveloped(filled(`<a${numbered((index) => ` xmlns:a${index}="b"`, 40)}/>`)),
  "prefixes that nobody declared": () => enveloped(filled("<p:a/>")),
  "comments that never close": () => filled("<!--"),
  "comments full of dashes": () => `<!--${filled("- ")}`,
  "a text cut in pieces by comments": () => inIdPA(filled("a<!---->")),
  "a text cut in pieces by CDATA": () => inIdPA(filled("<![CDATA[a]]>")),
  "CDATA that never closes": () => inIdPA(filled("<![CDATA[")),
  "ends of CDATA in a text": () => inIdPA(filled("]]>")),
  "brackets that are almost an end of CDATA": () => inIdPA(`<![CDATA[${filled("]]")}`),
  "a megabyte of references": () => inIdPA(filled("&amp;")),
  "a megabyte of ampersands": () => inIdPA(filled("&")),
  "a reference of a megabyte": () => inIdPA(`&${filled("a")};`),
  "a number of a megabyte": () => inIdPA(`&#${filled("9")};`),
  "a hexadecimal number of a megabyte": () => inIdPA(`&#x${filled("F")};`),
  "a name of a megabyte": () => `<${filled("a")}>`,
  "a name of a megabyte beyond ASCII": () => `<${filled("è")}>`,
  "names that begin in ASCII and go on beyond": () => enveloped(filled(`<${"aè".repeat(500)}/>`)),
  "an end tag with a megabyte of blanks": () => `<a></a${filled(" ")}`,
  "an XML declaration with a megabyte of blanks": () => `<?xml version="1.0"${filled(" ")}<a/>`,
  "processing instructions": () => filled("<?php echo 1 ?>"),
  "line ends of three kinds": () => inIdPA(filled("\r\n\r\n\n\r")),
  "a body in UTF-16": () => Buffer.from(`\uFEFF${verify}`, "utf16le"),
  "a body that says it is in UTF-7": () => `<?xml version="1.0" encoding="UTF-7"?>${verify}`,
  "a body that says it is in UTF-16": () => `<?xml version="1.0" encoding="UTF-16"?>${verify}`,
  "bytes that are no UTF-8": () => Buffer.concat([Buffer.from(verify), Buffer.from([0xff])]),
  "overlong UTF-8": () => Buffer.from(inIdPA("?").replace("?", "\xc0\xbc"), "latin1"),
  "halves of surrogate pairs in UTF-8": () =>
    Buffer.from(inIdPA("?").replace("?", "\xed\xa0\x80"), "latin1"),
  "NUL characters": () => inIdPA("\0".repeat(1_000)),
  "random bytes": () => Uint8Array.from({ length: limit }, (_, index) => (index * 7_919) % 251),
  "a compressed body": () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0]),
  JSON: () => JSON.stringify({ a: "<a/>" }),
  "an amount of a megabyte of digits": () => withText("paymentAmount", `${filled("9")}.00`),
  "a date of a megabyte": () => withText("applicationDate", filled("2026-01-01")),
  "an e-mail address of a megabyte": () => withText("e-mail", `a@${filled("a.")}`),
  "an e-mail address of a megabyte without at": () => withText("e-mail", filled("a")),
  "base64 of a megabyte with a wrong end": () => withText("MBDAttachment", `${filled("AAAA")}=`),
  "base64 of blanks": () => withText("MBDAttachment", `${filled("A ")}*`),
  "a text of a megabyte": () => withText("description", filled("x")),
  "a text of a megabyte beyond the basic plane": () => withText("description", filled("\u{1F600}")),
  "a megabyte of blanks around an amount": () => withText("fee", `${filled(" ")}x`),
  "ten thousand transfers": () =>
    receipt.replace("<transferList>", () => `<transferList>${"<transfer/>".repeat(9_000)}`),
  "thousands of metadata": () =>
    receipt.replace(
      "<metadata>",
      () => `<metadata>${"<mapEntry><key>a</key><value>b</value></mapEntry>".repeat(3_000)}`,
    ),
  "an operation called like a property of every object": () =>
    enveloped("<pafn:__proto__><idPA>1</idPA></pafn:__proto__>"),
  "an element called like a property of every object": () => verify.replace(/idPA>/g, "__proto__>"),
};
