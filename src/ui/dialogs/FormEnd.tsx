/**
 * The end of a dialog's form: what is wrong with the whole of it, and the two ways out. Where something ends, the focus
 * is on the harmless one.
 */
import { type Component, Show } from "solid-js"
import { useModel } from "../state/model.ts"
import { dialogWords as words } from "./words.ts"

interface FormEndProps {
  readonly go: string
  readonly danger?: boolean
  readonly careful?: boolean
  readonly sending?: boolean
  readonly problem?: string | undefined
}

export const FormEnd: Component<FormEndProps> = (props) => {
  const { dialogs } = useModel()
  return (
    <>
      <Show when={props.problem}>
        {(problem) => (
          <p class="callout" data-tone="bad" role="alert">
            {problem()}
          </p>
        )}
      </Show>
      <div class="dialog-actions">
        <button type="button" class="button" autofocus={props.danger || props.careful} onClick={dialogs.close}>
          {words.cancel}
        </button>
        <button
          type="submit"
          class="button primary"
          classList={{ danger: props.danger === true }}
          disabled={props.sending === true}
        >
          {props.sending ? words.asking : props.go}
        </button>
      </div>
    </>
  )
}
