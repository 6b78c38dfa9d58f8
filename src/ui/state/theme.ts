/** Dark, light, or as the system has it (Tor Browser always says light, hence the choice). */
import { createEffect, createMemo } from "solid-js"
import type { KeptPreferences } from "./createPreferences.ts"
import type { Theme } from "./preferences.ts"

const order: readonly Theme[] = ["system", "light", "dark"]

export const createTheme = ({ all, set }: Pick<KeptPreferences, "all" | "set">) => {
  const theme = createMemo((): Theme => all().theme ?? "system")
  createEffect(() => (document.documentElement.dataset["theme"] = theme()))
  return { theme, next: (): void => set({ theme: order[(order.indexOf(theme()) + 1) % order.length]! }) }
}
