import { runBehaviours } from "../../support/aws-conformance/run-behaviours.ts";
import { startEmbeddedTarget } from "../../support/aws-conformance/targets/embedded-target.ts";

runBehaviours("gli emulatori che vengono da npm", startEmbeddedTarget);
