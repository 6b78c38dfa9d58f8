/** The management link as far as the page knows it: its address, and not its secret. */
import type { Component } from "solid-js"

/** @param label for those who do not see where it stands. */
export const MaskedLink: Component<{ readonly label: string }> = (props) => (
  <p class="mono whole">
    <span class="hidden">{props.label}: </span>
    {location.origin}/management/••••••••••••
  </p>
)
