// What the derived document says of a body in words of its own, which JSON Schema passes over.

import { resolve } from "../openapi.mjs";

/** What storefronts may not send, and what a new record has to have. */
export function inBody(document, { method, body }, schema) {
  const { properties } = resolve(document, schema);
  const { data } = JSON.parse(body);
  return ["attributes", "relationships"].flatMap((part) => {
    const declared = Object.entries(properties.data.properties[part]?.properties ?? {});
    const refused = declared
      .filter(([name, one]) => one["x-not-for-sales-channels"] && data[part]?.[name] !== undefined)
      .map(([name]) => `body /data/${part}/${name}: is not for storefronts`);
    const missing = declared
      .filter(([name, one]) => one["x-required"] === "required" && data[part]?.[name] === undefined)
      .map(([name]) => `body /data/${part}/${name}: missing`);
    return [...refused, ...(method === "POST" ? missing : [])];
  });
}
