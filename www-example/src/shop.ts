// Opens the connection to the shop's customer service with the settings the demo was built with.
import { type ElasticPathClient, elasticPath } from "storefront-customer/elastic-path";

export type Shop = ElasticPathClient;

export function openShop(): Promise<Shop> {
  return elasticPath({
    baseUrl: import.meta.env.VITE_BASE_URL || "http://127.0.0.1:4010",
    clientId: import.meta.env.VITE_CLIENT_ID || "sandbox-storefront",
    keepFresh: true,
  });
}
