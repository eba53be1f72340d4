// What scripts/build.mjs makes: modules from the Rust crate, and the names of the entry.

/** The platform's. */
declare const PLATFORM: string;
/** The name of the file with the WebAssembly module. */
declare const FILE: string;
/** What that file has in its section `storefront-customer`. */
declare const VERSION: string;

declare module "wasm:glue" {
  export function enter(
    asked: number,
    client?: number,
    value?: unknown,
    module?: number,
    row?: number,
  ): unknown;
  export type Export = (...values: unknown[]) => unknown;
  export type Exports = Record<string, Export>;
  export const imports: WebAssembly.Imports;
  /** The exports by which JavaScript enters the module from outside. */
  export const entrances: string[];
  export function start(exports: Exports): void;
  /** Ends with an error what only the module would end. */
  export function abandon(error: unknown): void;
}

/** How the entry gets an instance: one of `module/*.ts`. */
declare module "wasm:module" {
  export function instantiate(): Promise<import("wasm:glue").Exports>;
}

declare module "wasm:bytes" {
  /** What `scripts/pack.mjs` writes. */
  export const text: string;
  /** The module that unpacks `text`, as base64. */
  export const unpacker: string;
}

declare module "wasm:file" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "wasm:javascript" {
  export function javascript(imports: WebAssembly.Imports): import("wasm:glue").Exports;
}

declare module "wasm:error" {
  export class CustomerError extends Error {
    constructor(message: string, details: Record<string, unknown>);
  }
}
