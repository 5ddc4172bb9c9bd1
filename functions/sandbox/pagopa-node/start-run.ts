import { parseRunId, type SandboxRun } from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { NodeDependencies } from "./node-dependencies.ts";

export type StartRunInput = {
  readonly title?: string | undefined;
  readonly organizationFiscalCode?: string | undefined;
};

/** Begins a run: the calls made in it are kept together for thirty days. */
export async function startRun(
  { title, organizationFiscalCode }: StartRunInput,
  { sandbox, newId, now }: Pick<NodeDependencies, "sandbox" | "newId" | "now">,
): Promise<SandboxRun> {
  const id = parseRunId(newId());
  if (id === undefined) throw new Error("not an id of a run");
  const run: SandboxRun = {
    id,
    title: title ?? "Prova di pagamento",
    ...(organizationFiscalCode === undefined ? {} : { organizationFiscalCode }),
    createdAt: now().toISOString(),
  };
  await sandbox.createRun(run);
  return run;
}
