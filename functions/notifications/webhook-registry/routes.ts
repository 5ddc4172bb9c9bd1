import * as z from "zod/mini";
import type { WebhookDeliveryStore } from "../../../shared/domain/notifications/webhook-delivery-store.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { dayParameter, pageQuery } from "../../../shared/lambda/page-query.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { removeWebhook, replaceWebhook } from "./change-webhook.ts";
import * as operations from "./operations.ts";
import { registerWebhook } from "./register-webhook.ts";
import { type ReplayDependencies, replayDelivery, replayGivenUp } from "./replay-deliveries.ts";
import {
  respondDeliveries,
  respondList,
  respondRemoval,
  respondReplay,
  respondReplays,
  respondWebhook,
} from "./responses.ts";
import { listDeliveries, listWebhooks, showWebhook } from "./show-webhooks.ts";
import {
  deliveryParameters,
  replaysBody,
  webhookBody,
  webhookParameters,
} from "./webhook-bodies.ts";
import type { WebhookChangeDependencies } from "./webhook-change.ts";

type RegistryDependencies = WebhookChangeDependencies &
  ReplayDependencies & { readonly deliveries: Pick<WebhookDeliveryStore, "listTries"> };

/** One day, page by page. */
export const triesQuery = z.extend(pageQuery, { day: z.optional(dayParameter) });

const registering = [
  organizationRoute({
    operation: operations.listWebhooks,
    parameters: noQuery,
    query: noQuery,
    body: noBody,
    useCase: (input, dependencies: RegistryDependencies) => listWebhooks(input, dependencies),
    respond: respondList,
  }),
  organizationRoute({
    operation: operations.registerWebhook,
    parameters: noQuery,
    query: noQuery,
    body: webhookBody,
    useCase: ({ body, organization, caller }, dependencies: RegistryDependencies) =>
      registerWebhook({ organization, caller }, body, dependencies),
    respond: respondWebhook,
  }),
  organizationRoute({
    operation: operations.getWebhook,
    parameters: webhookParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters, organization, caller }, dependencies: RegistryDependencies) =>
      showWebhook({ ...parameters, organization, caller }, dependencies),
    respond: respondWebhook,
  }),
  organizationRoute({
    operation: operations.replaceWebhook,
    parameters: webhookParameters,
    query: noQuery,
    body: webhookBody,
    useCase: (
      { parameters, body, organization, caller, ifMatch },
      dependencies: RegistryDependencies,
    ) => {
      const call = { ...parameters, organization, caller, seen: parseIfMatch(ifMatch) };
      return replaceWebhook(call, body, dependencies);
    },
    respond: respondWebhook,
  }),
  organizationRoute({
    operation: operations.removeWebhook,
    parameters: webhookParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters, organization, caller, ifMatch }, dependencies: RegistryDependencies) =>
      removeWebhook(
        { ...parameters, organization, caller, seen: parseIfMatch(ifMatch) },
        dependencies,
      ),
    respond: respondRemoval,
  }),
];

const delivering = [
  organizationRoute({
    operation: operations.listDeliveries,
    parameters: webhookParameters,
    query: triesQuery,
    body: noBody,
    useCase: (
      { parameters, query: { day, limit, cursor }, organization, caller },
      dependencies: RegistryDependencies,
    ) => {
      const page = { day, limit, ...(cursor !== undefined && { cursor }) };
      return listDeliveries({ ...parameters, organization, caller }, page, dependencies);
    },
    respond: respondDeliveries,
  }),
  organizationRoute({
    operation: operations.replayDelivery,
    parameters: deliveryParameters,
    query: noQuery,
    body: noBody,
    useCase: (
      { parameters: { webhookId, deliveryId }, organization, caller },
      dependencies: RegistryDependencies,
    ) => replayDelivery({ webhookId, organization, caller }, deliveryId, dependencies),
    respond: respondReplay,
  }),
  organizationRoute({
    operation: operations.replayGivenUp,
    parameters: webhookParameters,
    query: noQuery,
    body: replaysBody,
    useCase: ({ parameters, body, organization, caller }, dependencies: RegistryDependencies) =>
      replayGivenUp({ ...parameters, organization, caller }, body.since, dependencies),
    respond: respondReplays,
  }),
];

/** Where programs of an ente are told, of what, and what came of it. */
export const routes = [...registering, ...delivering];
