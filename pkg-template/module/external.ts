// The WebAssembly module that the app gives: the file that is beside the entry in the package.

import { CustomerError } from "wasm:error";
import { type Exports, imports } from "wasm:glue";
import type { WasmSource } from "../external.js";
import { load } from "../loader.js";

type Given = WasmSource | PromiseLike<WasmSource> | undefined;

let source: Given;
/** Kept: an answer can be read once, and after a trap there is another instance of this. */
let compiled: WebAssembly.Module | undefined;

export async function give(wasm: Given): Promise<void> {
  source = wasm;
  await load();
}

export async function instantiate(): Promise<Exports> {
  compiled ??= await compile();
  return (await WebAssembly.instantiate(compiled, imports)).exports as Exports;
}

async function compile(): Promise<WebAssembly.Module> {
  if (!source)
    throw refusal(`Call \`init({ wasm })\` before the first client: \`wasm\` says where \`${FILE}\` is.`);
  const module = await moduleOf(await read());
  const [version] = WebAssembly.Module.customSections(module, "storefront-customer");
  if (new TextDecoder().decode(version) === VERSION) return module;
  throw refusal(
    `What \`init\` got is not the \`${FILE}\` of this version: copy it again, and let no cache keep the earlier one.`,
  );
}

/** What `init` got, fetched where it is an address. */
async function read(): Promise<Exclude<WasmSource, string | URL>> {
  try {
    const given = await source;
    const answer = typeof given === "string" || given instanceof URL ? await fetch(given) : given;
    if (answer instanceof Response && !answer.ok)
      throw new Error(`The answer has the status ${answer.status}.`);
    return answer as Exclude<WasmSource, string | URL>;
  } catch (cause) {
    throw new CustomerError(`\`${FILE}\` could not be fetched: check its address.`, {
      code: "network",
      retryable: true,
      cause,
    });
  }
}

async function moduleOf(given: Exclude<WasmSource, string | URL>): Promise<WebAssembly.Module> {
  if (given instanceof WebAssembly.Module) return given;
  try {
    if (!(given instanceof Response)) return await WebAssembly.compile(given);
    // Browsers compile a stream of exactly this type alone.
    const isStream = given.headers.get("content-type") === "application/wasm";
    if (isStream && WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(given);
    return await WebAssembly.compile(await given.arrayBuffer());
  } catch (cause) {
    throw refusal(
      `\`${FILE}\` could not be compiled: give \`init\` that file of the package, and an answer only once; a content security policy needs \`script-src 'wasm-unsafe-eval'\`.`,
      cause,
    );
  }
}

function refusal(message: string, cause?: unknown) {
  return new CustomerError(message, { code: "configuration", cause });
}
