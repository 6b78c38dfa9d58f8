/** What can be done with a node, as buttons. */
import { type Component, createMemo, For, type JSX } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { nodeActions } from "./nodeActions.ts"
import { nodeName, type WebNode } from "./webNodes.ts"
import { trustWords as words } from "./words.ts"

export const NodeButtons: Component<{ readonly line: WebNode; readonly children?: JSX.Element }> = (props) => {
  const model = useModel()
  const all = createMemo(() => nodeActions(model, props.line))
  // A button stays in the document, and keeps the focus, while what it stands for changes.
  const texts = createMemo(() => all().map(({ text }) => text), undefined, {
    equals: (a, b) => a.length === b.length && a.every((text, at) => text === b[at]),
  })
  return (
    <div class="mirror-actions">
      <div class="actions" role="group" aria-label={words.actionsOn(nodeName(props.line))}>
        {props.children}
        <For each={texts()}>
          {(text) => {
            const entry = () => all().find((one) => one.text === text)
            return (
              <button
                type="button"
                class="button"
                classList={{ danger: entry()?.danger === true }}
                disabled={entry()?.changes === true && model.moment.isPast()}
                title={(entry()?.changes && model.moment.off()) ?? undefined}
                onClick={() => entry()?.run()}
              >
                <Icon name={entry()?.icon ?? "more"} />
                {text}
              </button>
            )
          }}
        </For>
      </div>
    </div>
  )
}
