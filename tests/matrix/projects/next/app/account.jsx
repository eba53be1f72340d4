"use client";

import { useEffect, useState } from "react";
import { account } from "../account.js";
import * as shops from "../package.js";
import { explain } from "../show.js";

/** A client component: rendered on the server too, where nothing of the package may run. */
export function Account({ sandbox }) {
  const [seen, setSeen] = useState("");
  useEffect(() => {
    account(shops, sandbox)
      .catch(explain)
      .then((value) => setSeen(JSON.stringify(value)));
  }, [sandbox]);
  return <pre id="account">{seen}</pre>;
}
