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
  "GET /v2/carts": inAll("/v2/carts"),
  "POST /v2/carts": inAll("/v2/carts"),
  "GET /v2/settings/customer-authentication":
    "The document of settings leaves the customers' out (G6). The command line's table of resources tells the path.",
  "GET /v2/authentication-realms/{realm}/oidc-profiles": signOn(
    "/v2/authentication-realms/{realmId}/oidc-profiles",
  ),
  "GET /oidc-idp/login/stores/{store}/authentication-realms/{realm}": signOn(
    "/oidc-idp/login/stores/{storeId}/authentication-realms/{realmId}",
  ),
};
