// The organization's products, as far as the account's pages need to name them: its records of wishlists and
// subscriptions have their codes alone.
import type { CommerceLayerClient } from "storefront-customer/commerce-layer";
import { read } from "../../shop-request";
import type { Catalogue, CatalogueProduct } from "../platform";

/** The platform sends no more at a time. */
const MOST = 25;

interface Skus {
  readonly data: readonly { readonly attributes: { readonly code?: string; readonly name?: string } }[];
}

export function catalogueOf(shop: CommerceLayerClient): Catalogue {
  const ask = async (parameters: Record<string, string>, signal: AbortSignal) => {
    const query = new URLSearchParams({
      "fields[skus]": "code,name",
      "page[size]": String(MOST),
      ...parameters,
    });
    const { data } = (await read(shop, `/api/skus?${query}`, signal)) as Skus;
    return data.map(({ attributes: { code = "", name = code } }): CatalogueProduct => ({ sku: code, name }));
  };
  return {
    async names(codes, signal) {
      const parts = Array.from({ length: Math.ceil(codes.length / MOST) }, (_, place) =>
        codes.slice(place * MOST, (place + 1) * MOST),
      );
      // A page without names is better than none.
      const found = await Promise.allSettled(
        parts.map((part) => ask({ "filter[q][code_in]": part.join(",") }, signal)),
      );
      const products = found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
      return new Map(products.map(({ sku, name }) => [sku, name]));
    },
    async products(signal) {
      const products = await ask({}, signal);
      return products.sort((one, other) => one.name.localeCompare(other.name));
    },
  };
}
