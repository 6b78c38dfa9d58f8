/**
 * Tests run in the project's own Node, in plain node environment; the suffix of a file tells its price. All chance in them comes from
 * one seed (test/support/seed.ts).
 */
import path from "node:path"
import { defineConfig } from "vitest/config"

// For the tests, and for all processes that they start: those begin in half the time.
process.env["NODE_COMPILE_CACHE"] ??= path.join(import.meta.dirname, ".runtime", "compiled")

/** A wait is for a condition, however busy the machine is. */
const expect = { poll: { timeout: 60_000 } }

interface Needs {
  readonly parallel: boolean
  /** Whether its files follow each other in one process, which loads what they test once. */
  readonly shared?: boolean
  /** Which files, where the suffix does not tell. */
  readonly include?: string[]
  readonly exclude?: string[]
  /** Once, before all of the kind. */
  readonly globalSetup?: string[]
  /** Before each file. */
  readonly setupFiles?: string[]
}
const kind = (name: string, testTimeout: number, needs: Needs) => ({
  test: {
    name,
    testTimeout,
    hookTimeout: testTimeout,
    expect,
    environment: "node" as const,
    fileParallelism: needs.parallel,
    isolate: !needs.shared,
    globalSetup: needs.globalSetup ?? [],
    include: needs.include ?? [`test/**/*.${name}.test.ts`],
    exclude: needs.exclude ?? [],
    setupFiles: [
      "test/support/setUpSeed.ts",
      ...(needs.shared ? ["test/support/leaveNothing.ts"] : []),
      ...(needs.setupFiles ?? []),
    ],
  },
})

const suffixed = ["test/**/*.{prop,sim,tor,browser}.test.ts"]
/** Whose tests start no process and listen nowhere. */
const computing = ["test/{actors,core,credit,exchange,projections,wire}/**/*.test.ts"]

export default defineConfig({
  test: {
    // Node loads what is tested as it does in use. Rewritten for Vite, every call into another file would take the way over an object: what
    // computes takes up to twice as long then. Nothing here needs what that is for (mocked modules, other syntax than Node's).
    experimental: { viteModuleRunner: false, nodeLoader: false },
    globalSetup: ["test/support/tellSeed.ts", "test/support/compiled.ts"],
    projects: [
      kind("fast", 600_000, { parallel: true, include: ["test/**/*.test.ts"], exclude: [...suffixed, ...computing] }),
      kind("pure", 600_000, { parallel: true, shared: true, include: computing, exclude: suffixed }),
      kind("prop", 600_000, { parallel: true }),
      kind("sim", 600_000, { parallel: true }),
      kind("tor", 600_000, { parallel: false, globalSetup: ["test/support/privateTorNetwork.ts"] }),
      kind("browser", 600_000, {
        parallel: false,
        globalSetup: ["test/support/bundledUi.ts"],
        setupFiles: ["test/support/keepChromium.ts"],
      }),
    ],
  },
})
