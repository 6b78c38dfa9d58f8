/** What stands in the cells of the list of transfers, where it is more than a word. */
import { type Component, Show } from "solid-js"
import { bytesText, numberText, rateText } from "../../contract/figures.ts"
import { Icon } from "../parts/Icon.tsx"
import { standingLook } from "../parts/standingLook.ts"
import { VisibilityBadge } from "../parts/VisibilityBadge.tsx"
import { type Item, visibilityOf } from "../state/items.ts"
import { transfersWords as words } from "./words.ts"

export const NONE = "–"
export const bytes = (octets: number | undefined): string => (octets ? bytesText(octets) : NONE)
export const rate = (octets: number | undefined): string => (octets ? rateText(octets) : NONE)

/** A figure that is no use on a card when there is none. */
export const figure = (text: string, mark = "") => (
  <span class="figure" data-none={text === NONE} data-mark={mark}>
    {text}
  </span>
)

export const Name: Component<{ readonly item: Item }> = (props) => (
  <>
    <Icon name={standingLook[props.item.standing].icon} />
    <div>
      <Show when={props.item.title} fallback={<span class="quiet">{words.unnamed}</span>}>
        <bdi class="title" title={props.item.title}>
          {props.item.title}
        </bdi>
      </Show>
      <div class="second-line">
        <Show when={visibilityOf(props.item)}>{(visibility) => <VisibilityBadge visibility={visibility()} />}</Show>
        <Show when={props.item.note}>
          {(note) => (
            <bdi class="note" title={note()}>
              {note()}
            </bdi>
          )}
        </Show>
      </div>
    </div>
  </>
)

export const Peers: Component<{ readonly item: Item }> = (props) => {
  const figures = () => props.item.figures
  return (
    <span class="figure" title={words.peers(figures()?.callers ?? 0)} data-none={!figures()?.callers}>
      <Show when={figures()} fallback={NONE}>
        {(now) => (
          <>
            <span class="known">
              {numberText(now().connectedPeers)} ({numberText(now().peers)})
            </span>
            <Show when={now().callers > 0}>
              {" "}
              <span class="callers">↑&#8239;{numberText(now().callers)}</span>
            </Show>
          </>
        )}
      </Show>
    </span>
  )
}
