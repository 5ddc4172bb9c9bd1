/** To callers null and absent mean the same; inside the portal only absence exists. */
export function withoutNulls(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(withoutNulls);
  if (typeof raw !== "object" || raw === null) return raw;
  const members = Object.entries(raw).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
