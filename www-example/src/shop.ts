// Opens the connection to the shop's customer service with the settings the demo was built with.
import { type ElasticPathClient, elasticPath } from "storefront-customer/elastic-path";
import { chosenCurrency } from "./currency";
import type { StoreFields } from "./store";

export type Shop = ElasticPathClient<StoreFields>;

export function openShop(): Promise<Shop> {
  return elasticPath<StoreFields>({
    baseUrl: import.meta.env.VITE_BASE_URL || "http://127.0.0.1:4010",
    clientId: import.meta.env.VITE_CLIENT_ID || "sandbox-storefront",
    currency: chosenCurrency(),
    keepFresh: true,
  });
}
