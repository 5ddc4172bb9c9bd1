import { runBehaviours } from "../support/aws-conformance/run-behaviours.ts";
import { openEndpointTarget } from "../support/aws-conformance/targets/endpoint-target.ts";

runBehaviours("l'endpoint AWS dell'ambiente", () => openEndpointTarget(process.env));
