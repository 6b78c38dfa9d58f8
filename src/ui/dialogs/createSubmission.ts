/** Sends a dialog's form: checked first, one at a time, and what is wrong is said under the field it belongs to. */
import { createSignal } from "solid-js"
import type { CommandReply, ManagementCommand } from "../../contract/commands.ts"
import { command } from "../state/ask.ts"

export type Problems<Field extends string> = Partial<Record<Field | "form", string>>

interface Submission<Field extends string> {
  readonly check: () => Problems<Field>
  readonly command: () => ManagementCommand
  /** The field that a refusal of the node is about; the form's end otherwise. */
  readonly fieldOf: (code: string) => Field | "form"
  readonly done: (id: string, reply: Extract<CommandReply, { ok: true }>) => void
  /** What else follows from a refusal, beside that it is said. */
  readonly refused?: (reply: Extract<CommandReply, { ok: false }>) => void
}

export const createSubmission = <Field extends string>(options: Submission<Field>) => {
  const [problems, setProblems] = createSignal<Problems<Field>>({})
  const [sending, setSending] = createSignal(false)
  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    if (sending()) return
    setProblems(() => options.check())
    if (Object.keys(problems()).length > 0) return form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
    setSending(true)
    const reply = await command(options.command())
    setSending(false)
    if (reply.ok) return options.done(reply.id, reply)
    options.refused?.(reply)
    setProblems(() => ({ [options.fieldOf(reply.code)]: reply.message }) as Problems<Field>)
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }
  return { problems, sending, submit }
}
