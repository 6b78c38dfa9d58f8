/** Before each file of tests that needs a browser: one for all of its tests. */
import { afterAll } from "vitest"
import { keepChromium } from "./sharedChromium.ts"

afterAll(keepChromium())
