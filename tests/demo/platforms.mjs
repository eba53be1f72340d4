// The two platforms as the journeys need to know them: the same shop and the same shopper, told apart by what
// requests look like, how refusals are numbered, and which of a shopper's orders shows what.
import { describe } from "node:test";
import { answerTo, asMerchant } from "./sandbox.mjs";
import { useStage } from "./stage.mjs";

const inWords = ({ amount, currency }) => {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
};

export const elasticPath = {
  name: "elastic-path",
  title: "Elastic Path",
  login: "/v2/customers/tokens",
  orders: "/v2/orders",
  customer: /\/v2\/customers\/[^/?]+(\?|$)/,
  changes: "PUT",
  /** The statuses of refusals. */
  refuses: { login: 401, input: 400, taken: 409, endedSession: [401], forbidden: 403 },
  refusal: (status, detail) => ({ errors: [{ status: String(status), title: "Refused", detail }] }),
  /** A shopper's orders, newest first. */
  async ordersOf(shopper) {
    const { data, included } = await answerTo(
      shopper,
      "/v2/orders?include=items&sort=-created_at&page[limit]=100",
    );
    const items = new Map(included.items.map((item) => [item.id, item]));
    return data.map((order) => {
      const { with_tax: total, tax, discount, paid } = order.meta.display_price;
      // Parcels are related as items too.
      const own = order.relationships.items.data.flatMap(({ id }) => items.get(id) ?? []);
      return {
        id: order.id,
        name: `Order ${order.order_number ?? order.external_ref ?? order.id.slice(0, 8)}`,
        number: order.order_number,
        status: order.status,
        payment: order.payment,
        delivery: order.shipping,
        placedAt: order.meta.timestamps.created_at,
        total,
        sortedBy: total.amount,
        receipt: { Total: total, "Tax included": tax, Promotions: discount, Paid: paid },
        lines: own.map((item) => {
          const { unit, value } = item.meta.display_price.with_tax;
          const isPromotion = value.amount < 0;
          return {
            name: item.name,
            isPlain: !item.custom_inputs && item.discounts.length === 0,
            cells: [
              `${item.name}${isPromotion ? "\nPromotion" : ""}\n${item.sku}`,
              ...(isPromotion ? ["", ""] : [inWords(unit), String(item.quantity)]),
              inWords(value),
            ],
          };
        }),
        addresses: [order.shipping_address, order.billing_address],
        native: { ...order, items: own },
      };
    });
  },
  /** Recent orders, by status and payment, and what the list says of them. */
  told: [
    ["complete", "paid", ["Paid"]],
    ["processing", "authorized", ["Being prepared", "Payment authorised"]],
    ["incomplete", "unpaid", ["Open", "Not paid", "Not sent yet"]],
  ],
  sent: { status: "complete", payment: "paid", delivery: "fulfilled" },
  /** The steps of an order whose money went back. */
  refunded: { status: "complete", steps: ["Payment", "Money back"] },
  /** What an address lacks that is sent with a name and a street alone, in the order of the form. */
  lacking: ["Country", "Postcode"],
  /** The answer to a request for the profile, saying whether there is a password. */
  withPassword: ({ data }, password) => ({ data: { ...data, password } }),
  books: ["CRM-000412", "Gold", "With a password"],
  /** An order that was sent, with what there is to say of its parcel. */
  async parcelOf(orders, shopper) {
    const order = orders.find(({ native }) => native.items.some((item) => item.shipping_group_id));
    const { data } = await answerTo(shopper, `/v2/orders/${order.id}/shipping-groups`);
    const inIt = order.native.items.find((item) => item.shipping_group_id === data[0].id);
    return {
      order,
      tracking: data[0].tracking_reference,
      says: ["Standard delivery, expected", `${inIt.quantity} × ${inIt.name}`],
    };
  },
};

