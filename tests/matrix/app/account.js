// What every row does: signs in and lists orders, on each platform.

const shopper = { email: "ada@example.com", password: "correct-horse-battery" };

/** `options` are more of the package's, such as where the session is kept. */
export async function account({ elasticPath, commerceLayer }, sandbox, options) {
  const [elastic, commerce] = await Promise.all([
    elasticPath({ clientId: "sandbox-storefront", baseUrl: sandbox, ...options }),
    commerceLayer({ clientId: "sandbox-sales-channel", baseUrl: sandbox, authUrl: sandbox, ...options }),
  ]);
  return { "elastic-path": await visit(elastic), "commerce-layer": await visit(commerce) };
}

async function visit(shop) {
  const { state } = await shop.auth.login(shopper);
  const { name } = await shop.profile.get();
  const { items, totalCount } = await shop.orders.list({ limit: 3 });
  return { state, name, totalCount, orders: items.map((order) => order.number) };
}
