// Every operation of the package on Commerce Layer: how to call it, what it sends, and what it returns. A new
// method needs a row here; where its endpoint is documented is in coverage.mjs.
//
// about    what is special about this call, where an operation has several
// call     sends it. It gets the client, and has the ids of the store.
// sends    the endpoints it asks, in order
// refused  the code that it fails with, where this platform has no such thing
// reads    holds what it returns against the documents' examples of an answer to the last of `sends`
// answers  what the store says to the other endpoints meanwhile
// by       "nobody" (no token yet), "visitor", or by default "shopper"
// options  of the client, besides the usual ones

import { clientOperations } from "./operations/client.mjs";
import { moduleOperations } from "./operations/modules.mjs";

export const operations = { ...clientOperations, ...moduleOperations };

/** Members of a client that send nothing and return at once. */
export const others = ["auth.onChange", "dispose"];
