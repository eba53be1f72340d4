// `localStorage` and `sessionStorage`. Even naming them may throw, and so may every use.

/** The area that a page has under this name; undefined where the browser denies it. */
export function open(name) {
  try {
    return globalThis[name] ?? undefined;
  } catch {
    return undefined;
  }
}

/** The text under a key, null where there is none, undefined where the browser denies it. */
export function read(area, key) {
  try {
    return area.getItem(key) ?? null;
  } catch {
    return undefined;
  }
}

/** Whether the text was kept. */
export function write(area, key, text) {
  try {
    area.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
