// The entry `storefront-customer/forms`: between an address and a form. Pure functions over one table of
// fields; nothing happens on import, no client is needed, and what is not used can be left out of a bundle.

import type { AddressInput } from "storefront-customer/elastic-path";
import type { CheckoutAddress } from "storefront-customer/elastic-path/carts";

/** What a form needs to know of one field of an address. */
export interface AddressFieldNames {
  /** The token of HTML's `autocomplete` for it; `null` where HTML has none. */
  readonly autocomplete: string | null;
  /** The name that Elastic Path gives it. */
  readonly elasticPath: string;
}

/**
 * The fields of an address, in the order of a usual form, with their other names.
 *
 * @example
 * for (const [name, { autocomplete }] of Object.entries(addressFields)) addInput({ name, autocomplete });
 */
export const addressFields = {
  label: { autocomplete: null, elasticPath: "name" },
  firstName: { autocomplete: "given-name", elasticPath: "first_name" },
  lastName: { autocomplete: "family-name", elasticPath: "last_name" },
  company: { autocomplete: "organization", elasticPath: "company_name" },
  line1: { autocomplete: "address-line1", elasticPath: "line_1" },
  line2: { autocomplete: "address-line2", elasticPath: "line_2" },
  city: { autocomplete: "address-level2", elasticPath: "city" },
  county: { autocomplete: null, elasticPath: "county" },
  region: { autocomplete: "address-level1", elasticPath: "region" },
  postcode: { autocomplete: "postal-code", elasticPath: "postcode" },
  countryCode: { autocomplete: "country", elasticPath: "country" },
  phone: { autocomplete: "tel", elasticPath: "phone_number" },
  instructions: { autocomplete: null, elasticPath: "instructions" },
} as const satisfies Record<keyof Omit<AddressInput, "native">, AddressFieldNames>;

/** A field of an address that a form can have. */
export type AddressField = keyof typeof addressFields;

/** A field's name in a form: HTML's `autocomplete` token, or our own name where HTML has none. */
export type AddressToken =
  | Extract<(typeof addressFields)[AddressField]["autocomplete"], string>
  | {
      [Field in AddressField]: (typeof addressFields)[Field]["autocomplete"] extends null ? Field : never;
    }[AddressField];

/** Which names a form's inputs have. */
export interface FormNames {
  /** `"fields"`, our own such as `firstName` (default), or `"autocomplete"`, HTML's such as `given-name`. */
  names?: "fields" | "autocomplete" | undefined;
  /** What stands before each name, such as `shipping` or `section-office billing`. */
  group?: string | undefined;
}

/** How a form is read. */
export interface AddressFormOptions<FlowField extends string = never> {
  /**
   * Which of several addresses in one form: what stands before its names, such as `shipping` for
   * `shipping given-name`. `""` is the one without anything before. Default: the only one there is.
   */
  group?: string | undefined;
  /**
   * What an empty input means. `"omit"` (default) leaves the field out, as a new address wants it;
   * `"null"` makes it `null`, which clears the field in an update.
   */
  empty?: "omit" | "null" | undefined;
  /** Inputs that are fields of your store only: they go under `native`, as text. */
  native?: readonly FlowField[] | undefined;
}

const names = /* @__PURE__ */ Object.keys(addressFields) as AddressField[];
const groupWord = /^(section-.*|shipping|billing)$/;
/** What HTML lets stand before `tel`; `fax` and `pager` are no telephones. */
const phoneWord = /^(home|work|mobile)$/;

/** The group and the rest of an input's name. */
function split(name: string): [group: string, rest: string] {
  const words = name.trim().split(/\s+/);
  if (words.at(-1) === "webauthn") words.pop();
  const start = words.findIndex((word) => !groupWord.test(word.toLowerCase()));
  if (start < 0) return ["", name];
  const rest = words.slice(start);
  if (rest.length === 2 && rest[1]?.toLowerCase() === "tel" && phoneWord.test(rest[0] ?? "")) rest.shift();
  return [words.slice(0, start).join(" ").toLowerCase(), rest.join(" ")];
}

