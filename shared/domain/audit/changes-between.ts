import type { FieldChange } from "./audit-entry.ts";

/**
 * What became another between two states of a thing, field by field, as JSON pointers (RFC 6901).
 * Lists are told as wholes. A field that is in one state only has no `before`, or no `after`.
 */
export function changesBetween(before: object | undefined, after: object | undefined) {
  return differences("", before ?? {}, after ?? {});
}

function differences(pointer: string, before: object, after: object): FieldChange[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((name) => {
    const place = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return differenceAt(place, old.get(name), now.get(name));
  });
}

function differenceAt(pointer: string, before: unknown, after: unknown): FieldChange[] {
  if (isMembers(before) && isMembers(after)) return differences(pointer, before, after);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      pointer,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

function isMembers(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
