import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { lazy } from "../../../shared/lambda/lazy.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { createDescriptionFiles } from "./description-files.ts";
import { environmentSchema } from "./environment.ts";
import { routes } from "./routes.ts";
import { readDescription } from "./show-description.ts";

export const handler = httpHandler({
  tokens: "none",
  environment: environmentSchema,
  dependencies: ({ PUBLIC_URL: publicUrl, STAGE: stage }) => {
    const files = createDescriptionFiles();
    const problems = lazy(files.problems);
    const shown = (read: () => string) =>
      readDescription({ read, publicUrl, stage, digest: shortDigest });
    return {
      openApi: lazy(() => shown(files.openApi)),
      documentation: lazy(() => shown(files.documentation)),
      problem: (slug: string) => {
        const page = problems().get(slug);
        return page === undefined ? undefined : shown(() => page);
      },
    };
  },
  routes,
});
