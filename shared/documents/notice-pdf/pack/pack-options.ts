export type { CoverFacts, Destination, PackOptions } from "../../../domain/notices/print-pack.ts";
