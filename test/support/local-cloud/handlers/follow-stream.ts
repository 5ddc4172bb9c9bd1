import { putItem } from "../fixture-table.ts";

/** Marks each item it is told about; fails for the key "poison", whatever comes with it. */
export async function handler(event: {
  readonly Records: readonly {
    readonly dynamodb: { readonly Keys: { readonly pk: { readonly S: string } } };
  }[];
}) {
  const keys = event.Records.map(({ dynamodb }) => dynamodb.Keys.pk.S);
  if (keys.includes("poison")) {
    throw new Error("poison");
  }
  for (const key of keys) {
    await putItem({ pk: { S: `SEEN#${key}` }, sk: { S: "ITEM" } });
  }
}