/** The fields that an input fills: most fill one, a `street-address` of several lines two. */
function filled(name: string, text: string): [AddressField, string][] {
  const token = name.toLowerCase();
  if (token === "street-address") {
    const [line1 = "", ...more] = text.split(/\s*\n\s*/);
    return [
      ["line1", line1],
      ["line2", more.filter(Boolean).join(", ")],
    ];
  }
  const found = names.find((own) => own === name || addressFields[own].autocomplete === token);
  return found ? [[found, found === "countryCode" ? text.toUpperCase() : text]] : [];
}

/** The text of an input; `undefined` where it has none. */
function textOf(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return "";
  if (typeof value === "string" || typeof value === "number") return String(value).trim();
  throw new TypeError(`\`${name}\` must be text.`);
}

/** The names and values of a form; a form's element itself is a likely mistake. */
function entriesOf(values: unknown): [name: string, value: unknown][] {
  const source = Object(values) as Iterable<unknown>;
  const entries = Symbol.iterator in source ? [...source] : Object.entries(source);
  if (
    Object(values) === values &&
    entries.every((entry) => Array.isArray(entry) && typeof entry[0] === "string")
  ) {
    return entries as [string, unknown][];
  }
  throw new TypeError("Pass a `FormData`, such as `new FormData(form)`, or an object of names and values.");
}

/**
 * Makes an address of a form: a `FormData`, a `URLSearchParams`, or an object whose keys are names. A
 * name is one of our own (`firstName`) or HTML's `autocomplete` token for it (`given-name`,
 * `shipping postal-code`, `section-office billing country`, `mobile tel`, and a `street-address` of several
 * lines). Texts are trimmed, and a country's code becomes upper case. Other names are ignored, since forms
 * carry more than an address; those of your store's own fields are taken where `native` lists them.
 *
 * @throws {TypeError} when two inputs give one field different values, as with a shipping and a billing
 * address in one form: pass `group`. Also when a field has a value that is no text, such as a file.
 *
 * @example
 * await shop.addresses.create(addressFromForm(new FormData(form)));
 * await shop.addresses.update(id, addressFromForm(new FormData(form), { empty: "null" }));
 */
export function addressFromForm<FlowField extends string = never>(
  values: object,
  options: AddressFormOptions<FlowField> = {},
): AddressInput<{ [Name in FlowField]?: string | null }> {
  const { empty = "omit", native = [] } = options;
  const wanted = options.group?.trim().toLowerCase().replace(/\s+/g, " ");
  const found = new Map<string, { text: string; source: string }>();
  for (const [source, value] of entriesOf(values)) {
    const [group, name] = split(source);
    if (wanted !== undefined && group !== wanted) continue;
    const isFlowField = (native as readonly string[]).includes(name);
    if (!isFlowField && filled(name, "").length === 0) continue;
    const whole = textOf(source, value);
    if (whole === undefined) continue;
    for (const [key, text] of isFlowField ? [[`native.${name}`, whole] as const] : filled(name, whole)) {
      const earlier = found.get(key);
      // An input that says nothing takes nothing away from one that does.
      if (!earlier?.text) found.set(key, { text, source });
      else if (text && text !== earlier.text) {
        throw new TypeError(
          `\`${earlier.source}\` and \`${source}\` give \`${key}\` different values: leave one out, or say with \`group\` which address to read.`,
        );
      }
    }
  }
  const address: AddressInput<Record<string, string | null>> = {};
  for (const [key, { text }] of found) {
    if (text === "" && empty === "omit") continue;
    const own = key.replace("native.", "");
    if (own !== key) address.native = { ...address.native, [own]: text || null };
    else address[key as AddressField] = text || null;
  }
  return address as AddressInput<{ [Name in FlowField]?: string | null }>;
}

