import * as z from "zod/mini";
import { hasControlCharacter } from "../../../shared/domain/values/character-codes.ts";

const lengthMax = 100;

/** A text that somebody typed; none finds all. */
const typedText = () =>
  z.string().check(
    z.maxLength(lengthMax, `Il testo da cercare supera ${lengthMax} caratteri.`),
    z.refine(
      (text) => !hasControlCharacter(text),
      "Il testo da cercare contiene caratteri di controllo.",
    ),
  );

/** What enti are looked for by. */
export const organizationsQueryMembers = () => ({ q: z._default(typedText(), "") });

/** What types are looked for by. */
export const typesQueryMembers = () => ({
  q: z._default(typedText(), ""),
  /** IPA code or fiscal code of an ente. */
  organization: z.optional(typedText()),
  spontaneous: z.optional(
    z.pipe(
      z
        .enum(["true", "false"], "Indicare true oppure false.")
        .check(z.describe("Soltanto i tipi di cui un cittadino può iniziare il pagamento.")),
      z.transform((text) => text === "true"),
    ),
  ),
});

export const organizationParameters = z.lazy(() => z.object({ publicCode: typedText() }));
