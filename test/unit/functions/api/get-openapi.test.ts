import { describe, expect, it } from "vitest";
import { respondOpenApi, respondPage } from "../../../../functions/api/get-openapi/responses.ts";
import { readDescription, showTo } from "../../../../functions/api/get-openapi/show-description.ts";
import { shortDigest } from "../../../../shared/lambda/short-digest.ts";

const written = '{"servers":[{"url":"{{PUBLIC_URL}}","description":"{{STAGE_DESCRIPTION}}"}]}';

function described(publicUrl = "https://api.example", stage: "collaudo" | "prod" = "prod") {
  return readDescription({ read: () => written, publicUrl, stage, digest: shortDigest });
}

describe("the description of the API", () => {
  it("tells of the stage that serves it", () => {
    expect(JSON.parse(described().text).servers).toEqual([
      { url: "https://api.example", description: "Ambiente di produzione" },
    ]);
    expect(described("https://prova.example", "collaudo").text).toContain("collaudo");
  });

  it("is told apart from any other by its tag", () => {
    expect(described().tag).toBe(described().tag);
    expect(described().tag).not.toBe(described("https://prova.example").tag);
    expect(described().tag).toMatch(/^"[0-9a-f]{16}"$/u);
  });

  it("is sent whole to whoever does not have it, and may be kept", () => {
    const shown = described();
    for (const known of [undefined, "", '"altro"']) {
      const { status, headers, body } = respondOpenApi(showTo(known, shown));
      expect({ status, body }).toEqual({ status: 200, body: shown.text });
      expect(headers).toMatchObject({
        "content-type": "application/json; charset=utf-8",
        "cache-control": "public, max-age=300",
        etag: shown.tag,
      });
    }
  });

  it("is not sent again to whoever has it", () => {
    const shown = described();
    for (const known of [shown.tag, `W/${shown.tag}`, `"altro", ${shown.tag}`, "*"]) {
      const { status, headers = {}, body } = respondOpenApi(showTo(known, shown));
      expect({ status, body }).toEqual({ status: 304, body: undefined });
      expect(headers["etag"]).toBe(shown.tag);
    }
  });
});

describe("the pages of the description", () => {
  it("run nothing and load nothing", () => {
    const { status, headers = {} } = respondPage(showTo(undefined, described()));
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("do not exist for a problem that nobody answers", () => {
    expect(respondPage(undefined).status).toBe(404);
  });
});
