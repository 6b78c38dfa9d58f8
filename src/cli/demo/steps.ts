/**
 * The steps of a scenario: each is said when it begins, and how long it took is told at the end. And waiting for what
 * comes about by itself.
 */
import { setTimeout as sleep } from "node:timers/promises"

export interface Step {
  readonly step: string
  readonly seconds: number
}

export const createSteps = (say: (line: string) => void) => {
  const steps: Step[] = []
  const step = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    say(name)
    const begun = performance.now()
    const result = await act()
    steps.push({ step: name, seconds: Math.round(performance.now() - begun) / 1000 })
    return result
  }
  return { steps, step }
}

const LOOK_MS = 250

/** The first answer that is neither false nor undefined. @throws with `failure` when none comes in time. */
export const until = async <T>(
  withinMs: number,
  failure: string,
  ask: () => T | Promise<T>,
): Promise<Exclude<T, false | undefined>> => {
  for (const begun = Date.now(); Date.now() - begun < withinMs;) {
    const answer = await ask()
    if (answer !== false && answer !== undefined) return answer as Exclude<T, false | undefined>
    await sleep(LOOK_MS)
  }
  throw new Error(failure)
}
