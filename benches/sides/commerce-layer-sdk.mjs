// The account on Commerce Layer's packages, the resources imported one by one.

import { addresses, CommerceLayer, customer_addresses, customers, orders, skus } from "@commercelayer/sdk";
import { account } from "./commerce-layer-account.mjs";

const resources = { addresses, customer_addresses, customers, orders, skus };

export const open = async (settings) =>
  account((options) => {
    CommerceLayer(options);
    return resources;
  }, settings);
