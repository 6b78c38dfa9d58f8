/** A browser with one page, and a node that keeps how its operator wants it. */
import { createRoot } from "solid-js"
import { vi } from "vitest"
import { preferencesTag } from "../../src/contract/settings/preferencesTag.ts"
import { createPreferences, type KeptPreferences } from "../../src/ui/state/createPreferences.ts"
import type { Preferences } from "../../src/ui/state/preferences.ts"

/** So long a page waits for an answer. */
const ANSWER_MS = 30_000

interface Asked {
  readonly method?: string
  readonly body?: string
  readonly headers?: { readonly "if-match"?: string }
}

const answerOf = (kept: Preferences): Response =>
  new Response(JSON.stringify(kept), { headers: { etag: preferencesTag(kept) } })
const pass = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** What becomes of preferences that are sent. */
export interface Way {
  /** In milliseconds; null where they get lost. */
  readonly arrives: number | null
  readonly isAnswered: boolean
}
const AT_ONCE: Way = { arrives: 0, isAnswered: true }

export const preferencePages = () => {
  let close: () => void = () => undefined
  const openPage = (kept: Preferences = {}) => {
    vi.useFakeTimers()
    const told: Preferences[] = []
    const node = { kept, isAway: false, isMute: false, way: AT_ONCE, afterRead: (): void => undefined }
    let pages = 0
    vi.stubGlobal("fetch", async (_: string, { method, body, headers }: Asked) => {
      if (node.isAway) throw new TypeError("Failed to fetch")
      if (node.isMute) await new Promise((_, fail) => setTimeout(fail, ANSWER_MS))
      if (method !== "PUT") {
        const answer = answerOf(node.kept)
        node.afterRead()
        return answer
      }
      const [asker, { arrives, isAnswered }] = [pages, node.way]
      if (arrives) await pass(arrives)
      const isTaken = arrives !== null && headers!["if-match"]!.split(", ").includes(preferencesTag(node.kept))
      if (isTaken) told.push((node.kept = JSON.parse(body!) as Preferences))
      const answer = isTaken ? answerOf(node.kept) : new Response("{}", { status: 412 })
      if (asker !== pages) await new Promise(() => undefined)
      if (arrives !== null && isAnswered) return answer
      await pass(ANSWER_MS - (arrives ?? 0))
      throw new TypeError("Failed to fetch")
    })
    const stored = new Map<string, string>()
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    })
    const tab = Object.assign(new EventTarget(), { hidden: false })
    vi.stubGlobal("document", tab)
    let page: EventTarget
    const open = (): KeptPreferences => {
      page = new EventTarget()
      pages++
      vi.stubGlobal("addEventListener", page.addEventListener.bind(page))
      return createRoot((end) => {
        close = end
        return createPreferences()
      })
    }
    return {
      preferences: open(),
      node,
      told,
      stored,
      tab,
      leave: () => page.dispatchEvent(new Event("pagehide")),
      close: () => close(),
      /** Another page in the same browser. */
      openAgain: open,
      /** @returns whether the browser asks before the page closes. */
      asksToStay: () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true })),
      pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    }
  }
  return {
    openPage,
    end: (): void => {
      close()
      vi.useRealTimers()
      vi.unstubAllGlobals()
    },
  }
}
