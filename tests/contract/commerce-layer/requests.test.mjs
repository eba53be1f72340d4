// Every request that the package can send to Commerce Layer is one that its own documents allow.

import { testRequests } from "../requests.mjs";
import { suite } from "./suite.mjs";

await testRequests(suite);
