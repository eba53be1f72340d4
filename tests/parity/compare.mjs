// Says how two requests differ, in words that the table of differences repeats.

/** How `ours` differs from `theirs`, both as the store recorded them. */
export function compare(ours, theirs) {
  if (!ours || !theirs) return [`request: ${nameOf(ours)}, theirs ${nameOf(theirs)}`];
  return [
    ...inValue("method", ours.method, theirs.method),
    ...inValue("host", ours.host, theirs.host),
    ...inValue("path", ours.path, theirs.path),
    ...inQuery(queryOf(ours), queryOf(theirs)),
    ...inParts(ours.body || theirs.body ? "header" : "header without a body", ours.headers, theirs.headers),
    ...inParts("body", parts(contentOf(ours)), parts(contentOf(theirs))),
  ];
}

const nameOf = (request) => (request ? `${request.method} ${request.path}` : "none");
const told = (value) => (value === undefined ? "none" : JSON.stringify(value));

function inValue(what, ours, theirs) {
  return ours === theirs ? [] : [`${what}: ${told(ours)}, theirs ${told(theirs)}`];
}

function inParts(what, ours, theirs) {
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].flatMap((name) => inValue(`${what} ${name}`, ours[name], theirs[name]));
}

/** The parameters by their names, as they are read and as they are written. Their order says nothing. */
function queryOf({ search }) {
  const query = {};
  for (const written of search.slice(1).split("&").filter(Boolean)) {
    let [[name, value]] = new URLSearchParams(written);
    while (name in query) name += " again";
    query[name] = { value, written };
  }
  return query;
}

function inQuery(ours, theirs) {
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].flatMap((name) => {
    const [one, other] = [ours[name], theirs[name]];
    return one?.value === other?.value
      ? inValue(`query ${name} as written`, one.written, other.written)
      : inValue(`query ${name}`, one?.value, other?.value);
  });
}

function contentOf({ headers, body }) {
  if (!body) return undefined;
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
}

/** The single values of a body by where they are, such as `data.name`. */
function parts(value, place = "") {
  if (Object(value) !== value) return value === undefined ? {} : { [place]: value };
  const inner = Object.entries(value).map(([key, one]) => parts(one, place ? `${place}.${key}` : key));
  return Object.assign({}, ...inner);
}
