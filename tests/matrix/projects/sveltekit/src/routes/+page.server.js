// Rendered for each request, on the server.

import { env } from "$env/dynamic/private";
import { account } from "../../account.js";
import * as shops from "../../package.js";

export async function load() {
  const sandbox = env.SANDBOX_URL;
  return { sandbox, rendered: await account(shops, sandbox, { storage: "memory" }) };
}
