/**
 * Tests run in the project's own Node, in plain node environment; the suffix of a file tells its price. All chance in them comes from
 * one seed (test/support/seed.ts).
 */
import { defineConfig } from "vitest/config"

const setupFiles = ["test/support/setUpSeed.ts"]
const kind = (name: string, include: string[], testTimeout: number, parallel: boolean, globalSetup: string[] = []) => ({
  test: { name, include, testTimeout, hookTimeout: testTimeout, environment: "node" as const, fileParallelism: parallel, globalSetup, setupFiles },
})

export default defineConfig({
  test: {
    globalSetup: ["test/support/tellSeed.ts"],
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{prop,sim,tor,browser}.test.ts"],
          testTimeout: 60_000,
          environment: "node",
          setupFiles,
        },
      },
      kind("prop", ["test/**/*.prop.test.ts"], 180_000, true),
      kind("sim", ["test/**/*.sim.test.ts"], 180_000, true),
      kind("tor", ["test/**/*.tor.test.ts"], 300_000, false, ["test/support/privateTorNetwork.ts"]),
      kind("browser", ["test/**/*.browser.test.ts"], 300_000, false),
    ],
  },
})
