// A program on a server: importing does nothing, and the session is kept in memory. Prints what it saw.

import { account } from "./account.js";

const { fetch } = globalThis;
const names = Reflect.ownKeys(globalThis).length;
globalThis.fetch = () => {
  throw new Error("importing sent a request");
};
const shops = await import("./package.js");
if (Reflect.ownKeys(globalThis).length !== names) throw new Error("importing added a global name");
globalThis.fetch = fetch;

console.log(JSON.stringify(await account(shops, process.env.SANDBOX_URL, { storage: "memory" })));
