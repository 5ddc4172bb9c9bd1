import type { XmlElement } from "../xml/xml-element.ts";
import type { PaForNodePrimitive, PaForNodeRequest } from "./messages.ts";
import type { Sequence } from "./schema/content.ts";
import { lenient } from "./schema/leniencies.ts";
import { readContent } from "./schema/read-content.ts";
import { requestSchemas } from "./schema/request-schemas.ts";
import { SchemaProblem } from "./schema/schema-problem.ts";

/** The request of an operation, from its root element, or what its schema has against it. */
export function readRequest(
  primitive: PaForNodePrimitive,
  root: XmlElement,
): PaForNodeRequest | SchemaProblem {
  switch (primitive) {
    case "paVerifyPaymentNotice":
      return read({ primitive, schema: requestSchemas.paVerifyPaymentNotice, root });
    case "paGetPayment":
    case "paGetPaymentV2":
      return read({ primitive, schema: requestSchemas.paGetPayment, root });
    case "paSendRT":
      return read({ primitive, schema: requestSchemas.paSendRT, root });
    case "paSendRTV2":
      return read({ primitive, schema: requestSchemas.paSendRTV2, root });
    case "paDemandPaymentNotice":
      return read({ primitive, schema: requestSchemas.paDemandPaymentNotice, root });
  }
}

function read<Primitive, Fields extends object>(message: {
  readonly primitive: Primitive;
  readonly schema: Sequence<Fields>;
  readonly root: XmlElement;
}): ({ readonly primitive: Primitive } & Fields) | SchemaProblem {
  const fields = readContent(message.schema, message.root, lenient);
  return fields instanceof SchemaProblem ? fields : { primitive: message.primitive, ...fields };
}
