// What Rust asks of a JavaScript value. Nothing here throws.

const isObject = (value) => Object(value) === value;

/** The place of a value's kind in `Kind`. */
export function kind(value) {
  if (value === null) return 1;
  if (Array.isArray(value)) return 5;
  return ["undefined", "", "boolean", "number", "string", "", "object"].indexOf(typeof value);
}

export function property(value, key) {
  try {
    return isObject(value) ? value[key] : undefined;
  } catch {
    // A getter may throw.
  }
}

export function put(object, key, value) {
  object[key] = value;
}

export function add(array, value) {
  array.push(value);
}

export function empty(isArray) {
  return isArray ? [] : {};
}

export function count(value) {
  return Array.isArray(value) ? value.length : 0;
}

export function item(array, index) {
  return array[index];
}

export function keys(value) {
  return isObject(value) ? Object.keys(value) : [];
}

export function number(value) {
  return Number(value);
}

export function stringify(value) {
  return JSON.stringify(value);
}

export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON.
  }
}

export function tell(listener, news) {
  listener(news);
}
