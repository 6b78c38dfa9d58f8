/** Who can find a share: those with its link, or everybody with the tracker's address. */
import type { Component } from "solid-js"
import type { Visibility } from "../../contract/rows.ts"
import { Icon } from "./Icon.tsx"
import { partWords as words } from "./words.ts"

export const VisibilityBadge: Component<{ readonly visibility: Visibility }> = (props) => (
  <span class="badge" data-tone={props.visibility === "public" ? "move" : "rest"}>
    <Icon name={props.visibility} />
    {words.visibility[props.visibility]}
  </span>
)
