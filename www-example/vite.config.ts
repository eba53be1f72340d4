// How the demo is served and built. DEMO_PORT chooses the port of both `vite` and `vite preview`.
import { defineConfig, loadEnv } from "vite";

export default defineConfig(({ mode }) => {
  const port = Number(loadEnv(mode, false, "DEMO_").DEMO_PORT ?? 5173);
  const address = { host: "127.0.0.1", port, strictPort: true };
  return {
    base: "./",
    // The package may be a link to a folder beside this one, so the dev server is allowed to read there.
    server: { ...address, fs: { allow: [".."] } },
    preview: address,
    build: { outDir: "dist" },
  };
});
