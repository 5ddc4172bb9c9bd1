import { z } from "zod";

/**
 * A zod schema over one of the domain's own parsers: a text that the parser does not accept fails
 * with `message`, any other becomes its branded value.
 */
export function parsedText<T>(
  parse: (text: string) => T | undefined,
  message = "Il valore non ha il formato previsto.",
): z.ZodType<T, string> {
  return z.string(message).transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}
