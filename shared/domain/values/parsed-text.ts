import * as z from "zod/mini";

/**
 * A zod schema over one of the domain's own parsers: a text that the parser does not accept fails
 * with `message`, any other becomes its branded value.
 */
export function parsedText<T>(
  parse: (text: string) => T | undefined,
  message = "Il valore non ha il formato previsto.",
): z.ZodMiniType<T, string> {
  const branded = z.transform((text: string, payload): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    payload.issues.push({ code: "custom", input: text, message });
    return z.NEVER;
  });
  return z.pipe(z.string(message), branded);
}
