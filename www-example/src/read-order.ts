// Reads an order with all that belongs to it.
import { isCode } from "./error-words";
import type { WholeOrder } from "./store";
import type { Visit } from "./visit";

export async function readOrder({ shop, signal }: Visit, id: string): Promise<WholeOrder> {
  try {
    const include = ["promotions", "customDiscounts", "taxItems"] as const;
    return await shop.orders.get(id, { include }, { signal });
  } catch (error) {
    // Which of these can come along differs between stores; the lines always can.
    if (!isCode(error, "validation")) throw error;
    const order = await shop.orders.get(id, {}, { signal });
    return { ...order, promotions: [], customDiscounts: [], taxItems: [] };
  }
}
