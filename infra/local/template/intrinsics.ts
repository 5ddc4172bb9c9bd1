/** What a template expression may ask about the stack it stands in. */
export type TemplateScope = {
  /** Value of `Ref`: a pseudo parameter, a parameter or a resource. */
  readonly reference: (logicalId: string) => unknown;
  readonly attribute: (logicalId: string, attributeName: string) => unknown;
  readonly importedValue: (exportName: string) => unknown;
  readonly condition: (conditionName: string) => boolean;
  readonly mapping: (mapName: string, topKey: string, secondKey: string) => unknown;
};

/** The value of `Ref: AWS::NoValue`: the property that holds it disappears. */
export const noValue: unique symbol = Symbol("AWS::NoValue");

type Intrinsic = (argument: unknown, scope: TemplateScope) => unknown;

/**
 * Resolves the CloudFormation functions inside a template value.
 *
 * Source of the rules: AWS CloudFormation User Guide, "Intrinsic function reference".
 * @throws Error when the value uses a function that the local cloud does not know.
 */
export function resolveValue(value: unknown, scope: TemplateScope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolveValue(item, scope)).filter((item) => item !== noValue);
  }
  if (!isRecord(value)) {
    return value;
  }
  const call = intrinsicCallOf(value);
  if (call !== undefined) {
    return call.intrinsic(call.argument, scope);
  }
  const resolved = Object.entries(value)
    .map(([key, item]) => [key, resolveValue(item, scope)] as const)
    .filter(([, item]) => item !== noValue);
  return Object.fromEntries(resolved);
}

const intrinsics: ReadonlyMap<string, Intrinsic> = new Map([
  ["Ref", (argument, scope) => scope.reference(text(argument))],
  ["Condition", (argument, scope) => scope.condition(text(argument))],
  ["Fn::GetAtt", attributeOf],
  ["Fn::Sub", substitute],
  ["Fn::Join", join],
  ["Fn::Select", select],
  ["Fn::Split", split],
  ["Fn::ImportValue", (argument, scope) => scope.importedValue(resolveText(argument, scope))],
  ["Fn::If", choose],
  ["Fn::Equals", equals],
  ["Fn::And", (argument, scope) => list(argument).every((item) => truth(item, scope))],
  ["Fn::Or", (argument, scope) => list(argument).some((item) => truth(item, scope))],
  ["Fn::Not", (argument, scope) => !truth(list(argument)[0], scope)],
  ["Fn::FindInMap", findInMap],
]);

function intrinsicCallOf(value: Readonly<Record<string, unknown>>) {
  const keys = Object.keys(value);
  const [name] = keys;
  if (keys.length !== 1 || name === undefined) {
    return undefined;
  }
  const intrinsic = intrinsics.get(name);
  if (intrinsic !== undefined) {
    return { intrinsic, argument: value[name] };
  }
  if (name.startsWith("Fn::")) {
    throw new Error(`Il cloud locale non conosce la funzione ${name} del modello`);
  }
  return undefined;
}

function attributeOf(argument: unknown, scope: TemplateScope): unknown {
  const [logicalId, ...path] = Array.isArray(argument) ? argument : text(argument).split(".");
  return scope.attribute(text(logicalId), path.map((part) => resolveText(part, scope)).join("."));
}

function substitute(argument: unknown, scope: TemplateScope): string {
  const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const local = isRecord(variables) ? variables : {};
  return text(pattern).replace(/\$\{([^}]*)\}/g, (_match, name: string) => {
    if (name.startsWith("!")) {
      return `\${${name.slice(1)}}`;
    }
    if (Object.hasOwn(local, name)) {
      return resolveText(local[name], scope);
    }
    const dot = name.indexOf(".");
    return dot < 0
      ? text(scope.reference(name))
      : text(scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
  });
}

function join(argument: unknown, scope: TemplateScope): string {
  const [separator, items] = list(argument);
  return list(resolveValue(items, scope)).map(text).join(text(separator));
}

function split(argument: unknown, scope: TemplateScope): readonly string[] {
  const [separator, source] = list(argument);
  return resolveText(source, scope).split(text(separator));
}

function select(argument: unknown, scope: TemplateScope): unknown {
  const [index, items] = list(argument);
  return list(resolveValue(items, scope))[Number(resolveValue(index, scope))];
}

function choose(argument: unknown, scope: TemplateScope): unknown {
  const [condition, whenTrue, whenFalse] = list(argument);
  return resolveValue(scope.condition(text(condition)) ? whenTrue : whenFalse, scope);
}

function equals(argument: unknown, scope: TemplateScope): boolean {
  const [left, right] = list(argument);
  return JSON.stringify(resolveValue(left, scope)) === JSON.stringify(resolveValue(right, scope));
}

function findInMap(argument: unknown, scope: TemplateScope): unknown {
  const [mapName, topKey, secondKey] = list(argument).map((item) => resolveText(item, scope));
  return scope.mapping(text(mapName), text(topKey), text(secondKey));
}

function truth(value: unknown, scope: TemplateScope): boolean {
  const resolved = resolveValue(value, scope);
  return resolved === true || resolved === "true";
}

function resolveText(value: unknown, scope: TemplateScope): string {
  return text(resolveValue(value, scope));
}

function text(value: unknown): string {
  if (typeof value === "string") {
    return value;
  }
  if (typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  throw new Error(`Nel modello serviva un testo, non ${JSON.stringify(value)}`);
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  throw new Error(`Nel modello serviva un elenco, non ${JSON.stringify(value)}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
