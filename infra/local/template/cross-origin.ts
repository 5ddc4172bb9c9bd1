import * as z from "zod";
import type { CrossOriginPlan } from "./cloud-plan.ts";
import type { ResolvableResource } from "./stack-scope.ts";

const corsSchema = z.strictObject({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.number().optional(),
});
const apiSchema = z.object({ CorsConfiguration: corsSchema.optional() });

/** What the HTTP API lets pages of other origins do; `undefined` where it says nothing of them. */
export function crossOriginIn(
  resources: readonly ResolvableResource[],
): CrossOriginPlan | undefined {
  const [cors, ...others] = resources
    .filter(({ type }) => type === "AWS::ApiGatewayV2::Api")
    .flatMap((resource) => {
      const api = apiSchema.parse(resource.properties(Object.keys(apiSchema.shape)));
      return api.CorsConfiguration ?? [];
    });
  if (others.length > 0) throw new Error("Il cloud locale ha una sola API HTTP");
  return (
    cors && {
      origins: cors.AllowOrigins,
      methods: cors.AllowMethods,
      requestHeaders: cors.AllowHeaders,
      answerHeaders: cors.ExposeHeaders,
      allowsCredentials: cors.AllowCredentials,
      maxAgeSeconds: cors.MaxAge,
    }
  );
}
