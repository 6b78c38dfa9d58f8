/**
 * Bundles the web UI: one first script, one style sheet, nothing inline (the CSP forbids it), addresses relative to
 * /management/.
 */
import { defineConfig } from "vite"
import path from "node:path"
import solid from "vite-plugin-solid"

const translations = path.join(import.meta.dirname, "words") + path.sep

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
    rolldownOptions: {
      output: {
        // A translation is told by its name: it is fetched by whom it is for, and is no part of what all fetch.
        chunkFileNames: ({ facadeModuleId }) =>
          `assets/${facadeModuleId?.startsWith(translations) ? "language-" : ""}[name]-[hash].js`,
        codeSplitting: {
          groups: [
            // All that the first script needs is one file, also where a translation or a page needs a part of it too.
            { name: "first", tags: ["$initial"], priority: 2 },
            // What several pages need is one file too: gzip finds more to save in it, and it is fetched once.
            { name: "shared", minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
    reportCompressedSize: false,
  },
})
