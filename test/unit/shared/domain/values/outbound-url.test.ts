import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hostOfOutbound,
  outboundLengthMax,
  parseOutboundUrl,
} from "../../../../../shared/domain/values/outbound-url.ts";

const publicOnly = { loopback: false };
const local = { loopback: true };

const hostile: readonly (readonly [what: string, url: string])[] = [
  ["no URL", "esempio"],
  ["nothing", ""],
  ["no scheme", "hooks.ente.it/a"],
  ["a relative scheme", "//hooks.ente.it/a"],
  ["http", "http://hooks.ente.it/a"],
  ["ftp", "ftp://hooks.ente.it/a"],
  ["file", "file:///etc/passwd"],
  ["gopher", "gopher://hooks.ente.it:70/_a"],
  ["javascript", "javascript:alert(1)//https://hooks.ente.it/"],
  ["data", "data:text/html,ciao"],
  ["a scheme without slashes", "https:hooks.ente.it/a"],
  ["one slash", "https:/hooks.ente.it/a"],
  ["three slashes", "https:///hooks.ente.it/a"],
  ["backslashes", "https:\\\\hooks.ente.it\\a"],
  ["a backslash before the host", "https://hooks.ente.it\\@10.0.0.1/"],
  ["a tab in the scheme", "ht\ttps://hooks.ente.it/"],
  ["a tab in the host", "https://hooks.\tente.it/"],
  ["a line break in the host", "https://hooks.ente.it\n.esempio.it/"],
  ["a line break in the path", "https://hooks.ente.it/a\r\nHost: b"],
  ["a blank before it", " https://hooks.ente.it/"],
  ["a blank after it", "https://hooks.ente.it/ "],
  ["a null", "https://hooks.ente.it/\u0000"],
  ["a user", "https://utente@hooks.ente.it/"],
  ["user and password", "https://utente:segreto@hooks.ente.it/"],
  ["an empty user", "https://@hooks.ente.it/"],
  ["a host as the user", "https://hooks.ente.it@169.254.169.254/"],
  ["an encoded at", "https://hooks.ente.it%40169.254.169.254/"],
  ["a port", "https://hooks.ente.it:8443/a"],
  ["its own port, written", "https://hooks.ente.it:443/a"],
  ["an empty port", "https://hooks.ente.it:/a"],
  ["a fragment", "https://hooks.ente.it/a#b"],
  ["an empty fragment", "https://hooks.ente.it/a#"],
  ["a fragment that hides a host", "https://10.0.0.1#@hooks.ente.it/"],
  ["a dotted IPv4", "https://93.184.215.14/"],
  ["loopback", "https://127.0.0.1/"],
  ["loopback over http", "http://127.0.0.1/"],
  ["short loopback", "https://127.1/"],
  ["decimal IPv4", "https://2130706433/"],
  ["octal IPv4", "https://0177.0.0.1/"],
  ["octal IPv4 in one", "https://017700000001/"],
  ["hexadecimal IPv4", "https://0x7f000001/"],
  ["hexadecimal parts", "https://0x7f.0x0.0x0.0x1/"],
  ["mixed notations", "https://0x7f.0.01/"],
  ["all zeros", "https://0.0.0.0/"],
  ["zero", "https://0/"],
  ["a private IPv4", "https://10.0.0.1/"],
  ["the service of a cloud", "https://169.254.169.254/latest/meta-data/"],
  ["the same in decimal", "https://2852039166/"],
  ["the same in hexadecimal", "https://0xA9FEA9FE/"],
  ["the same with a trailing dot", "https://169.254.169.254./"],
  ["credentials of containers", "https://169.254.170.2/v2/credentials"],
  ["IPv6 loopback", "https://[::1]/"],
  ["IPv6 unspecified", "https://[::]/"],
  ["mapped IPv4", "https://[::ffff:169.254.169.254]/"],
  ["mapped IPv4 in hexadecimal", "https://[::ffff:a9fe:a9fe]/"],
  ["NAT64", "https://[64:ff9b::a9fe:a9fe]/"],
  ["the service of a cloud in IPv6", "https://[fd00:ec2::254]/"],
  ["link-local IPv6", "https://[fe80::1]/"],
  ["IPv6 with a zone", "https://[fe80::1%25eth0]/"],
  ["a public IPv6", "https://[2606:4700::1111]/"],
  ["localhost", "https://localhost/"],
  ["localhost over http", "http://localhost:8080/"],
  ["localhost with a trailing dot", "https://localhost./"],
  ["a name below localhost", "https://a.localhost/"],
  ["localhost.localdomain", "https://localhost.localdomain/"],
  ["Google's metadata", "https://metadata.google.internal/computeMetadata/v1/"],
  ["a name of a cloud's network", "https://ip-10-0-0-1.eu-south-1.compute.internal/"],
  ["a name of the local network", "https://stampante.local/"],
  ["a name of home", "https://router.home.arpa/"],
  ["a name of an intranet", "https://sil.intranet/"],
  ["an onion", "https://abcdefgh.onion/"],
  ["a single label", "https://metadata/"],
  ["a trailing dot", "https://hooks.ente.it./"],
  ["two dots", "https://hooks..ente.it/"],
  ["a leading dot", "https://.ente.it/"],
  ["an encoded host", "https://hooks.%65nte.it/"],
  ["an encoded IPv4", "https://%31%32%37.0.0.1/"],
  ["an encoded dot", "https://hooks%2eente.it/"],
  ["letters that look like others", "https://hооks.ente.it/"],
  ["the same in Punycode", "https://xn--hks-tedb.ente.it/"],
  ["a full-width host", "https://ｈooks.ente.it/"],
  ["full-width digits", "https://１２７.0.0.1/"],
  ["digits in circles", "https://①②⑦.⓪.⓪.①/"],
  ["an ideographic full stop", "https://hooks。ente。it/"],
  ["a soft hyphen", "https://hooks\u00ad.ente.it/"],
  ["a domain of Punycode", "https://hooks.xn--p1ai/"],
  ["an underscore", "https://hooks_a.ente.it/"],
  ["a hyphen at the end", "https://hooks-.ente.it/"],
  ["a numeric domain", "https://hooks.ente.123/"],
  ["a host of commas", "https://hooks.ente.it,10.0.0.1/"],
  ["a host that is too long", `https://${"a".repeat(60)}.${"b.".repeat(120)}it/`],
  ["a label that is too long", `https://${"a".repeat(64)}.it/`],
  ["too long an address", `https://hooks.ente.it/${"a".repeat(outboundLengthMax)}`],
];

