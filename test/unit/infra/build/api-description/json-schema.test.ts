import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { jsonSchemaOf } from "../../../../../infra/build/api-description/json-schema.ts";
import { parsedText } from "../../../../../shared/domain/values/parsed-text.ts";

describe("a schema in the description of the API", () => {
  it("shows what is sent, not what it is read into", () => {
    const lengths = z.object({ text: parsedText((text) => ({ length: text.length })) });
    const shown = jsonSchemaOf(
      z.lazy(() =>
        z.pipe(
          z.transform((raw) => raw),
          lengths,
        ),
      ),
      "input",
    );
    expect(shown).toEqual({
      type: "object",
      properties: { text: { type: "string" } },
      required: ["text"],
    });
  });

  it("says how wide every integer is, and no bound that says nothing", () => {
    const shown = (schema: z.core.$ZodType) => jsonSchemaOf(schema, "input");
    expect(shown(z.int())).toEqual({ type: "integer", format: "int64" });
    expect(shown(z.int().check(z.minimum(1), z.maximum(500)))).toEqual({
      type: "integer",
      format: "int32",
      minimum: 1,
      maximum: 500,
    });
    expect(shown(z.number())).toEqual({ type: "number", format: "double" });
  });

  it("leaves answers open to say more, and closed bodies closed", () => {
    const strict = z.strictObject({ a: z.string() });
    expect(jsonSchemaOf(strict, "input")["additionalProperties"]).toBe(false);
    expect(jsonSchemaOf(z.object({ a: z.string() }), "output")).not.toHaveProperty(
      "additionalProperties",
    );
    const map = z.record(z.string(), z.boolean());
    expect(jsonSchemaOf(map, "output")["additionalProperties"]).toEqual({ type: "boolean" });
  });

  it("shows a day as a day, without the pattern that checks it", () => {
    expect(jsonSchemaOf(z.iso.date(), "output")).toEqual({ type: "string", format: "date" });
  });

  it("says of a known field what it means, unless the field says so itself", () => {
    const own = z.string().check(z.describe("Lo IUD del mese."));
    const properties = (iud: z.ZodMiniType) =>
      jsonSchemaOf(z.object({ iud }), "input")["properties"];
    expect(properties(z.string())).toMatchObject({ iud: { description: expect.any(String) } });
    expect(properties(own)).toMatchObject({ iud: { description: "Lo IUD del mese." } });
  });
});
