/**
 * Who may import whom. Each rule says why it exists; test/architecture/boundaries.test.ts plants a
 * violation of every one of them and expects it to be found.
 */

/** `responses.ts` is the total map from outcomes to HTTP problems that a handler is wired with. */
const useCaseFiles = {
  path: "^functions/[^/]+/[^/]+/",
  pathNot: "/(handler|environment|responses|routes?|documentation)\\.ts$",
};

/** Pure libraries: same input, same output, nothing else touched. */
const pureLibraries = "node_modules/(zod|ibantools|temporal-polyfill)/";

/** A context of the domain may know itself and the contexts below it, and no others. */
function domainLayer(context, below) {
  const allowed = [...below, context === "(notices|checkout|receipts)" ? "$1" : context];
  return {
    name: `domain-layer-${context.replaceAll(/[()]/g, "").replaceAll("|", "-")}`,
    comment: "values ◄ organizations ◄ debt-positions ◄ notices, checkout, receipts ◄ …",
    severity: "error",
    from: { path: `^shared/domain/${context}/` },
    to: { path: "^shared/domain/", pathNot: `^shared/domain/(${allowed.join("|")})/` },
  };
}

const throughDebtPositions = [
  ...["values", "access", "audit", "taxonomy", "organizations"],
  "debt-positions",
];
const throughNotices = [...throughDebtPositions, "notices", "checkout", "receipts"];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circular",
      comment: "Two modules that need each other are one module, or a third is missing.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "not-to-unresolvable",
      comment: "An import that resolves to nothing fails only when it runs.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "not-to-test",
      comment: "What runs does not know its tests.",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
    {
      name: "not-to-infra",
      comment: "Functions and shared code do not know where they run.",
      severity: "error",
      from: { path: "^(functions|shared)/" },
      to: { path: "^infra/" },
    },
    {
      name: "not-to-dev-dependency",
      comment: "What is deployed depends on what is declared in dependencies.",
      severity: "error",
      from: { path: "^(functions|shared)/" },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only", "npm", "npm-optional"],
      },
    },
    {
      name: "infra-knows-names-only",
      comment:
        "The infrastructure reads environment schemas, calls of the API and names, never a " +
        "business rule; the gallery prints what the portal prints, and the description of the " +
        "API is made of what functions say of themselves.",
      severity: "error",
      from: { path: "^infra/", pathNot: "^infra/(operations|gallery|build/api-description)/" },
      to: {
        path: "^(functions|shared)/",
        pathNot: [
          "^functions/[^/]+/[^/]+/(environment|operations?)\\.ts$",
          "^shared/domain/access/operation\\.ts$",
          // How text becomes HTML, for the local cloud's own pages.
          "^shared/domain/values/html\\.ts$",
          "^shared/persistence/table\\.ts$",
          "^shared/files/import-flow-files\\.ts$",
          "^shared/messaging/",
        ],
      },
    },
    {
      name: "operations-not-to-functions",
      comment:
        "What operators do from the command line speaks the domain's language and uses the doors " +
        "of shared/, as a function's handler does: it is no function's use case.",
      severity: "error",
      from: { path: "^infra/operations/" },
      to: { path: "^functions/" },
    },
    {
      name: "operations-for-the-command-line",
      comment: "What runs where needs nothing of what operators do.",
      severity: "error",
      from: { path: "^infra/", pathNot: "^infra/(cli|operations)/" },
      to: { path: "^infra/operations/" },
    },
    {
      name: "function-not-to-function",
      comment: "Two functions meet in a queue, in the table or in shared code.",
      severity: "error",
      from: { path: "^functions/([^/]+/[^/]+)/" },
      to: { path: "^functions/", pathNot: "^functions/$1/" },
    },
    {
      name: "shared-not-to-functions",
      comment: "Shared code serves functions: it does not know them.",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: "^functions/" },
    },
    {
      name: "environment-zod-only",
      comment:
        "The schema of the environment is read by the infrastructure too: it is zod, and the " +
        "variables that all have by which they know their callers.",
      severity: "error",
      from: { path: "^functions/[^/]+/[^/]+/environment\\.ts$" },
      to: { pathNot: ["node_modules/zod/", "^shared/lambda/guard-variables\\.ts$"] },
    },
    {
      name: "function-no-sdk",
      comment: "AWS, middy and Powertools are reached through the doors of shared/.",
      severity: "error",
      from: { path: "^functions/" },
      to: { path: "node_modules/(@aws-sdk|@smithy|@middy|@aws-lambda-powertools)/" },
    },
    {
      name: "use-case-knows-domain-only",
      comment:
        "A use case speaks the domain's language and may read a wire format, which is pure text: " +
        "how things are done (AWS, HTTP, files) is handed to it.",
      severity: "error",
      from: useCaseFiles,
      to: {
        path: "^shared/",
        pathNot: ["^shared/(domain|mypay|pagopa)/", "^shared/messaging/messages\\.ts$"],
      },
    },
    {
      name: "use-case-not-to-handler",
      comment: "The handler wires the use case, not the other way round.",
      severity: "error",
      from: useCaseFiles,
      to: { path: "^functions/.+/(handler|environment|responses|routes?|documentation)\\.ts$" },
    },
    {
      name: "door-not-to-door",
      comment:
        "The doors of shared/ know the domain and themselves; a handler brings them together. " +
        "Those that call AWS may stand on shared/aws.",
      severity: "error",
      from: { path: "^shared/([^/]+)/", pathNot: "^shared/domain/" },
      to: { path: "^shared/", pathNot: ["^shared/$1/", "^shared/(domain|aws)/"] },
    },
    {
      name: "aws-is-ground",
      comment: "How AWS is called knows nothing of what it is called for, and needs no library.",
      severity: "error",
      from: { path: "^shared/aws/" },
      to: { pathNot: ["^shared/aws/"], dependencyTypesNot: ["core"] },
    },
    {
      name: "domain-is-pure",
      comment: "The rules need nothing but themselves: no I/O, clock, AWS or module of Node.js.",
      severity: "error",
      from: { path: "^shared/domain/" },
      to: { pathNot: ["^shared/domain/", pureLibraries] },
    },
    domainLayer("values", []),
    domainLayer("access", ["values", "audit"]),
    domainLayer("audit", ["values"]),
    domainLayer("taxonomy", ["values", "audit"]),
    domainLayer("organizations", ["values", "access", "audit", "taxonomy"]),
    domainLayer("debt-positions", ["values", "access", "audit", "taxonomy", "organizations"]),
    domainLayer("(notices|checkout|receipts)", throughDebtPositions),
    domainLayer("reconciliation", throughNotices),
    domainLayer("notifications", [...throughNotices, "reconciliation"]),
    domainLayer("operations", [...throughNotices, "reconciliation", "notifications"]),
    domainLayer("journal", throughDebtPositions),
    domainLayer("sandbox", ["values", "organizations"]),
    {
      name: "web-knows-api-client-only",
      comment: "The browser application speaks to the API, through its generated client.",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^(infra|functions|shared|test)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    skipAnalysisNotInRules: true,
  },
};
