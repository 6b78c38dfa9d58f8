/** Runs before each file of tests: properties draw from the run's seed, and a test that fails says which it was. */
import fc from "fast-check"
import { beforeEach } from "vitest"
import { howToRepeat, seeded } from "./seed.ts"

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seeded(0) })

beforeEach(({ onTestFailed }) => {
  onTestFailed(({ task }) => void console.error(`${task.name}: repeat with ${howToRepeat}`))
})
