/** How long what expires is kept, as the operator has chosen it, and when that is another. */
import { streamDays } from "../../contract/settings/registry.ts"
import { DAY_MS } from "../../core/day.ts"
import type { Settings } from "./Settings.ts"

export interface Retention {
  readonly ms: number
  readonly changed: AbortSignal
}

export const retentionOf = (settings: Settings): (() => Retention) => {
  let changed = new AbortController()
  let days = settings.get(streamDays)
  settings.onChange(() => {
    if (settings.get(streamDays) === days) return
    days = settings.get(streamDays)
    const before = changed
    changed = new AbortController()
    before.abort()
  })
  return () => ({ ms: days * DAY_MS, changed: changed.signal })
}
