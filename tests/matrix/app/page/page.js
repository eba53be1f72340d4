// A storefront's page.

import { account } from "../account.js";
import * as shops from "../package.js";
import { sandbox, show } from "../show.js";

show(account(shops, sandbox()));
