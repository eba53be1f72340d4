// The sandbox's controls.

import { control, sandboxUrl } from "../package/serve.mjs";

export const sandbox = sandboxUrl();

export const reset = () => control("reset", "POST");
export const change = (settings) => control("settings", "PUT", settings);
export const revoke = (...kinds) => control("revoke", "POST", { kinds });
export const endFaults = () => control("faults", "DELETE");
export const forgetRequests = () => control("requests", "DELETE");

/** Breaks the next `times` requests whose path starts like this. */
export const order = (pathPrefix, fault, times = 1000) =>
  control("faults", "POST", { match: { pathPrefix }, times, fault });

/** The requests to one path since the last reset, without the browser's own questions. */
export async function requests(path) {
  const log = await control(`requests?path=${encodeURIComponent(path)}`, "GET");
  return log.requests.filter(({ method }) => method !== "OPTIONS");
}

/** How many tokens visitors asked for. */
export const visitorTokens = async () => (await requests("/oauth/access_token")).length;
