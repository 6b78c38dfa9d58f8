/** Short messages about what was just done or refused; the last few, read out by screen readers. */
import { createSignal } from "solid-js"

export interface Toast {
  readonly id: number
  readonly kind: "done" | "refused"
  readonly text: string
}

const MAX_TOASTS = 3
const MS = { done: 4_000, refused: 12_000 } as const

export const createToasts = () => {
  const [toasts, set] = createSignal<readonly Toast[]>([])
  let last = 0
  const dismiss = (id: number): void => {
    set((now) => now.filter((toast) => toast.id !== id))
  }
  return {
    toasts,
    dismiss,
    say: (kind: Toast["kind"], text: string): void => {
      const id = ++last
      set((now) => [...now.slice(1 - MAX_TOASTS), { id, kind, text }])
      setTimeout(() => dismiss(id), MS[kind])
    },
  }
}
export type Toasts = ReturnType<typeof createToasts>
