/** After each file of those that share a process: nothing is left of it that the next one could see. */
import { afterAll, expect, vi } from "vitest"

const surroundings = () => ({ folder: process.cwd(), env: { ...process.env } })
const before = surroundings()

afterAll(() => {
  expect(vi.isFakeTimers()).toBe(false)
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  expect(surroundings()).toEqual(before)
})
