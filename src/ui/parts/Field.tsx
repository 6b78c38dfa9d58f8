/** A labelled text field with a hint below, which gives way to what is wrong. */
import { type Component, type JSX, Show } from "solid-js"

interface FieldFrameProps {
  readonly id: string
  readonly label: string
  readonly problem?: string | undefined
  readonly hint?: JSX.Element
}

/** What is in a field, and what is said below it. */
export interface Typed extends Pick<FieldFrameProps, "problem" | "hint"> {
  readonly value: string
  readonly onInput: (value: string) => void
}

interface FieldProps extends FieldFrameProps, Typed {
  readonly placeholder?: string
  readonly mono?: true
  /** Not to be read over one's shoulder. */
  readonly secret?: true
  readonly maxLength?: number
  readonly autofocus?: true
  /** So many lines high, for more than one line; Enter begins a new one. */
  readonly lines?: number
}

/** What is around a field: its label, and the hint that it is described by. */
export const FieldFrame: Component<FieldFrameProps & { readonly children: JSX.Element }> = (props) => (
  <div class="field">
    <label for={props.id}>{props.label}</label>
    {props.children}
    <div
      id={`${props.id}-hint`}
      class="hint"
      role={props.problem ? "alert" : undefined}
      data-tone={props.problem ? "bad" : undefined}
    >
      <Show when={props.problem} fallback={props.hint}>
        {props.problem}
      </Show>
    </div>
  </div>
)

export const Field: Component<FieldProps> = (props) => (
  <FieldFrame id={props.id} label={props.label} problem={props.problem} hint={props.hint}>
    <Show
      when={props.lines}
      fallback={
        <input
          id={props.id}
          type={props.secret ? "password" : "text"}
          class={props.mono ? "mono" : ""}
          value={props.value}
          placeholder={props.placeholder ?? ""}
          maxlength={props.maxLength}
          autocomplete={props.secret ? "new-password" : "off"}
          autocapitalize="off"
          spellcheck={false}
          autofocus={props.autofocus}
          aria-invalid={props.problem !== undefined}
          aria-describedby={`${props.id}-hint`}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      }
    >
      <textarea
        id={props.id}
        rows={props.lines}
        value={props.value}
        maxlength={props.maxLength}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={props.problem !== undefined}
        aria-describedby={`${props.id}-hint`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Show>
  </FieldFrame>
)
