// Refusals of the platform. Its documents show none: these are those of sections 1.7 and 6 of the facts.

const invalid = {
  title: "must be less than or equal to 10",
  detail: "quantity - must be less than or equal to 10",
  code: "VALIDATION_ERROR",
  source: { pointer: "/data/attributes/quantity" },
  status: "422",
  meta: { error: "less_than_or_equal_to", value: 100, count: 10 },
};

/** `means` is the code that a caller sees. */
const ofApi = [
  {
    status: 400,
    name: "id mismatch",
    errors: [{ code: "KEY_NOT_INCLUDED_IN_URL", status: "400" }],
    means: "validation",
  },
  {
    status: 401,
    name: "revoked token",
    errors: [{ title: "Invalid token", code: "INVALID_TOKEN", status: "401" }],
    // The token was renewed, and the new one is refused as well: so the session goes on.
    means: "forbidden",
  },
  {
    status: 401,
    name: "no permission",
    errors: [{ title: "Access denied", code: "UNAUTHORIZED", status: "401" }],
    means: "forbidden",
  },
  {
    status: 404,
    name: "no record",
    errors: [{ code: "RECORD_NOT_FOUND", status: "404" }],
    means: "not-found",
  },
  {
    status: 409,
    name: "not unique",
    errors: [{ title: "Record not unique", status: "409" }],
    means: "conflict",
  },
  { status: 422, name: "an attribute", errors: [invalid], means: "validation" },
  {
    status: 422,
    name: "taken",
    errors: [{ ...invalid, title: "has already been taken", meta: { error: "taken", value: "a" } }],
    means: "conflict",
  },
  { status: 423, name: "integrity", errors: [{ status: "423" }], means: "conflict" },
  { status: 500, name: "without a body", means: "server" },
];

/** Here `status` is a number, and `errors` may be a single one (G9). */
const ofAuthorization = [
  {
    status: 401,
    name: "unknown client",
    errors: { code: "UNAUTHORIZED", title: "invalid_client", status: 401 },
    means: "configuration",
  },
];

const known = [...ofApi, ...ofAuthorization];

/** Those of the host that a request went to. */
export const failures = ({ path }) =>
  (path.startsWith("/oauth") ? ofAuthorization : ofApi).map(({ status, name, errors }) => ({
    document: "the facts",
    status,
    name,
    body: errors && { errors },
  }));

/** What one means to the caller. */
export const meaningOf = (_, { name }) => known.find((one) => one.name === name).means;
