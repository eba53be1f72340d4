// The id of the cart that a visitor fills before signing in, kept in this browser. It is the cart's secret.
const key = "marlow-finch:guest-cart";
let inMemory: string | null = null;

export function guestCartId(): string | null {
  try {
    return localStorage.getItem(key) ?? inMemory;
  } catch {
    // The browser may deny storage; the cart then lasts until the page is left.
    return inMemory;
  }
}

export function keepGuestCart(id: string | null): void {
  inMemory = id;
  try {
    if (id === null) localStorage.removeItem(key);
    else localStorage.setItem(key, id);
  } catch {
    // As above.
  }
}
