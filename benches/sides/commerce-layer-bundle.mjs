// The account on Commerce Layer's packages, with the whole client that their README recommends.

import { CommerceLayer } from "@commercelayer/sdk/bundle";
import { account } from "./commerce-layer-account.mjs";

export const open = async (settings) => account(CommerceLayer, settings);
