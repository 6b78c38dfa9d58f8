/**
 * Bundles the web UI: one script, one style sheet, nothing inline (the CSP forbids it), addresses relative to
 * /management/.
 */
import { defineConfig } from "vite"
import solid from "vite-plugin-solid"

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [solid()],
  logLevel: "warn",
  build: {
    outDir: "../../dist/ui",
    emptyOutDir: true,
    target: ["firefox128", "chrome123"],
    // What the first script needs is asked for beside it, and not after it: each round trip over Tor is a second.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    reportCompressedSize: false,
  },
})
