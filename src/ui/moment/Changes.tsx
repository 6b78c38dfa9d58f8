/** Around what changes the node: in what is past it is off, with the reason. */
import type { Component, JSX } from "solid-js"
import { useModel } from "../state/model.ts"

/** A group of fields is disabled as a whole, by the browser itself: each button in it, and each field. */
export const Changes: Component<{ readonly children: JSX.Element }> = (props) => {
  const { moment } = useModel()
  return (
    <fieldset
      class="changes"
      disabled={moment.isPast()}
      title={moment.off() ?? undefined}
      role={moment.isPast() ? undefined : "presentation"}
    >
      {props.children}
    </fieldset>
  )
}
