// Returns, with the way from an order to its returns and back, for which the package has no method.
import type { CommerceLayerClient } from "storefront-customer/commerce-layer";
import { returns } from "storefront-customer/commerce-layer/returns";
import { read } from "../../shop-request";
import type { Named, OrderReturns } from "../platform";

interface Resource {
  readonly id: string;
  readonly attributes: { readonly number?: string | number; readonly status?: string };
}

export function returnsOf(shop: CommerceLayerClient): OrderReturns {
  return {
    ...returns(shop),
    async ofOrder(orderId, signal) {
      const path = `/api/orders/${encodeURIComponent(orderId)}/returns?fields[returns]=number,status`;
      const { data } = (await read(shop, path, signal)) as { data: readonly Resource[] };
      return data.map(named);
    },
    async orderOf(returnId, signal) {
      const path = `/api/returns/${encodeURIComponent(returnId)}/order?fields[orders]=number,status`;
      try {
        const { data } = (await read(shop, path, signal)) as { data: Resource | null };
        return data && named(data);
      } catch {
        // The return is worth showing without a link to its order.
        return null;
      }
    },
  };
}

function named({ id, attributes: { number, status } }: Resource): Named {
  return { id, number: String(number ?? id), status: status ?? null };
}
