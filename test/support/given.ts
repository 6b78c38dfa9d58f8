/** given(history).when(input).then(events): how a decider's examples read. */
import { expect } from "vitest"
import type { Decider, Moment } from "../../src/core/decider.ts"
import type { Millis } from "../../src/core/ids.ts"

export const moment: Moment = { at: 1_700_000_000_000 as Millis, id: "00112233445566778899aabbccddeeff" }

export const specification =
  <S, I, E>({ initial, decide, evolve }: Decider<S, I, E>) =>
  (...history: E[]) => ({
    when: (input: I) => {
      const decision = decide(history.reduce(evolve, initial), input, moment)
      return {
        then: (...events: E[]) => expect(decision).toEqual({ ok: true, events }),
        events: (): readonly E[] => (decision.ok ? decision.events : []),
        refused: (code: string) => {
          expect(decision.ok).toBe(false)
          if (!decision.ok) expect(decision.rejection.code).toBe(code)
        },
      }
    },
    state: () => history.reduce(evolve, initial),
  })
