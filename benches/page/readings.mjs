// What the sides' results say, in one form: a measure compares them, so that nobody is fast by doing less.

const line = (id, quantity, amount) => ({ id, quantity, amount });

/** Elastic Path's line is a record of its own, which the order names. */
function elasticPathOrder(order, included) {
  const links = order.relationships.items?.data ?? [];
  const lines = links.map(({ id }) => included?.items.find((item) => item.id === id));
  return {
    id: order.id,
    total: order.meta.display_price.with_tax.amount,
    lines: lines
      .filter(Boolean)
      .map((item) => line(item.id, item.quantity, item.meta.display_price.with_tax.value.amount)),
  };
}

const unifiedOrder = (order) => ({
  id: order.id,
  total: order.totals.total.amount,
  lines: (order.lines ?? []).map((one) => line(one.id, one.quantity, one.total.amount)),
});

const commerceLayerOrder = (order) => ({
  id: order.id,
  total: order.total_amount_with_taxes_cents,
  lines: (order.line_items ?? []).map((item) => line(item.id, item.quantity, item.total_amount_cents)),
});

const address = (id, street, city, postcode) => ({ id, street, city, postcode });
const unifiedAddress = (one) => address(one.id, one.line1, one.city, one.postcode);
const elasticPathAddress = (one) => address(one.id, one.line_1, one.city, one.postcode);
const commerceLayerAddress = ({ id, address: one }) => address(id, one.line_1, one.city, one.zip_code);

const person = ({ id, email }) => ({ id, email });

/** By the form that a side's results have, and by its method. */
export const readings = {
  unified: {
    profile: person,
    addresses: ({ items }) => items.map(unifiedAddress),
    addAddress: ({ id, ...one }) => unifiedAddress(one),
    orders: ({ items }) => items.map(unifiedOrder),
    order: unifiedOrder,
    total: ({ totals }) => totals.total.amount,
    dashboard: ([me, addresses, orders]) => ({
      me: person(me),
      addresses: (me.addresses ?? addresses.items).map(unifiedAddress),
      orders: (orders ?? addresses).items.map(unifiedOrder).map(({ lines, ...order }) => order),
    }),
    visit: ({ data }) => [data].flat().map(({ id, type }) => ({ id, type })),
  },
  "elastic-path": {
    profile: ({ data }) => person(data),
    addresses: ({ data }) => data.map(elasticPathAddress),
    addAddress: ({ data: { id, ...one } }) => elasticPathAddress(one),
    orders: ({ data, included }) => data.map((order) => elasticPathOrder(order, included)),
    total: ({ meta }) => meta.display_price.with_tax.amount,
    order: ({ data, included }) => elasticPathOrder(data, included),
    dashboard: ([me, addresses, orders]) => ({
      me: person(me.data),
      addresses: addresses.data.map(elasticPathAddress),
      orders: orders.data.map((order) => elasticPathOrder(order)).map(({ lines, ...order }) => order),
    }),
    visit: ({ data }) => [data].flat().map(({ id, type }) => ({ id, type })),
  },
  "commerce-layer": {
    profile: person,
    addresses: (list) => [...list].map(commerceLayerAddress),
    addAddress: ({ address }) => commerceLayerAddress({ address }),
    orders: (list) => [...list].map(commerceLayerOrder),
    order: commerceLayerOrder,
    total: (order) => order.total_amount_with_taxes_cents,
    dashboard: ([me, orders]) => ({
      me: person(me),
      addresses: me.customer_addresses.map(commerceLayerAddress),
      orders: [...orders].map(commerceLayerOrder).map(({ lines, ...order }) => order),
    }),
    visit: (list) => [...list].map(({ id, type }) => ({ id, type })),
  },
};
