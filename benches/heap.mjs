// What a page holds once the collector has run.

/** A function that gives the bytes of the page's JavaScript heap and of its WebAssembly memories. */
export async function heapOf(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  return async () => {
    // Weak references and finalizers take a turn of their own to let go.
    for (let turn = 0; turn < 3; turn += 1) {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
      await devtools.send("HeapProfiler.collectGarbage");
    }
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    const wasm = await page.evaluate(() =>
      globalThis.bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    );
    return { heap: usedSize, wasm };
  };
}

/** How much more there is, as a part of what there was. */
export const growth = (before, after) => (after - before) / before;

export const percent = (part) => `${part > 0 ? "+" : ""}${(part * 100).toFixed(2)} %`;
