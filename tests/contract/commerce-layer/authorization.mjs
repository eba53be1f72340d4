// The authorization server in OpenAPI's words. The platform has no document of it: this is what section 1 of
// the fact sheet tells of its two endpoints, for a sales channel's public client.

const text = { type: "string", minLength: 1 };

const grant = (name, own) => ({
  type: "object",
  required: ["grant_type", "client_id", "scope", ...own],
  properties: {
    grant_type: { const: name },
    client_id: text,
    // One of each form of section 1.3, or several with spaces between them.
    scope: {
      type: "string",
      pattern: "^(market:all|(market|store|stock_location):(id|code):\\S+)( \\S+)*$",
    },
    ...Object.fromEntries(own.map((field) => [field, text])),
  },
});

const post = (schema) => ({
  post: {
    security: [],
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: {},
  },
});

export const authorization = {
  paths: {
    "/oauth/token": post({
      oneOf: [
        grant("client_credentials", []),
        grant("password", ["username", "password"]),
        grant("refresh_token", ["refresh_token"]),
      ],
    }),
    "/oauth/revoke": post({
      type: "object",
      required: ["client_id", "token"],
      properties: { client_id: text, token: text },
    }),
  },
};
