// Older compatibility dates of Cloudflare's runtime have no FinalizationRegistry: there clients last as long
// as the module.

const Registry =
  globalThis.FinalizationRegistry ??
  class {
    register() {}
  };

export { Registry as FinalizationRegistry };
