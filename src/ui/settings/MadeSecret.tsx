/** A secret that is told once, and the way out of its dialog. */
import type { Component, JSX } from "solid-js"
import { SecretField } from "../parts/SecretField.tsx"
import { useModel } from "../state/model.ts"

interface MadeSecretProps {
  readonly text: string
  readonly label: string
  readonly close: string
  readonly children: JSX.Element
}

export const MadeSecret: Component<MadeSecretProps> = (props) => {
  const { dialogs } = useModel()
  return (
    <>
      {props.children}
      <SecretField text={props.text} label={props.label} />
      <div class="dialog-actions">
        <button type="button" class="button primary" onClick={dialogs.close}>
          {props.close}
        </button>
      </div>
    </>
  )
}
