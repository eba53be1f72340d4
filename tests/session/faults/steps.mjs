// Steps that many rows share.

/** A tab in which the sample shopper is signed in. */
export async function signedInTab(stage, tab) {
  const page = await stage.newTab(tab);
  await page.evaluate(() => globalThis.shop.auth.login(globalThis.ada));
  return page;
}

/** How reading the profile ends. */
export const read = (page) => page.evaluate(() => globalThis.attempt(() => globalThis.shop.profile.get()));

/** How changing the profile ends. */
export const write = (page) =>
  page.evaluate(() => globalThis.attempt(() => globalThis.shop.profile.update({ name: "Ada King" })));

/** How adding an address ends. */
export const create = (page) =>
  page.evaluate(() => {
    const home = {
      label: "Home",
      firstName: "Ada",
      lastName: "Lovelace",
      line1: "1 Quay",
      countryCode: "GB",
    };
    return globalThis.attempt(() => globalThis.shop.addresses.create({ ...home, postcode: "BS1 1AA" }));
  });

export const signIn = (page) =>
  page.evaluate(() => globalThis.attempt(() => globalThis.shop.auth.login(globalThis.ada)));

export const lastError = (page) =>
  page.evaluate(() => {
    const { status, retryAfterMs, retryable } = globalThis.lastError;
    return { status, retryAfterMs, retryable };
  });
