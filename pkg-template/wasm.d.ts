// The modules that scripts/build.mjs makes from the Rust crate.

declare module "wasm:glue" {
  export class Client {
    constructor(options: unknown, changed: (reason: never) => void);
    static operations(): string;
    open(refresh: () => void, tick: () => void): Promise<unknown>;
    refresh(): Promise<unknown>;
    tick(): void;
    call(operation: number, values: unknown[]): Promise<unknown>;
    session(): [expiresAtMs?: number, customerId?: string];
    dispose(): void;
  }
  export default function init(source: { module_or_path: BufferSource }): Promise<unknown>;
}

declare module "wasm:bytes" {
  const encoded: string;
  export default encoded;
}

declare module "wasm:error" {
  export class CustomerError extends Error {
    constructor(message: string, details: Record<string, unknown>);
  }
}
