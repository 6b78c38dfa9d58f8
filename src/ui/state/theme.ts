/**
 * Dark, light, or as the system has it (Tor Browser always says light, hence the choice). Kept by the browser if it
 * keeps anything.
 */
import { createSignal } from "solid-js"

export type Theme = "system" | "light" | "dark"
const order: readonly Theme[] = ["system", "light", "dark"]
const KEY = "bulbil.theme"

const stored = (): Theme => {
  try {
    const theme = localStorage.getItem(KEY) as Theme
    return order.includes(theme) ? theme : "system"
  } catch {
    return "system"
  }
}

export const createTheme = () => {
  const [theme, set] = createSignal<Theme>(stored())
  const show = (next: Theme): void => {
    set(next)
    document.documentElement.dataset["theme"] = next
    try {
      localStorage.setItem(KEY, next)
    } catch {
      return
    }
  }
  show(theme())
  return { theme, next: (): void => show(order[(order.indexOf(theme()) + 1) % order.length]!) }
}
