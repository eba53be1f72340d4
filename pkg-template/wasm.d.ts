// What scripts/build.mjs makes: modules from the Rust crate, and the name of the entry.

declare const PLATFORM: string;

declare module "wasm:glue" {
  export class Client {
    constructor(options: unknown, changed: (reason: never) => void);
    static operations(): string;
    static extend(tables: string): number;
    open(refresh: () => void, tick: () => void): Promise<unknown>;
    refresh(): Promise<unknown>;
    tick(): void;
    call(module: number, row: number, values: unknown[]): Promise<unknown>;
    session(): [expiresAtMs?: number, customerId?: string];
    dispose(): void;
  }
  export const imports: WebAssembly.Imports;
  export function start(exports: WebAssembly.Exports): void;
}

declare module "wasm:bytes" {
  export const text: string;
}

declare module "wasm:error" {
  export class CustomerError extends Error {
    constructor(message: string, details: Record<string, unknown>);
  }
}
