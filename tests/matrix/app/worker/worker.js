// A Web Worker.

import { account } from "../account.js";
import * as shops from "../package.js";
import { explain } from "../show.js";

self.onmessage = async ({ data }) => self.postMessage(await account(shops, data).catch(explain));
