/** Sends what was chosen of one setting, one after the other; what the node refuses is said in its words. */
import { createSignal, onCleanup } from "solid-js"
import type { ManagementCommand } from "../../contract/commands.ts"
import { command } from "../state/ask.ts"

const SAID_MS = 4_000

export const createKeeping = (load: () => Promise<void>) => {
  const [sending, setSending] = createSignal(false)
  const [saved, setSaved] = createSignal(false)
  const [problem, setProblem] = createSignal<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const sendNow = async (asked: ManagementCommand): Promise<boolean> => {
    clearTimeout(timer)
    setSending(true)
    setSaved(false)
    setProblem(null)
    const reply = await command(asked)
    if (reply.ok) await load()
    else setProblem(reply.message)
    setSending(false)
    setSaved(reply.ok)
    if (reply.ok) timer = setTimeout(() => setSaved(false), SAID_MS)
    return reply.ok
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    sending,
    saved,
    problem,
    setProblem,
    /** What is chosen while something is sent is sent after it. @returns whether it was taken. */
    send: (asked: ManagementCommand): Promise<boolean> => {
      const sent = last.then(() => sendNow(asked))
      last = sent.catch(() => undefined)
      return sent
    },
  }
}
