// The cart of whoever is here: the signed-in shopper's own, or a guest's, made when something is first put
// into it. What a guest chose comes along at sign-in.
import type { OrderSummary } from "storefront-customer/elastic-path";
import { type CartItem, type Carts, carts, type LeftOut } from "storefront-customer/elastic-path/carts";
import { flows } from "storefront-customer/elastic-path/flows";
import { isCode } from "../../error-words";
import { send } from "../../shop-request";
import type { Named, ShopperCart } from "../../shopper-cart";
import { guestCartId, keepGuestCart } from "./guest-cart";
import type { Shop } from "./store";

const lock = "marlow-finch:guest-cart";

/** One tab at a time; only pages that come safely have locks. */
const alone = (work: () => Promise<readonly string[]>) =>
  "locks" in navigator ? navigator.locks.request(lock, work) : work();

/** The names of lines that did not get into the cart. The platform tells products by id or by number. */
const namesOf = (leftOut: readonly LeftOut[], lines: readonly Named[]) =>
  leftOut.map(({ productId, sku, code, message }) => {
    const line = lines.find((line) =>
      productId ? line.productId === productId : line.sku === (sku ?? code),
    );
    return line?.name ?? sku ?? message ?? "something";
  });

const cartPath = (id: string) => `/v2/carts/${encodeURIComponent(id)}`;

export function createShopperCart(shop: Shop, onChange: () => void): ShopperCart {
  const api: Carts = carts(shop);
  /** The signed-in shopper's cart, once it was asked for. */
  let own: Promise<string | null> | null = null;
  let taking: Promise<readonly string[]> | null = null;
  let opening: Promise<string> | null = null;
  let count: number | null = null;
  let placed: OrderSummary | null = null;

  const isSignedIn = () => shop.auth.session.state === "customer";

  const showCount = (items: readonly CartItem[]) => {
    count = items.reduce((sum, { kind, quantity }) => (kind === "promotion" ? sum : sum + quantity), 0);
    onChange();
  };

  const keep = (id: string) => {
    if (isSignedIn()) own = Promise.resolve(id);
    else keepGuestCart(id);
  };

  const find = async (): Promise<string | null> => {
    // What a guest chose may be on its way; if that fails, the shopper's own cart is still there.
    await taking?.catch(() => undefined);
    if (!isSignedIn()) return guestCartId();
    own ??= latest();
    return own;
  };

  /** The cart that the shopper changed last, on whatever device. */
  const latest = async () => {
    try {
      return (await api.list({ limit: 1 })).items[0]?.id ?? null;
    } catch (error) {
      own = null;
      throw error;
    }
  };

  /** Two things put in at once go into one cart. */
  const open = (): Promise<string> => {
    opening ??= findOrMake().finally(() => {
      opening = null;
    });
    return opening;
  };

  const findOrMake = async () => {
    const id = (await find()) ?? (await api.create({ name: "Cart" })).id;
    keep(id);
    return id;
  };

  const change = async (id: string, method: "POST" | "PUT" | "DELETE", path: string, data?: unknown) => {
    await send(shop, method, `${cartPath(id)}${path}`, data);
    showCount(await api.items(id));
  };

  /** Nobody asks for it again, and the platform forgets it by itself in the end, so a failure is no matter. */
  const discard = (id: string) => send(shop, "DELETE", cartPath(id)).catch(() => undefined);

  const addProducts = (id: string, items: readonly CartItem[]) => {
    const products = items.filter(({ kind, sku }) => kind === "product" && sku);
    const data = products.map(({ sku, quantity }) => ({ type: "cart_item", sku, quantity }));
    return change(id, "POST", "/items", data);
  };

  const takeOver = async (guests: string): Promise<readonly string[]> => {
    const items = await api.items(guests);
    let missing: readonly string[] = [];
    if (items.length > 0) {
      own ??= latest();
      const mine = await own;
      if (mine === null) {
        await api.associate(guests);
        own = Promise.resolve(guests);
        showCount(items);
      } else {
        missing = await mergeInto(mine, guests, items);
        await discard(guests);
      }
    }
    keepGuestCart(null);
    return missing;
  };

  const mergeInto = async (mine: string, guests: string, items: readonly CartItem[]) => {
    try {
      const added = await api.merge(mine, guests);
      showCount(added.items);
      return namesOf(added.leftOut, items);
    } catch (error) {
      // Carts of two currencies do not merge, but the same things can be bought in the other one.
      if (!isCode(error, "validation") || error.fields[0]?.field !== "fromCartId") throw error;
      await addProducts(mine, items);
      return [];
    }
  };

  const finish = async (id: string, order: OrderSummary) => {
    placed = order;
    // The platform leaves the cart as it was, so the same things would wait there to be bought again.
    await change(id, "DELETE", "/items").catch(() => undefined);
    return order;
  };

  return {
    get count() {
      return count;
    },
    get placed() {
      return placed;
    },
    async load() {
      const id = await find();
      showCount(id === null ? [] : await api.items(id));
    },
    async read(signal) {
      const id = await find();
      if (id === null) {
        showCount([]);
        return null;
      }
      const [cart, items] = await Promise.all([api.get(id, { signal }), api.items(id, { signal })]);
      showCount(items);
      return { cart, items };
    },
    async add(sku) {
      await change(await open(), "POST", "/items", { type: "cart_item", sku, quantity: 1 });
    },
    async addOrder(orderId, lines) {
      const added = await api.addOrder(await open(), orderId);
      showCount(added.items);
      return namesOf(added.leftOut, lines);
    },
    async setQuantity(itemId, quantity) {
      await change(await open(), "PUT", `/items/${encodeURIComponent(itemId)}`, { quantity });
    },
    async remove(itemId) {
      await change(await open(), "DELETE", `/items/${encodeURIComponent(itemId)}`);
    },
    async applyCode(code) {
      await change(await open(), "POST", "/items", { type: "promotion_item", code });
    },
    async removeCode(code) {
      await change(await open(), "DELETE", `/discounts/${encodeURIComponent(code)}`);
    },
    async startAnew() {
      const old = await open();
      const items = await api.items(old);
      const { id } = await api.create({ name: "Cart" });
      try {
        await addProducts(id, items);
        for (const { kind, sku } of items) {
          if (kind === "promotion" && sku) {
            await change(id, "POST", "/items", { type: "promotion_item", code: sku });
          }
        }
      } catch (error) {
        // The cart that changed last is the shopper's, so half a one may not stay.
        await discard(id);
        throw error;
      }
      keep(id);
      await discard(old);
    },
    async placeOrder(input) {
      const id = await open();
      return finish(id, await api.checkout(id, input));
    },
    async placeGuestOrder(input) {
      const id = await open();
      return finish(id, await api.checkoutAsGuest(id, input));
    },
    async takesGiftMessage(signal) {
      // A message is a field of this store's own. Where nobody can say whether there is one, there is none.
      try {
        const fields = await flows(shop).fields("orders", { signal });
        return fields.some(({ name }) => name === "gift-message");
      } catch {
        return false;
      }
    },
    takeGuestCart() {
      // One tab takes it over, however many see the shopper sign in.
      taking = alone(async () => {
        const guests = guestCartId();
        return guests !== null && isSignedIn() ? takeOver(guests) : [];
      });
      return taking;
    },
    forget() {
      own = null;
      taking = null;
      opening = null;
      count = null;
      placed = null;
      onChange();
    },
  };
}