describe("parseOutboundUrl", () => {
  it("is tried with sixty hostile addresses and more", () => {
    expect(new Set(hostile.map(([, url]) => url)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(hostile)("refuses %s", (_what, url) => {
    expect(parseOutboundUrl(url, publicOnly)).toBeUndefined();
  });

  it.each([
    "https://hooks.ente.it",
    "https://hooks.ente.it/",
    "https://HOOKS.ente.it/Pagamenti?chiave=a%20b&c=[1]",
    "https://a-1.b2.comune.roma.it/x;y=1/~z",
    "https://hooks.ente.it?a=b",
    "HTTPS://hooks.ente.it/",
  ])("takes %s as it is", (url) => {
    expect(parseOutboundUrl(url, publicOnly)).toBe(url);
  });

  it("takes the loopback over http only where the stage says so", () => {
    for (const url of ["http://localhost:8080/a", "http://127.0.0.1:9/"]) {
      expect(parseOutboundUrl(url, local)).toBe(url);
      expect(parseOutboundUrl(url, publicOnly)).toBeUndefined();
    }
  });

  it.each([
    "http://hooks.ente.it/",
    "http://127.0.0.2:9/",
    "http://127.1:9/",
    "http://[::1]:9/",
    "http://utente@localhost:9/",
    "http://localhost:9/#a",
    "http://localhost.:9/",
    "https://localhost/",
    "https://10.0.0.1/",
  ])("does not take %s where the loopback will do", (url) => {
    expect(parseOutboundUrl(url, local)).toBeUndefined();
  });

  it("never takes a text whose host somebody could read otherwise", () => {
    const part = fc.constantFrom(..."https:/\\@#?.%[] \thooks.ente.it0127x：。", "169.254", "xn--");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const text = `https://${parts.join("")}`;
        const url = parseOutboundUrl(text, publicOnly);
        if (url === undefined) return;
        const [, written = ""] = /^https:\/\/([a-z0-9.-]+)(?:$|[/?])/u.exec(text) ?? [];
        expect(written).toBe(new URL(text).hostname);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("hostOfOutbound", () => {
  it("gives the name in lower case, of the loopback with its port", () => {
    const hosts = ["https://HOOKS.Ente.it/a", "http://127.0.0.1:9/b"].flatMap((text) => {
      const url = parseOutboundUrl(text, local);
      return url === undefined ? [] : [hostOfOutbound(url)];
    });
    expect(hosts).toEqual(["hooks.ente.it", "127.0.0.1:9"]);
  });
});