/** A field's name in a form. */
function nameIn(own: AddressField, { names, group }: FormNames): string {
  const name = names === "autocomplete" ? (addressFields[own].autocomplete ?? own) : own;
  return group?.trim() ? `${group.trim()} ${name}` : name;
}

/**
 * The texts to fill a form with, by our own names. All fields are there, an empty text where the address has
 * nothing, so that a form which showed another address is emptied too.
 *
 * @example
 * for (const [name, text] of Object.entries(addressToForm(address))) {
 *   const input = form.elements.namedItem(name);
 *   if (input && "value" in input) input.value = text;
 * }
 */
export function addressToForm(
  address: Omit<AddressInput, "native">,
  options?: { names?: "fields" | undefined; group?: undefined },
): Record<AddressField, string>;
/** The same by HTML's `autocomplete` tokens. */
export function addressToForm(
  address: Omit<AddressInput, "native">,
  options: { names: "autocomplete"; group?: undefined },
): Record<AddressToken, string>;
/** The same with a group before each name, such as `shipping`. */
export function addressToForm(
  address: Omit<AddressInput, "native">,
  options: FormNames,
): Record<string, string>;
export function addressToForm(address: Omit<AddressInput, "native">, options: FormNames = {}) {
  return Object.fromEntries(names.map((own) => [nameIn(own, options), address[own] ?? ""]));
}

/** The fields of an address that an order takes and the address has, under the names of a column. */
function forCheckout(address: CheckoutAddress, nameOf: (own: AddressField) => string) {
  return Object.fromEntries(
    names
      // A label is the shopper's own word, which no parcel needs.
      .filter((own) => own !== "label" && address[own])
      .map((own) => [nameOf(own), address[own] as string]),
  );
}

/**
 * What a checkout takes of a saved address: without its id, label, dates and `native` record, and without
 * fields that are empty. `carts(shop).checkout` takes a saved address as it is, too; this is for a copy
 * that is kept, shown or changed.
 *
 * @example
 * const address = { ...checkoutAddress(saved), instructions: "Leave it with the neighbour" };
 * await carts(shop).checkout(cartId, { shippingAddress: address });
 */
export function checkoutAddress(address: CheckoutAddress): CheckoutAddress {
  return forCheckout(address, (own) => own);
}

/**
 * The same under Elastic Path's own names, for code that sends a checkout to the platform itself.
 *
 * @example
 * const data = { customer: { id }, shipping_address: elasticPathCheckoutAddress(saved) };
 */
export function elasticPathCheckoutAddress(address: CheckoutAddress): Record<string, string> {
  return forCheckout(address, (own) => addressFields[own].elasticPath);
}

/** Which refused inputs to show, and under which names. */
export interface FieldErrorOptions extends FormNames {
  /** Only the fields of this input, without its name before theirs, such as `shippingAddress`. */
  under?: string | undefined;
}

/**
 * The messages of an error by field, to show each where it belongs; empty for an error that is about no
 * field, and for anything else that was thrown.
 *
 * @example
 * const messages = fieldErrors(error);
 * for (const [field, message] of Object.entries(messages)) showAt(field, message);
 * if (!Object.keys(messages).length) throw error;
 */
export function fieldErrors(error: unknown, options: FieldErrorOptions = {}): Record<string, string> {
  const { fields } = Object(error) as { fields?: unknown };
  const prefix = options.under ? `${options.under}.` : "";
  const messages = new Map<string, string>();
  for (const one of Array.isArray(fields) ? fields : []) {
    const { field, message } = Object(one) as { field?: unknown; message?: unknown };
    if (typeof field !== "string" || typeof message !== "string" || !field.startsWith(prefix)) continue;
    const own = field.slice(prefix.length);
    const name = Object.hasOwn(addressFields, own) ? nameIn(own as AddressField, options) : own;
    messages.set(name, messages.has(name) ? `${messages.get(name)} ${message}` : message);
  }
  return Object.fromEntries(messages);
}
