import type { Assembly, Stack, TemplateResource } from "./assembly.ts";
import { noValue, resolveValue, type TemplateScope } from "./intrinsics.ts";
import {
  functionNameOf,
  identifyResource,
  type LocalAddresses,
  localAccount,
  localRegion,
  namePropertyOf,
  type ResourceIdentity,
} from "./resource-identity.ts";

/** A resource that the stack really creates, with its expressions resolved on demand. */
export type ResolvableResource = {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly identity: () => ResourceIdentity;
  /** Resolves the named properties only, so that what is not run here is never looked at. */
  readonly properties: (names: readonly string[]) => Readonly<Record<string, unknown>>;
};

/** Opens every stack of an assembly; imports see the exports of all the others. */
export function resolvableResources(
  assembly: Assembly,
  addresses: LocalAddresses,
): readonly ResolvableResource[] {
  const exportsByName = new Map<string, () => unknown>();
  const importedValue = (exportName: string): unknown => {
    const value = exportsByName.get(exportName);
    if (value === undefined) {
      throw new Error(`Nessuno stack esporta "${exportName}"`);
    }
    return value();
  };
  const opened = assembly.stacks.map((stack) => openStack(stack, { addresses, importedValue }));
  for (const { exports } of opened) {
    for (const [name, value] of exports()) {
      exportsByName.set(name, value);
    }
  }
  return opened.flatMap(({ resources }) => resources);
}

type StackContext = {
  readonly addresses: LocalAddresses;
  readonly importedValue: (exportName: string) => unknown;
};

function openStack(stack: Stack, context: StackContext) {
  const identities = new Map<string, ResourceIdentity>();
  const scope: TemplateScope = {
    reference: (logicalId) => referenceIn(stack, { logicalId, identityOf, scope }),
    attribute: (logicalId, attributeName) => {
      const { attributes, reference } = identityOf(logicalId);
      return attributes[attributeName] ?? `${reference}.${attributeName}`;
    },
    importedValue: context.importedValue,
    condition: (name) => resolveValue(stack.template.Conditions[name], scope) === true,
    mapping: (map, top, second) => stack.template.Mappings[map]?.[top]?.[second],
  };

  function identityOf(logicalId: string): ResourceIdentity {
    const known = identities.get(logicalId);
    if (known !== undefined) {
      return known;
    }
    const resource = stack.template.Resources[logicalId];
    if (resource === undefined) {
      throw new Error(`Lo stack ${stack.name} nomina "${logicalId}" che non esiste`);
    }
    const identity = identityFor(logicalId, resource);
    identities.set(logicalId, identity);
    return identity;
  }

  function identityFor(logicalId: string, resource: TemplateResource): ResourceIdentity {
    const target = textProperty(resource, "FunctionName");
    return identifyResource(
      {
        stackName: stack.name,
        logicalId,
        type: resource.Type,
        explicitName: textProperty(resource, namePropertyOf[resource.Type]),
        functionName: target === undefined ? undefined : functionNameOf(target),
      },
      context.addresses,
    );
  }

  function textProperty(resource: TemplateResource, name: string | undefined) {
    const value = name === undefined ? undefined : resource.Properties[name];
    const resolved = resolveValue(value, scope);
    return typeof resolved === "string" ? resolved : undefined;
  }

  const resources = Object.entries(stack.template.Resources)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([logicalId, { Type, Properties }]) => ({
      stackName: stack.name,
      logicalId,
      type: Type,
      identity: () => identityOf(logicalId),
      properties: (names: readonly string[]) => resolveProperties(Properties, { names, scope }),
    }));
  return { resources, exports: () => exportsOf(stack, scope) };
}

function resolveProperties(
  properties: Readonly<Record<string, unknown>>,
  request: { readonly names: readonly string[]; readonly scope: TemplateScope },
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    request.names
      .filter((name) => Object.hasOwn(properties, name))
      .map((name) => [name, resolveValue(properties[name], request.scope)] as const)
      .filter(([, value]) => value !== noValue),
  );
}

function exportsOf(stack: Stack, scope: TemplateScope) {
  return Object.values(stack.template.Outputs).flatMap((output) =>
    output.Export === undefined
      ? []
      : [
          [
            String(resolveValue(output.Export.Name, scope)),
            () => resolveValue(output.Value, scope),
          ] as const,
        ],
  );
}

function referenceIn(
  stack: Stack,
  request: {
    readonly logicalId: string;
    readonly identityOf: (logicalId: string) => ResourceIdentity;
    readonly scope: TemplateScope;
  },
): unknown {
  const pseudo = pseudoParameters(stack.name)[request.logicalId];
  if (pseudo !== undefined) {
    return pseudo;
  }
  const parameter = stack.template.Parameters[request.logicalId];
  return parameter === undefined
    ? request.identityOf(request.logicalId).reference
    : resolveValue(parameter.Default, request.scope);
}

function pseudoParameters(stackName: string): Readonly<Record<string, string | symbol>> {
  return {
    "AWS::AccountId": localAccount,
    "AWS::Region": localRegion,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": stackName,
    "AWS::StackId": `arn:aws:cloudformation:${localRegion}:${localAccount}:stack/${stackName}/local`,
    "AWS::NoValue": noValue,
  };
}
