/** A browser with one page, and a node that keeps how its operator wants it. */
import { createRoot } from "solid-js"
import { vi } from "vitest"
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
  new Response(JSON.stringify(kept), { headers: { etag: JSON.stringify(kept) } })

export const preferencePages = () => {
  let close: () => void = () => undefined
  const openPage = (kept: Preferences = {}) => {
    vi.useFakeTimers()
    const told: Preferences[] = []
    const node = { kept, isAway: false, isMute: false, afterRead: (): void => undefined }
    vi.stubGlobal("fetch", async (_: string, { method, body, headers }: Asked) => {
      if (node.isAway) throw new TypeError("Failed to fetch")
      if (node.isMute) await new Promise((_, fail) => setTimeout(fail, ANSWER_MS))
      if (method === "PUT") {
        if (headers!["if-match"] !== JSON.stringify(node.kept)) return new Response("{}", { status: 412 })
        told.push((node.kept = JSON.parse(body!) as Preferences))
      }
      const answer = answerOf(node.kept)
      if (method !== "PUT") node.afterRead()
      return answer
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
