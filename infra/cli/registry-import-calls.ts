import * as z from "zod";

const registryReport = z.object({
  kind: z.string(),
  dryRun: z.boolean(),
  rows: z.number(),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  notReached: z.number(),
  results: z.array(
    z.object({
      row: z.number(),
      outcome: z.string(),
      columns: z.array(z.string()),
      problems: z.array(z.object({ column: z.string().nullable(), detail: z.string() })),
    }),
  ),
});
export type RegistryReport = z.infer<typeof registryReport>;

type RegistryFile = { readonly kind: string; readonly csv: string; readonly dryRun: boolean };
type Calls = {
  readonly call: (path: string) => Promise<Response>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
};

/** What the Region brings in from files. */
export function registryImportCalls({ call, post }: Calls) {
  return {
    async importRegistry(file: RegistryFile): Promise<RegistryReport> {
      return registryReport.parse(await (await post("/v1/registry-imports", file)).json());
    },
    async findRegistryTemplate(kind: string): Promise<string> {
      return (await call(`/v1/registry-import-templates/${kind}`)).text();
    },
  };
}
