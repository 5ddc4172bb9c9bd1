import * as z from "zod/mini";
import { pageQuery } from "../../../shared/lambda/page-query.ts";

const lengthMax = 100;

/** A text that somebody typed; none finds all. */
const typedText = () =>
  z
    .string()
    .check(
      z.maxLength(lengthMax, `Il testo da cercare supera ${lengthMax} caratteri.`),
      z.regex(/^\P{Cc}*$/u, "Il testo da cercare contiene caratteri di controllo."),
    );

export const organizationsQuery = z.lazy(() =>
  z.extend(pageQuery, { q: z._default(typedText(), "") }),
);

export const typesQuery = z.lazy(() =>
  z.extend(pageQuery, {
    q: z._default(typedText(), ""),
    /** IPA code or fiscal code of an ente. */
    organization: z.optional(typedText()),
    spontaneous: z.optional(
      z.pipe(
        z.enum(["true", "false"], "Indicare true oppure false."),
        z.transform((text) => text === "true"),
      ),
    ),
  }),
);

export const organizationParameters = z.lazy(() => z.object({ publicCode: typedText() }));
