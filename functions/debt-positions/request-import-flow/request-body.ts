import * as z from "zod/mini";

/** Largest ZIP accepted: 1,000,000 rows are about 33 MB. */
export const uploadBytesMax = 200 * 1024 * 1024;

export const requestBody = z.object(
  {
    fileName: z
      .string("Indicare il nome del file ZIP.")
      .check(
        z.minLength(1, "Indicare il nome del file ZIP."),
        z.maxLength(200, "Il nome del file supera 200 caratteri."),
      ),
    sizeBytes: z
      .int("Indicare la dimensione del file ZIP in byte.")
      .check(
        z.minimum(1, "Il file ZIP è vuoto."),
        z.maximum(uploadBytesMax, "Il file ZIP supera la dimensione massima di 200 MiB."),
      ),
    dryRun: z._default(z.boolean("dryRun vale true oppure false."), false),
  },
  "Inviare un oggetto JSON con fileName e sizeBytes.",
);
