import type { Expression, Item, ItemKey } from "../../shared/persistence/item.ts";
import type { TableClient } from "../../shared/persistence/table-client.ts";
import type { WriteAction } from "../../shared/persistence/transact-write.ts";

export type InMemoryTable = TableClient & { readonly items: ReadonlyMap<string, Item> };

/**
 * The table in memory for stores whose conditions are that a key does not exist, or that an
 * attribute has a value. Items go through JSON, as they do through the wire.
 */
export function inMemoryTable(): InMemoryTable {
  const items = new Map<string, Item>();
  const at = ({ pk, sk }: ItemKey) => `${pk}\n${sk}`;
  const write = (item: Item) => items.set(at(item), JSON.parse(JSON.stringify(item)));
  const ordered = (pk: string) =>
    [...items.values()]
      .filter((item) => item.pk === pk)
      .sort((left, right) => (left.sk < right.sk ? -1 : 1));
  return {
    items,
    async get(key) {
      return items.get(at(key));
    },
    async getMany(keys) {
      return keys.flatMap((key) => items.get(at(key)) ?? []);
    },
    async getManySettled(keys) {
      return keys.flatMap((key) => items.get(at(key)) ?? []);
    },
    async query(pk, prefix) {
      return ordered(pk).filter(({ sk }) => sk.startsWith(prefix));
    },
    async queryDebtors(pk, prefix) {
      const of = (item: Item, name: string) => String(item[name] ?? "");
      return [...items.values()]
        .filter((item) => item["dp"] === pk && of(item, "ds").startsWith(prefix))
        .sort((left, right) => (of(left, "ds") < of(right, "ds") ? -1 : 1));
    },
    async searchDebtors() {
      throw new Error("searches by what entries are like are for the real table");
    },
    async pageDebtors() {
      throw new Error("searches by what entries are like are for the real table");
    },
    async queryPage(pk, { limit, cursor, order }) {
      const all = order === "ascending" ? ordered(pk) : ordered(pk).reverse();
      const isAfter = ({ sk }: Item) =>
        cursor === undefined || (order === "ascending" ? sk > cursor : sk < cursor);
      return all.filter(isAfter).slice(0, limit);
    },
    async put(item, condition) {
      if (!holds(items.get(at(item)), condition)) return "refused";
      write(item);
      return "written";
    },
    async add() {
      throw new Error("additions are for the real table");
    },
    async insertMany(wanted) {
      return wanted.map((item) => {
        if (items.has(at(item))) return "exists";
        write(item);
        return "inserted";
      });
    },
    async transact(actions) {
      const refused = actions.flatMap((action, index) =>
        holds(items.get(at(keyOf(action))), conditionOf(action)) ? [] : [index],
      );
      if (refused.length > 0) return { outcome: "refused", actions: refused };
      for (const action of actions) {
        if ("put" in action) write(action.put);
        else if ("remove" in action) items.delete(at(action.remove));
        else if ("update" in action) write(updated(items.get(at(action.update)), action));
      }
      return { outcome: "written" };
    },
  };
}

/** An update that sets one attribute. */
function updated(
  item: Item | undefined,
  { update, expression }: Extract<WriteAction, { readonly update: ItemKey }>,
): Item {
  const [, name = "", value = ""] = /^SET (#\w+) = (:\w+)$/u.exec(expression.text) ?? [];
  const attribute = expression.names?.[name];
  if (attribute === undefined) throw new Error(`an update for the real table: ${expression.text}`);
  return { ...(item ?? update), [attribute]: expression.values?.[value] };
}

function keyOf(action: WriteAction): ItemKey {
  if ("put" in action) return action.put;
  if ("remove" in action) return action.remove;
  return "update" in action ? action.update : action.check;
}

function conditionOf(action: WriteAction): Expression | undefined {
  return "update" in action ? undefined : action.condition;
}

function holds(item: Item | undefined, condition: Expression | undefined): boolean {
  if (condition === undefined) return true;
  if (condition.text === "attribute_not_exists(pk)") return item === undefined;
  const [, name = "", value = ""] = /^(#\w+) = (:\w+)$/u.exec(condition.text) ?? [];
  const attribute = condition.names?.[name];
  if (attribute === undefined) throw new Error(`a condition for the real table: ${condition.text}`);
  return item?.[attribute] === condition.values?.[value];
}
