// A service worker that answers `account` itself.

import { account } from "../account.js";
import * as shops from "../package.js";
import { explain } from "../show.js";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { pathname, searchParams } = new URL(event.request.url);
  if (!pathname.endsWith("/account")) return;
  const seen = account(shops, searchParams.get("sandbox")).catch(explain);
  event.respondWith(seen.then((value) => Response.json(value)));
});
