// The fields that this store has added to the platform's own records (Flow fields). Another store has others,
// or none: a page shows one only where the record has it.
import type { ElasticPathClient, ElasticPathNatives } from "storefront-customer/elastic-path";

export interface StoreFields {
  customer: {
    loyalty_tier?: string | null;
    newsletter?: boolean | null;
    /** A day, such as 1815-12-10. */
    birthday?: string | null;
  };
  address: {
    /** Where the address stands in the book: 1 comes first. */
    "address-priority"?: number | null;
  };
  order: {
    "gift-message"?: string | null;
    "shipping-provider"?: string | null;
  };
  orderLine: {
    engraving?: string | null;
  };
}

export type Natives = ElasticPathNatives<StoreFields>;
export type Shop = ElasticPathClient<StoreFields>;
