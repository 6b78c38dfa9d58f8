/** A question before something that matters, with what follows from it point by point, as marked text. */
import { type Component, For } from "solid-js"
import type { ManagementCommand } from "../../contract/commands.ts"
import { Marked } from "../parts/Marked.tsx"
import { ConfirmDialog } from "./ConfirmDialog.tsx"

interface ConfirmPointsProps {
  readonly title: string
  readonly points: readonly string[]
  readonly command: ManagementCommand
  readonly go: string
  readonly danger?: true
  readonly done: string
  readonly onDone?: () => void
}

export const ConfirmPoints: Component<ConfirmPointsProps> = (props) => (
  <ConfirmDialog {...props}>
    <ul class="advice">
      <For each={props.points}>
        {(point) => (
          <li>
            <Marked text={point} />
          </li>
        )}
      </For>
    </ul>
  </ConfirmDialog>
)
