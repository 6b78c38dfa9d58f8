/** Notices that were put aside, each by its name, and are not shown again. Kept by the browser if it keeps anything. */
import { createSignal } from "solid-js"

const KEY = "bulbil.putAside"

const stored = (): readonly string[] => {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : []
  } catch {
    return []
  }
}

export const createPutAside = () => {
  const [names, set] = createSignal(stored())
  return {
    has: (name: string): boolean => names().includes(name),
    add: (name: string): void => {
      set((before) => [...before.filter((other) => other !== name), name])
      try {
        localStorage.setItem(KEY, JSON.stringify(names()))
      } catch {
        return
      }
    },
  }
}
