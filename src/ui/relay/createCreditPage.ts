/**
 * The ledger's days and the measured traffic: read when the page is shown, and again when either row changed, not more
 * often than one can read. Of what was, they are not asked for.
 */
import { createEffect, createResource, on, onCleanup } from "solid-js"
import type { CreditPage } from "../../contract/relay.ts"
import { askCredit } from "../state/ask.ts"
import { useModel } from "../state/model.ts"

const PAUSE_MS = 5_000

export const createCreditPage = () => {
  const { moment, state } = useModel()
  const [answer, { refetch }] = createResource(
    () => !moment.isPast(),
    () => askCredit(),
  )
  let askedAt = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = (): void => {
    timer = undefined
    askedAt = Date.now()
    void refetch()
  }
  const changed = (): void => {
    timer ??= setTimeout(ask, Math.max(0, askedAt + PAUSE_MS - Date.now()))
  }
  createEffect(on(() => `${state.heard["credits/self"]} ${state.heard["relays/self"]}`, changed, { defer: true }))
  onCleanup(() => clearTimeout(timer))
  return {
    page: (): CreditPage | undefined => {
      const { latest } = answer
      return latest?.ok ? latest.value : undefined
    },
    problem: (): string | null => {
      const { latest } = answer
      return latest && !latest.ok ? latest.message : null
    },
  }
}
export type CreditReading = ReturnType<typeof createCreditPage>
