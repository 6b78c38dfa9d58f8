/** A dialog that is a form: what it asks, what is wrong with the whole of it, and the two ways out. */
import type { Component, JSX } from "solid-js"
import { useModel } from "../state/model.ts"
import { Dialog } from "./Dialog.tsx"
import { FormEnd } from "./FormEnd.tsx"

/** As `createSubmission` gives it; what asks the node for nothing has only a `submit`. */
interface Form {
  readonly submit: (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => unknown
  readonly sending?: () => boolean
  readonly problems?: () => { readonly form?: string }
}

interface FormDialogProps {
  readonly title: string
  readonly form: Form
  /** What the button that sends it says. */
  readonly go: string
  /** It ends something: its button is red, and the focus is on the other one. */
  readonly danger?: boolean
  /** The focus is on the harmless way out. */
  readonly careful?: boolean
  readonly children: JSX.Element
}

export const FormDialog: Component<FormDialogProps> = (props) => {
  const { dialogs } = useModel()
  return (
    <Dialog title={props.title} onClose={dialogs.close}>
      <form onSubmit={(event) => void props.form.submit(event)} novalidate>
        {props.children}
        <FormEnd
          go={props.go}
          danger={props.danger === true}
          careful={props.careful === true}
          problem={props.form.problems?.().form}
          sending={props.form.sending?.() === true}
        />
      </form>
    </Dialog>
  )
}
