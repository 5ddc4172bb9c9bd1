import * as z from "zod";
import type { FunctionPlan } from "./cloud-plan.ts";
import type { LocalAddresses } from "./resource-identity.ts";
import type { ResolvableResource } from "./stack-scope.ts";

/** Base address that the settings of the stage "local" name; the real port replaces it. */
export const templateApiUrl = "http://localhost:4400";

const functionSchema = z.object({
  Handler: z.string(),
  Runtime: z.string().regex(/^nodejs/, "il cloud locale esegue solo funzioni Node.js"),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
  ReservedConcurrentExecutions: z.number().optional(),
  Code: z.object({ S3Key: z.string() }),
});

export function functionsIn(
  resources: readonly ResolvableResource[],
  context: {
    readonly assetPaths: ReadonlyMap<string, string>;
    readonly addresses: LocalAddresses;
  },
): readonly FunctionPlan[] {
  return resources
    .filter(({ type }) => type === "AWS::Lambda::Function")
    .map((resource) => {
      const parsed = functionSchema.parse(resource.properties(Object.keys(functionSchema.shape)));
      const codePath = context.assetPaths.get(parsed.Code.S3Key);
      if (codePath === undefined) {
        throw new Error(`Manca il codice della funzione ${resource.logicalId}`);
      }
      return {
        functionName: resource.identity().reference,
        logicalId: resource.logicalId,
        codePath,
        handler: parsed.Handler,
        timeoutSeconds: parsed.Timeout,
        memoryMib: parsed.MemorySize,
        environment: atLocalAddress(parsed.Environment?.Variables ?? {}, context.addresses),
        reservedConcurrency: parsed.ReservedConcurrentExecutions,
      };
    });
}

function atLocalAddress(
  variables: Readonly<Record<string, string>>,
  addresses: LocalAddresses,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replaceAll(templateApiUrl, addresses.apiUrl),
    ]),
  );
}
