/** The way to all that can be added; in the past of the node it is off. */
import type { Component } from "solid-js"
import { Changes } from "../moment/Changes.tsx"
import { Icon } from "../parts/Icon.tsx"
import { Popover } from "../parts/Popover.tsx"
import { AddPanel } from "./AddPanel.tsx"
import { frameWords } from "./words.ts"

export const AddMenu: Component<{ readonly class: string }> = (props) => (
  <Changes>
    <Popover
      class={props.class}
      title={frameWords.add}
      face={
        <>
          <Icon name="add" />
          <span>{frameWords.add}</span>
        </>
      }
    >
      {(close) => <AddPanel close={close} />}
    </Popover>
  </Changes>
)
