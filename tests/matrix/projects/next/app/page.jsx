// Rendered for each request, on the server; then the client component does the same in the browser.

import { connection } from "next/server";
import { account } from "../account.js";
import * as shops from "../package.js";
import { Account } from "./account.jsx";

export default async function Page() {
  await connection();
  const sandbox = process.env.SANDBOX_URL;
  const rendered = await account(shops, sandbox, { storage: "memory" });
  return (
    <>
      <pre id="rendered">{JSON.stringify(rendered)}</pre>
      <Account sandbox={sandbox} />
    </>
  );
}
