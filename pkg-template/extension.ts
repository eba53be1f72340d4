// An optional module: its tables, and the function that makes a client's capability of them. Nothing
// happens on import.

const extend = Symbol.for(`storefront-customer.extend.${PLATFORM}`);

/** The function that a module exports. */
export function extension<Capability>(name: string, tables: string) {
  return (shop: object): Capability => {
    const add = (shop as Record<symbol, ((tables: string) => Capability) | undefined> | undefined)?.[extend];
    if (add) return add(tables);
    // The class is in each entry, and the module loads none: the name makes it an instance.
    const message = `\`${name}\` takes a client of its platform and version.`;
    throw Object.assign(new Error(message), {
      name: "CustomerError",
      code: "configuration",
      retryable: false,
      fields: [],
    });
  };
}
