import * as z from "zod/mini";

/** Any text may be asked for: whether it is a code is found out at the same cost as the rest. */
export const verificationParameters = z.object({ code: z.string() });
