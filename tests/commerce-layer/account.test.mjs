// The account itself: signing up and in, the profile, the password, the end.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ada, asServer, change, failure, requests, reset, signedIn, storefront } from "./stage.mjs";

beforeEach(reset);

test("a shopper signs up and is signed in", async () => {
  const shop = await storefront();
  const credentials = { email: "mary@example.com", password: "mechanism" };
  const profile = await shop.auth.register({ name: "Mary Somerville", ...credentials });
  assert.deepEqual(
    [profile.name, profile.email, profile.hasPassword],
    ["Mary Somerville", credentials.email, true],
  );
  assert.equal(shop.auth.session.customerId, profile.id);
  assert.deepEqual(await shop.profile.get(), { ...profile, native: (await shop.profile.get()).native });
  const taken = await failure((await storefront()).auth.register({ name: "Mary", ...credentials }));
  assert.equal(taken.code, "conflict");
  assert.deepEqual(taken.fields, [{ field: "email", message: "has already been taken.", rule: "taken" }]);
  assert.doesNotMatch(taken.message, /@/);
});

test("a sign-up needs an e-mail address alone, and signs nobody in without a password", async () => {
  const shop = await storefront();
  const profile = await shop.auth.register({ email: "mary@example.com", native: { metadata: { tier: 1 } } });
  assert.deepEqual([profile.name, profile.hasPassword, profile.metadata], [null, false, { tier: 1 }]);
  assert.equal(shop.auth.session.state, "anonymous");
  const missing = await failure(shop.auth.register({ name: "Mary" }));
  assert.deepEqual([missing.code, missing.fields[0].field], ["validation", "email"]);
});

test("the profile tells all that the platform keeps, and native the record as it came", async () => {
  const shop = await signedIn();
  const me = await shop.profile.get();
  assert.deepEqual(
    [me.name, me.status, me.totalOrdersCount, me.mode, me.externalReference],
    ["Ada Lovelace", "repeat", 32, "test", "CRM-000412"],
  );
  const raw = await (await shop.fetch(`/api/customers/${me.id}`)).json();
  assert.deepEqual(me.native, raw.data);
});

test("each age of the customer object is read, and what it lacks is null", async () => {
  for (const [customerAge, lacking] of [
    [
      "2022",
      ["totalOrdersCount", "shopperReference", "profileId", "taxExemptionCode", "anonymizationStatus"],
    ],
    ["2024", ["profileId", "taxExemptionCode", "anonymizationStatus", "jwtCustomClaim"]],
    ["2025", []],
  ]) {
    await reset();
    await change({ customerAge, customClaim: { tier: "黄金" } });
    const me = await (await signedIn()).profile.get();
    assert.equal(me.email, ada.email);
    for (const field of lacking) assert.equal(me[field], null, `${customerAge} ${field}`);
    if (customerAge === "2025") assert.deepEqual(me.jwtCustomClaim, { tier: "黄金" });
    if (customerAge !== "2022") assert.equal(typeof me.shopperReference, "string");
  }
});

test("a removal of the customer's data is shown, however its times are written", async () => {
  const shop = await signedIn();
  const id = shop.auth.session.customerId;
  await asServer("PATCH", `customers/${id}`, {
    type: "customers",
    id,
    attributes: { _request_anonymization: true },
  });
  const me = await shop.profile.get();
  assert.equal(me.anonymizationStatus, "requested");
  const { native, anonymizationInfo } = me;
  assert.match(native.attributes.anonymization_info.requested_at, / UTC$/);
  assert.match(anonymizationInfo.requested_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const { requested_at, ...others } = native.attributes.anonymization_info;
  assert.deepEqual(anonymizationInfo, { requested_at: anonymizationInfo.requested_at, ...others });
});

test("a changed profile keeps the rest of it, metadata too", async () => {
  const shop = await signedIn();
  const before = await shop.profile.get();
  const after = await shop.profile.update({ ...before, name: "Ada King", externalReference: null });
  assert.deepEqual(
    [after.name, after.externalReference, after.email, after.metadata],
    ["Ada King", null, ada.email, { ...before.metadata, name: "Ada King" }],
  );
  assert.equal(before.metadata.name, "Ada Lovelace", "the caller's own record is left alone");
  await shop.profile.update({ email: "ada.king@example.com" });
  await (await storefront()).auth.login({ ...ada, email: "ada.king@example.com" });
});

test("what storefronts may not change is refused without a request", async () => {
  const shop = await signedIn();
  const before = (await requests()).length;
  for (const key of ["_add_tags", "_request_anonymization"]) {
    const refused = await failure(shop.profile.update({ native: { [key]: "gold" } }));
    assert.deepEqual([refused.code, refused.fields[0].field], ["forbidden", `native.${key}`]);
    assert.match(refused.message, /integration/);
  }
  assert.equal((await requests()).length, before);
});

test("a password is changed after the old one has been checked", async () => {
  const shop = await signedIn();
  const wrong = await failure(shop.profile.changePassword({ password: "new-one", currentPassword: "no" }));
  assert.equal(wrong.code, "invalid-credentials");
  assert.deepEqual(wrong.fields, [{ field: "currentPassword", message: "is not the account's password." }]);
  await shop.profile.changePassword({ password: "new-one", currentPassword: ada.password });
  const other = await storefront();
  assert.equal((await failure(other.auth.login(ada))).code, "invalid-credentials");
  await other.auth.login({ ...ada, password: "new-one" });
});

test("what the organization does not allow is told from a session that has ended", async () => {
  await change({ refusedToSalesChannels: ["customers:update", "customers:create"] });
  const shop = await signedIn();
  const refused = await failure(shop.profile.update({ email: "ada.king@example.com" }));
  assert.deepEqual([refused.code, refused.status], ["forbidden", 401]);
  assert.match(refused.message, /^Your organization does not allow this/);
  assert.equal(shop.auth.session.state, "customer");
  const visitor = await failure(
    (await storefront()).auth.register({ name: "Mary", email: "mary@example.com" }),
  );
  assert.equal(visitor.code, "forbidden");
});

test("a deleted account is gone, and so is its session", async () => {
  const shop = await signedIn();
  await shop.profile.delete();
  assert.equal(shop.auth.session.state === "customer", false);
  assert.equal((await failure(shop.profile.get())).code, "not-signed-in");
  assert.equal((await failure(shop.auth.login(ada))).code, "invalid-credentials");
});

test("errors are read in each form that the platform's documents know", async () => {
  for (const settings of [
    {},
    { errorsAsObject: true },
    { oauthErrors: true },
    { oauthErrors: true, invalidGrantStatus: 401 },
  ]) {
    await reset();
    await change(settings);
    const wrong = await failure((await storefront()).auth.login({ ...ada, password: "guess" }));
    assert.equal(wrong.code, "invalid-credentials", JSON.stringify(settings));
    const unknown = await failure((await storefront({ clientId: "nobody" })).auth.login(ada));
    assert.equal(unknown.code, "configuration", JSON.stringify(settings));
    const visitor = await failure((await storefront({ clientId: "nobody" })).auth.headers());
    assert.equal(visitor.code, "configuration", JSON.stringify(settings));
    const gone = await failure((await signedIn()).addresses.get("nowhere"));
    assert.equal(gone.code, "not-found", JSON.stringify(settings));
  }
});
