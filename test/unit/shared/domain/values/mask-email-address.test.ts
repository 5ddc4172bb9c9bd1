import { expect, it } from "vitest";
import { parseEmailAddress } from "../../../../../shared/domain/values/email-address.ts";
import { maskEmailAddress } from "../../../../../shared/domain/values/mask-email-address.ts";

it.each([
  ["mario.rossi@posta.example", "m***@posta.example"],
  ["m@posta.example", "m***@posta.example"],
])("an address is recognised by who knows it: %s", (text, masked) => {
  const address = parseEmailAddress(text);
  expect(address && maskEmailAddress(address)).toBe(masked);
});
