// All of a list that is read a page at a time: for lists that are short by nature.
export async function collected<Item>(all: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of all) items.push(item);
  return items;
}
