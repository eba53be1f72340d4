// Pages of orders of any size, made of what the sandbox answers to our own client.

import { sidesOf } from "./sides.mjs";

/** Where each platform lists orders, and how a page names its lines and its total. */
const lists = {
  "elastic-path": {
    path: "/v2/orders",
    lines: ({ included }) => included.items,
    include: (page, items) => {
      page.included = { items };
    },
    links: "items",
    link: "item",
    count: (page, total) => {
      page.meta.results.total = total;
    },
    offset: (query) => Number(query.get("page[offset]") ?? query.get("page%5Boffset%5D") ?? 0),
    pageSize: 100,
  },
  "commerce-layer": {
    path: "/api/orders",
    lines: ({ included }) => included.filter(({ type }) => type === "line_items"),
    include: (page, lines) => {
      page.included = lines;
    },
    links: "line_items",
    link: "line_items",
    count: (page, total) => {
      page.meta = { record_count: total, page_count: Math.ceil(total / 25) };
    },
    offset: (query) => (Number(query.get("page[number]") ?? 1) - 1) * 25,
    pageSize: 25,
  },
};

/** What the sandbox answers to our client, which asks for orders with their lines. */
async function sample(stage, platform) {
  const [ours] = sidesOf(platform);
  return stage.inPage([ours], {}, async (page) => {
    const { path, pageSize } = lists[platform];
    const answered = page.waitForResponse((response) => new URL(response.url()).pathname === path);
    await page.evaluate(([side, size]) => globalThis.runner.read(side, "orders", size), [ours, pageSize]);
    return (await answered).json();
  });
}

export async function orderBodies(stage, platform) {
  const { path, pageSize, links, link, ...list } = lists[platform];
  const model = await sample(stage, platform);
  const models = list.lines(model);
  let made = 0;
  /** An id of the same length that nothing else has. */
  const again = (record) => {
    const tail = (made++).toString(36).padStart(6, "0");
    return { ...structuredClone(record), id: record.id.slice(0, -6) + tail };
  };
  /** A page with so many orders, each with so many lines. */
  const page = (orders, lines, total = orders) => {
    const body = structuredClone(model);
    const included = [];
    body.data = Array.from({ length: orders }, (_, index) => {
      const order = again(model.data[index % model.data.length]);
      const own = Array.from({ length: lines }, () => again(models[made % models.length]));
      included.push(...own);
      if (lines) order.relationships[links] = { data: own.map(({ id }) => ({ id, type: link })) };
      else delete order.relationships[links];
      return order;
    });
    if (lines) list.include(body, included);
    else delete body.included;
    list.count(body, total);
    return Buffer.from(JSON.stringify(body));
  };
  /** Answers with a history of so many orders without lines, page by page. */
  const history = (total) => {
    const pages = [];
    for (let from = 0; from < total; from += pageSize)
      pages.push(page(Math.min(pageSize, total - from), 0, total));
    return (query) => pages[list.offset(query) / pageSize];
  };
  return { path, page, history };
}
