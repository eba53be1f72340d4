// Where the platform documents each endpoint that the package asks: OpenAPI documents by their own path, or why
// there is none. A test compares this with what the documents really hold.

export const development = "elasticpath-dev/cartsorders.yaml";
export const frontend = "composable-frontend/cart_checkout.yaml";
export const commandLine = "epcc-cli/carts-and-orders.yaml";
export const addressDocument = "elasticpath-dev/CustomerAddresses.yaml";
/** Not OpenAPI, and all there is for customers. */
export const resourceTable = "epcc-cli/resources-customers.yaml";

/** The three generations of the document of carts and orders. */
const inAll = (path) => ({ [development]: path, [frontend]: path, [commandLine]: path });
const inAddresses = (path) => ({ [addressDocument]: path });
const flows = "/v2/flows/{flowSlug}/entries/{flowEntryID}/relationships/{flowFieldSlug}";
const inFlows = { "composable-frontend/flows.yaml": flows };
/** Shipping groups came after the oldest document. */
const inLater = (path) => ({ [frontend]: path, [commandLine]: path });
const signOn = (path) => ({ "epcc-cli/single-sign-on.yaml": path });
const tokens = {
  "elasticpath-dev/authentication.yaml": "/oauth/access_token",
  "composable-frontend/authentication.yaml": "/oauth/access_token",
};

const noCustomers =
  "No OpenAPI document has /v2/customers or its tokens (facts, section 8): their pages are written by hand. The command line's table of resources tells method, path and names of attributes.";

export const coverage = {
  "POST /oauth/access_token": tokens,
  "POST /v2/customers/tokens": noCustomers,
  "POST /v2/customers": noCustomers,
  "GET /v2/customers/{customer}": noCustomers,
  "PUT /v2/customers/{customer}": noCustomers,
  "DELETE /v2/customers/{customer}": noCustomers,
  "GET /v2/customers": noCustomers,
  "GET /v2/customers/{customer}/addresses": inAddresses("/v2/customers/{customerID}/addresses"),
  "POST /v2/customers/{customer}/addresses": inAddresses("/v2/customers/{customerID}/addresses"),
  "GET /v2/customers/{customer}/addresses/{address}": inAddresses(
    "/v2/customers/{customerID}/addresses/{addressID}",
  ),
  "PUT /v2/customers/{customer}/addresses/{address}": inAddresses(
    "/v2/customers/{customerID}/addresses/{addressID}",
  ),
  "DELETE /v2/customers/{customer}/addresses/{address}": inAddresses(
    "/v2/customers/{customerID}/addresses/{addressID}",
  ),
  "GET /v2/orders": inAll("/v2/orders"),
  "GET /v2/orders/{order}": inAll("/v2/orders/{orderID}"),
  "GET /v2/orders/{order}/items": inAll("/v2/orders/{orderID}/items"),
  "GET /v2/orders/{order}/transactions": inAll("/v2/orders/{orderID}/transactions"),
  "GET /v2/orders/{order}/transactions/{transaction}": inAll(
    "/v2/orders/{orderID}/transactions/{transactionID}",
  ),
  "GET /v2/orders/{order}/shipping-groups": inLater("/v2/orders/{orderID}/shipping-groups"),
  "GET /v2/orders/{order}/shipping-groups/{shippingGroup}": inLater(
    "/v2/orders/{orderID}/shipping-groups/{shippingGroupID}",
  ),
  "GET /v2/carts": inAll("/v2/carts"),
  "POST /v2/carts": inAll("/v2/carts"),
  "GET /v2/carts/{cart}": inAll("/v2/carts/{cartID}"),
  "GET /v2/carts/{cart}/items": inAll("/v2/carts/{cartID}/items"),
  "POST /v2/carts/{cart}/items": inAll("/v2/carts/{cartID}/items"),
  "POST /v2/carts/{cart}/relationships/customers": inAll("/v2/carts/{cartID}/relationships/customers"),
  "DELETE /v2/carts/{cart}/relationships/customers": inAll("/v2/carts/{cartID}/relationships/customers"),
  "POST /v2/carts/{cart}/checkout": inAll("/v2/carts/{cartID}/checkout"),
  "POST /v2/flows/{flow}/entries/{customer}/relationships/{field}": inFlows,
  "PUT /v2/flows/{flow}/entries/{customer}/relationships/{field}": inFlows,
  "DELETE /v2/flows/{flow}/entries/{customer}/relationships/{field}": inFlows,
  "GET /v2/{resource}/attributes":
    "No document has it; the platform's own JavaScript SDK calls it (facts, section 7).",
  "GET /v2/settings/customer-authentication":
    "The document of settings leaves the customers' out (G6). The command line's table of resources tells the path.",
  "GET /v2/authentication-realms/{realm}/oidc-profiles": signOn(
    "/v2/authentication-realms/{realmId}/oidc-profiles",
  ),
  "GET /oidc-idp/login/stores/{store}/authentication-realms/{realm}": signOn(
    "/oidc-idp/login/stores/{storeId}/authentication-realms/{realmId}",
  ),
};
