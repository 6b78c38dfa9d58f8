/** Sends a form that is about several items: one command after the other. The first refusal is said, and ends it. */
import { createSignal } from "solid-js"
import type { ManagementCommand } from "../../../contract/commands.ts"
import type { Problems } from "../../dialogs/createSubmission.ts"
import { command } from "../../state/ask.ts"

interface Sent<Field extends string> {
  readonly check: () => Problems<Field>
  readonly commands: () => readonly ManagementCommand[]
  readonly fieldOf: (code: string) => Field | "form"
  readonly done: () => void
}

export const createCommands = <Field extends string>(options: Sent<Field>) => {
  const [problems, setProblems] = createSignal<Problems<Field>>({})
  const [sending, setSending] = createSignal(false)
  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    if (sending()) return
    setProblems(() => options.check())
    if (Object.keys(problems()).length > 0) return form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
    setSending(true)
    for (const asked of options.commands()) {
      const reply = await command(asked)
      if (reply.ok) continue
      setSending(false)
      setProblems(() => ({ [options.fieldOf(reply.code)]: reply.message }) as Problems<Field>)
      return form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
    }
    setSending(false)
    options.done()
  }
  return { problems, sending, submit }
}
