import * as z from "zod/mini";
import { importKinds } from "./column.ts";

const bytesMax = 2_000_000;

const kind = () =>
  z.enum(importKinds, "Che cosa importare: organizations, types oppure operators.");

/** A file to be brought in, as text. */
export const requestBody = z.lazy(() =>
  z.object({
    kind: kind(),
    csv: z.string("Il file CSV è un testo.").check(
      z.minLength(1, "Il file è vuoto."),
      z.refine(
        (text) => new TextEncoder().encode(text).length <= bytesMax,
        "Il file supera 2 MB: dividerlo in più file.",
      ),
    ),
    dryRun: z._default(z.boolean("Indicare true oppure false."), false),
  }),
);

export const templateParameters = z.lazy(() => z.object({ kind: kind() }));
