import type { IConstruct } from "constructs";
import type { HttpRoute } from "./http-route.ts";
import { type EnvironmentSchema, PortalFunction } from "./portal-function.ts";
import { QueueConsumer } from "./queue-consumer.ts";
import { StreamConsumer } from "./stream-consumer.ts";

/** What a stage is made of, as far as somebody watches it. */
export type PortalInventory = {
  readonly functions: readonly PortalFunction<EnvironmentSchema>[];
  readonly consumers: readonly QueueConsumer<EnvironmentSchema>[];
  readonly stream: StreamConsumer<EnvironmentSchema>;
  /** The route that pagoPA's node calls. */
  readonly nodeRoute: HttpRoute;
  readonly tableName: string;
};

type Watched = {
  readonly portal: { readonly pagoPaNode: { readonly route: HttpRoute } };
  readonly tableName: string;
};

/** Finds everything in the stacks that run: what is added to them is watched without being told. */
export function takeInventory(
  stacks: readonly IConstruct[],
  { portal, tableName }: Watched,
): PortalInventory {
  const all = stacks.flatMap((stack) => stack.node.findAll());
  const stream = all.find((one) => one instanceof StreamConsumer);
  if (stream === undefined) throw new Error("Nobody reads the table's stream");
  return {
    functions: all.filter((one) => one instanceof PortalFunction),
    consumers: all.filter((one) => one instanceof QueueConsumer),
    stream,
    nodeRoute: portal.pagoPaNode.route,
    tableName,
  };
}
