import { publicRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { problemParameters } from "./problem-parameters.ts";
import { respondOpenApi, respondPage } from "./responses.ts";
import { type ShownText, showTo } from "./show-description.ts";

export type DescriptionDependencies = {
  readonly openApi: () => ShownText;
  readonly documentation: () => ShownText;
  readonly problem: (slug: string) => ShownText | undefined;
};

const nothing = { parameters: noQuery, query: noQuery, body: noBody };
const knownTag = "if-none-match";

export const routes = [
  publicRoute({
    ...nothing,
    operation: operations.getOpenApi,
    useCase: async ({ request }, { openApi }: DescriptionDependencies) =>
      showTo(request.headers[knownTag], openApi()),
    respond: respondOpenApi,
  }),
  publicRoute({
    ...nothing,
    operation: operations.getDocumentation,
    useCase: async ({ request }, { documentation }: DescriptionDependencies) =>
      showTo(request.headers[knownTag], documentation()),
    respond: respondPage,
  }),
  publicRoute({
    ...nothing,
    parameters: problemParameters,
    operation: operations.getProblem,
    useCase: async ({ parameters, request }, { problem }: DescriptionDependencies) => {
      const page = problem(parameters.slug);
      return page && showTo(request.headers[knownTag], page);
    },
    respond: respondPage,
  }),
];
