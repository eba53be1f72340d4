// What is deployed to Cloudflare.

import { account } from "./account.js";
import * as shops from "./package.js";
import { explain } from "./show.js";

export default {
  async fetch(_request, { SANDBOX_URL }) {
    return Response.json(await account(shops, SANDBOX_URL, { storage: "memory" }).catch(explain));
  },
};
