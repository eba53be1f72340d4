// storefront-customer/forms as it is built, in Node: it needs no page and no client.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { build } from "esbuild";
import {
  addressFields,
  addressFromForm,
  addressToForm,
  checkoutAddress,
  elasticPathCheckoutAddress,
  fieldErrors,
} from "../../pkg/forms.js";

const home = {
  label: "Home",
  firstName: "Ada",
  lastName: "Lovelace",
  company: "Analytical Engines",
  line1: "12 St James's Square",
  line2: "Second floor",
  city: "London",
  county: "Greater London",
  region: "England",
  postcode: "SW1Y 4JH",
  countryCode: "GB",
  phone: "+44 20 7946 0018",
  instructions: "Ring twice",
};
const saved = {
  id: "a1",
  ...home,
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-02T00:00:00Z",
  native: { id: "a1", type: "address", name: "Home", "delivery-notes": "bell" },
};

function form(entries) {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

/** The rows of a resource in the Rust sources that can be written: our name and the platform's. */
function written(file, resource) {
  const source = readFileSync(new URL(`../../src/platform/resources/${file}`, import.meta.url), "utf8");
  const [, after = ""] = source.split(new RegExp(`\\n    ${resource}[^;]*?has \\{\\n`));
  const [body] = after.split("\n    }\n");
  const rows = [
    ...body.matchAll(/(\w+): "[^\n]*" \{ elastic_path: "~(\w+)"(?: commerce_layer: "[^"]*")? \}/g),
  ];
  return Object.fromEntries(rows.map(([, name, path]) => [name, path]));
}

describe("the table of fields", () => {
  const table = Object.fromEntries(
    Object.entries(addressFields).map(([name, own]) => [name, own.elasticPath]),
  );

  test("has what the package can write of an address, under the names it writes", () => {
    assert.deepEqual(written("address.rs", "Address<"), table);
  });

  test("has what a checkout takes, and the label besides", () => {
    const { label, ...others } = table;
    assert.equal(label, "name");
    assert.deepEqual(written("cart.rs", "CheckoutAddress as"), others);
    assert.deepEqual(Object.keys(checkoutAddress(saved)), Object.keys(others));
  });

  test("names each token of HTML once", () => {
    const tokens = Object.values(addressFields).flatMap(({ autocomplete }) => autocomplete ?? []);
    assert.equal(new Set(tokens).size, tokens.length);
  });
});

describe("an address from a form", () => {
  test("is read by our own names, by HTML's tokens, and by both", () => {
    assert.deepEqual(addressFromForm(form(Object.entries(home))), home);
    const tokens = Object.entries(home).map(([name, text]) => [
      addressFields[name].autocomplete ?? name,
      text,
    ]);
    assert.deepEqual(addressFromForm(form(tokens)), home);
    assert.deepEqual(addressFromForm({ firstName: "Ada", "family-name": "Lovelace" }), {
      firstName: "Ada",
      lastName: "Lovelace",
    });
  });

  test("comes from FormData, URLSearchParams, a Map and an object alike", () => {
    const expected = { city: "Bath" };
    for (const values of [
      form([["city", "Bath"]]),
      new URLSearchParams("city=Bath"),
      new Map([["city", "Bath"]]),
      { city: "Bath" },
    ])
      assert.deepEqual(addressFromForm(values), expected);
  });

  test("takes tokens with a section, shipping or billing, a kind of telephone, and in any case", () => {
    assert.deepEqual(
      addressFromForm({
        "section-office shipping given-name": "Ada",
        "section-office  shipping  POSTAL-CODE": "BA1 1AA",
        "section-office shipping mobile tel": "1",
        "section-office shipping country webauthn": "gb",
      }),
      { firstName: "Ada", postcode: "BA1 1AA", phone: "1", countryCode: "GB" },
    );
    assert.deepEqual(
      addressFromForm({ "fax tel": "2", "home email": "a@example.com", shipping: "standard" }),
      {},
    );
  });

  test("is the one of the group asked for, where a form has several", () => {
    const both = form([
      ["shipping given-name", "Ada"],
      ["shipping country", "gb"],
      ["billing given-name", "Grace"],
      ["section-b billing given-name", "Mary"],
      ["given-name", "Noor"],
    ]);
    assert.deepEqual(addressFromForm(both, { group: "shipping" }), { firstName: "Ada", countryCode: "GB" });
    assert.deepEqual(addressFromForm(both, { group: "billing" }), { firstName: "Grace" });
    assert.deepEqual(addressFromForm(both, { group: " Section-B  billing " }), { firstName: "Mary" });
    assert.deepEqual(addressFromForm(both, { group: "" }), { firstName: "Noor" });
    assert.deepEqual(addressFromForm(both, { group: "section-c" }), {});
  });

  test("is never mixed from two: different values for one field are refused, equal and empty ones are not", () => {
    assert.throws(
      () => addressFromForm({ "shipping given-name": "Ada", "billing given-name": "Grace" }),
      /^TypeError: `shipping given-name` and `billing given-name` give `firstName` different values: .*`group`/,
    );
    assert.deepEqual(addressFromForm({ firstName: "Ada", "given-name": " Ada " }), { firstName: "Ada" });
    for (const empty of ["omit", "null"]) {
      assert.deepEqual(addressFromForm({ firstName: "Ada", "given-name": "" }, { empty }), {
        firstName: "Ada",
      });
      assert.deepEqual(addressFromForm({ firstName: "", "given-name": "Ada" }, { empty }), {
        firstName: "Ada",
      });
    }
  });

  test("is trimmed, with the country in upper case", () => {
    assert.deepEqual(addressFromForm({ city: "  Bath\t", countryCode: " gb " }), {
      city: "Bath",
      countryCode: "GB",
    });
  });

  test("leaves empty inputs out, or makes them null, and says nothing of inputs that are not there", () => {
    const typed = { line1: "1 Quay", line2: "  ", company: "", phone: null, city: undefined };
    assert.deepEqual(addressFromForm(typed), { line1: "1 Quay" });
    assert.deepEqual(addressFromForm(typed, { empty: "omit" }), { line1: "1 Quay" });
    assert.deepEqual(addressFromForm(typed, { empty: "null" }), {
      line1: "1 Quay",
      line2: null,
      company: null,
      phone: null,
    });
  });

  test("takes a street address of several lines", () => {
    const street = (text, options) => addressFromForm({ "shipping street-address": text }, options);
    assert.deepEqual(street("12 St James's Square\r\n Second floor\r\n\r\nRoom 3 "), {
      line1: "12 St James's Square",
      line2: "Second floor, Room 3",
    });
    assert.deepEqual(street("1 Quay"), { line1: "1 Quay" });
    assert.deepEqual(street("1 Quay", { empty: "null" }), { line1: "1 Quay", line2: null });
  });

  test("ignores other inputs, whatever they hold, but those named as the store's own", () => {
    const data = form([
      ["city", "Bath"],
      ["csrf", "token"],
      ["password", "hush"],
      ["photo", new File(["x"], "x.png")],
      ["delivery-notes", " ring twice "],
      ["gate", ""],
      ["toString", "x"],
    ]);
    assert.deepEqual(addressFromForm(data), { city: "Bath" });
    const native = ["delivery-notes", "gate", "absent"];
    assert.deepEqual(addressFromForm(data, { native }), {
      city: "Bath",
      native: { "delivery-notes": "ring twice" },
    });
    assert.deepEqual(addressFromForm(data, { native, empty: "null" }).native, {
      "delivery-notes": "ring twice",
      gate: null,
    });
  });

  test("takes numbers as text, and refuses what is no text by its name", () => {
    assert.deepEqual(addressFromForm({ postcode: 10115, line1: 0 }), { postcode: "10115", line1: "0" });
    for (const wrong of [true, {}, ["Bath"], new File(["x"], "x.png")])
      assert.throws(() => addressFromForm({ city: wrong }), /^TypeError: `city` must be text/);
  });

  test("is refused anything but names and values, with what to pass", () => {
    const element = {
      *[Symbol.iterator]() {
        yield { name: "city", value: "Bath" };
      },
    };
    for (const wrong of [null, undefined, "city=Bath", 5, element, ["Bath"], [[1, "Bath"]]])
      assert.throws(
        () => addressFromForm(wrong),
        /^TypeError: Pass a `FormData`, such as `new FormData\(form\)`/,
      );
  });
});

describe("a form from an address", () => {
  test("has every field by our names, an empty text where the address has nothing", () => {
    assert.deepEqual(addressToForm(saved), home);
    const sparse = addressToForm({ city: "Bath", line2: null });
    assert.deepEqual(Object.keys(sparse), Object.keys(addressFields));
    assert.deepEqual([sparse.city, sparse.line2, sparse.firstName], ["Bath", "", ""]);
  });

  test("goes by HTML's tokens where they are asked for, and by group", () => {
    const values = addressToForm(saved, { names: "autocomplete", group: "section-office billing" });
    assert.equal(values["section-office billing given-name"], "Ada");
    assert.equal(values["section-office billing label"], "Home");
    assert.equal(addressToForm(saved, { names: "autocomplete" })["address-level2"], "London");
  });

  test("gives the same address when it is read again, under all its names", () => {
    for (const names of ["fields", "autocomplete"])
      for (const group of [undefined, "shipping", "section-1 billing"])
        assert.deepEqual(
          addressFromForm(form(Object.entries(addressToForm(saved, { names, group }))), { group }),
          home,
        );
    const empty = addressFromForm(addressToForm({ city: "Bath" }), { empty: "null" });
    assert.deepEqual([empty.city, empty.label, empty.phone], ["Bath", null, null]);
  });
});

describe("a checkout's address", () => {
  test("is without id, label, dates, the platform's record and empty fields", () => {
    const { label, ...expected } = home;
    assert.deepEqual(checkoutAddress(saved), expected);
    const { company, line2, phone, ...filled } = expected;
    assert.deepEqual(checkoutAddress({ ...saved, company: "", line2: null, phone: undefined }), filled);
  });

  test("has Elastic Path's names for other code that speaks to the platform", () => {
    assert.deepEqual(elasticPathCheckoutAddress({ ...saved, company: null }), {
      first_name: "Ada",
      last_name: "Lovelace",
      line_1: "12 St James's Square",
      line_2: "Second floor",
      city: "London",
      county: "Greater London",
      region: "England",
      postcode: "SW1Y 4JH",
      country: "GB",
      phone_number: "+44 20 7946 0018",
      instructions: "Ring twice",
    });
  });
});

describe("an error's fields", () => {
  const error = {
    code: "validation",
    fields: [
      { field: "firstName", message: "`firstName` is missing." },
      { field: "shippingAddress.line1", message: "`shippingAddress.line1` is too short." },
      { field: "shippingAddress.line1", message: "It is no street." },
      { field: "__proto__", message: "no" },
    ],
  };

  test("are messages by field, several of one field joined", () => {
    assert.deepEqual(Object.entries(fieldErrors(error)), [
      ["firstName", "`firstName` is missing."],
      ["shippingAddress.line1", "`shippingAddress.line1` is too short. It is no street."],
      ["__proto__", "no"],
    ]);
  });

  test("are those under one input, by the names that the form has", () => {
    const under = "shippingAddress";
    const message = "`shippingAddress.line1` is too short. It is no street.";
    assert.deepEqual(fieldErrors(error, { under }), { line1: message });
    assert.deepEqual(fieldErrors(error, { under, names: "autocomplete", group: "shipping" }), {
      "shipping address-line1": message,
    });
  });

  test("are none for anything else that is thrown", () => {
    for (const other of [
      undefined,
      null,
      "no",
      new Error("no"),
      { fields: "no" },
      { fields: [null, 5, { field: 1 }] },
    ])
      assert.deepEqual(fieldErrors(other), {});
  });
});

test("a bundle holds what is used of it, and nothing where nothing is", async () => {
  const bundled = async (contents) => {
    const stdin = { contents, resolveDir: import.meta.dirname };
    const options = { bundle: true, minify: true, format: "esm", write: false, logLevel: "error" };
    const { outputFiles } = await build({ ...options, stdin });
    return outputFiles[0].text;
  };
  const from = 'from "../../pkg/forms.js";';
  assert.equal(await bundled(`import * as forms ${from}`), "");
  const one = await bundled(`export { checkoutAddress } ${from}`);
  assert.match(one, /given-name/);
  assert.doesNotMatch(one, /FormData|street-address/);
});