export const commerceLayer = {
  name: "commerce-layer",
  title: "Commerce Layer",
  login: "/oauth/token",
  orders: "/api/orders",
  customer: /\/api\/customers\/[^/?]+(\?|$)/,
  changes: "PATCH",
  refuses: { login: 400, input: 422, taken: 422, endedSession: [400, 401], forbidden: 401 },
  refusal: (status, detail) => ({
    errors: [{ status: String(status), code: "UNAUTHORIZED", title: "Refused", detail }],
  }),
  async ordersOf(shopper) {
    const { data: people } = await asMerchant("GET", `customers?filter[q][email_eq]=${shopper.email}`);
    const path = `customers/${people[0].id}/orders?include=line_items,shipping_address,billing_address&sort=-placed_at&page[size]=25&filter[q][status_not_in]=draft,pending`;
    const pages = [];
    for (let number = 1; number <= 2; number += 1) {
      pages.push(await asMerchant("GET", `${path}&page[number]=${number}`));
    }
    const included = new Map(
      pages.flatMap((page) => page.included ?? []).map((one) => [`${one.type} ${one.id}`, one.attributes]),
    );
    const find = ({ type, id }) => included.get(`${type} ${id}`);
    return pages
      .flatMap(({ data }) => data)
      .map(({ id, attributes, relationships }) => {
        const { currency_code: currency } = attributes;
        const money = (name, of = attributes) => ({ amount: of[`${name}_cents`], currency });
        const lines = relationships.line_items.data.map(find);
        return {
          id,
          name: `Order ${attributes.number}`,
          number: attributes.number,
          status: attributes.status,
          payment: attributes.payment_status,
          delivery: attributes.fulfillment_status,
          placedAt: attributes.placed_at,
          total: money("total_amount_with_taxes"),
          sortedBy: attributes.total_amount_cents,
          receipt: {
            Total: money("total_amount_with_taxes"),
            "Tax included": money("total_tax_amount"),
            Promotions: money("discount_amount"),
          },
          lines: lines
            .filter(({ item_type: type }) => type !== "shipments")
            .map((line) => {
              const isPromotion = line.item_type === "promotions";
              const price = (name) => inWords(money(name, line));
              return {
                name: line.name,
                isPlain: line.unit_amount_cents !== 0,
                cells: isPromotion
                  ? [
                      `${line.name}\nPromotion\nWith the code ${line.coupon_code}`,
                      "",
                      "",
                      price("total_amount"),
                    ]
                  : [
                      `${line.name}\n${line.sku_code}`,
                      price("unit_amount"),
                      String(line.quantity),
                      price("total_amount"),
                    ],
              };
            }),
          addresses: [relationships.shipping_address.data, relationships.billing_address.data].map(find),
          native: attributes,
        };
      });
  },
  told: [
    ["approved", "paid", ["Confirmed", "Paid", "Under way"]],
    ["placed", "authorized", ["Placed", "Payment authorised", "Not sent yet"]],
    ["editing", "authorized", ["Being changed"]],
    ["approved", "free", ["Complete", "Nothing to pay", "Sent"]],
    ["approved", "partially_refunded", ["Partly refunded"]],
  ],
  sent: { status: "approved", payment: "paid", delivery: "fulfilled" },
  refunded: { status: "approved", steps: ["Amount held", "Held amount taken", "Money back"] },
  lacking: ["Phone", "Country", "Town or city"],
  withPassword: ({ data, ...rest }, has_password) => ({
    data: { ...data, attributes: { ...data.attributes, has_password } },
    ...rest,
  }),
  books: ["CRM-000412", "Gold", "With a password", "Orders placed\n32"],
  async parcelOf(orders) {
    const order = orders.find(({ delivery }) => delivery === "fulfilled");
    const { included } = await asMerchant("GET", `orders/${order.id}/shipments?include=parcels`);
    return {
      order,
      tracking: included[0].attributes.tracking_number,
      says: ["Delivered on ", "Where it has been"],
    };
  },
};

/** The same journeys on each of these platforms. */
export function onEach(platforms, journeys) {
  for (const platform of platforms) {
    describe(`on ${platform.title}`, () => journeys(useStage(platform), platform));
  }
}

export const onBoth = (journeys) => onEach([elasticPath, commerceLayer], journeys);

export { inWords };
