// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are placeholders of Fn::Sub.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  noValue,
  resolveValue,
  type TemplateScope,
} from "../../../../../infra/local/template/intrinsics.ts";

const scope: TemplateScope = {
  reference: (logicalId) => (logicalId === "AWS::NoValue" ? noValue : `ref-${logicalId}`),
  attribute: (logicalId, attribute) => `${logicalId}/${attribute}`,
  importedValue: (exportName) => `imported-${exportName}`,
  condition: (name) => name === "Yes",
  mapping: (map, top, second) => `${map}.${top}.${second}`,
};

const plainValue = fc.letrec<{ readonly value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== "Ref" && key !== "Condition" && !key.startsWith("Fn::")),
      tie("value"),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe("resolveValue", () => {
  it("leaves a value without functions as it is", () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        expect(resolveValue(value, scope)).toEqual(value);
      }),
    );
  });

  it("resolves a function however deep it stands", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("list", "object"), { maxLength: 6 }), (wrappers) => {
        const wrap = (inner: unknown) =>
          wrappers.reduce<unknown>((value, kind) => (kind === "list" ? [value] : { value }), inner);
        expect(resolveValue(wrap({ Ref: "Queue" }), scope)).toEqual(wrap("ref-Queue"));
      }),
    );
  });

  it("splits what it joined", () => {
    const word = fc.string({ minLength: 1 }).filter((text) => !text.includes("|"));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const joined = { "Fn::Join": ["|", words] };
        expect(resolveValue({ "Fn::Split": ["|", joined] }, scope)).toEqual(words);
        const last = { "Fn::Select": [words.length - 1, { "Fn::Split": ["|", joined] }] };
        expect(resolveValue(last, scope)).toBe(words.at(-1));
      }),
    );
  });

  it("substitutes references, attributes and local variables, and keeps escaped names", () => {
    const pattern = "${Queue} ${Table.Arn} ${local} ${!kept}";
    const substituted = { "Fn::Sub": [pattern, { local: { Ref: "X" } }] };
    expect(resolveValue(substituted, scope)).toBe("ref-Queue Table/Arn ref-X ${kept}");
  });

  it("drops properties and items that are AWS::NoValue", () => {
    const value = {
      kept: 1,
      dropped: { Ref: "AWS::NoValue" },
      list: [{ "Fn::If": ["Yes", { Ref: "AWS::NoValue" }, 2] }, 3],
    };
    expect(resolveValue(value, scope)).toEqual({ kept: 1, list: [3] });
  });

  it.each([
    [{ "Fn::GetAtt": ["Table", "StreamArn"] }, "Table/StreamArn"],
    [{ "Fn::GetAtt": "Table.StreamArn" }, "Table/StreamArn"],
    [{ "Fn::ImportValue": { "Fn::Sub": "${Stack}:x" } }, "imported-ref-Stack:x"],
    [{ "Fn::If": ["No", 1, 2] }, 2],
    [{ "Fn::And": [{ "Fn::Equals": ["a", "a"] }, { Condition: "Yes" }] }, true],
    [{ "Fn::Not": [{ "Fn::Or": [{ Condition: "No" }, { Condition: "Yes" }] }] }, false],
    [{ "Fn::FindInMap": ["Map", { Ref: "Top" }, "second"] }, "Map.ref-Top.second"],
  ])("resolves %j", (value, expected) => {
    expect(resolveValue(value, scope)).toEqual(expected);
  });

  it("refuses a function it does not know instead of passing it on", () => {
    expect(() => resolveValue({ a: [{ "Fn::Cidr": [] }] }, scope)).toThrow("Fn::Cidr");
  });
});
