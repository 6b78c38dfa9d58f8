/** One line of the list. On a phone the same cells become a small card. */
import { type Component, Show } from "solid-js"
import { bytesText, countText, durationText, rateText } from "../../contract/figures.ts"
import { standingText } from "../../contract/standing.ts"
import { Icon } from "../parts/Icon.tsx"
import { Progress } from "../parts/Progress.tsx"
import { standingLook } from "../parts/standingLook.ts"
import { VisibilityBadge } from "../parts/VisibilityBadge.tsx"
import type { Item } from "../state/items.ts"
import { useModel } from "../state/model.ts"

const NONE = "–"
const rate = (octets: number | undefined): string => (octets ? rateText(octets) : NONE)

interface ItemRowProps {
  readonly item: Item
  readonly first: boolean
  readonly ref: (row: HTMLTableRowElement) => void
}

export const ItemRow: Component<ItemRowProps> = (props) => {
  const { selection } = useModel()
  const look = () => standingLook[props.item.standing]
  const figures = () => props.item.figures
  const peersTitle = () =>
    `Connected (known) peers${figures()?.callers ? `, and ${countText(figures()!.callers, "caller")}` : ""}`
  const chosen = () => selection.has(props.item.id)
  const choose = (event: MouseEvent): void => {
    if (event.shiftKey) selection.through(props.item.id)
    else if (event.ctrlKey || event.metaKey) selection.toggle(props.item.id)
    else selection.only(props.item.id)
  }
  const tabbable = () => (selection.current() ? selection.current()!.id === props.item.id : props.first)
  return (
    <tr
      ref={props.ref}
      id={`row-${props.item.id}`}
      class="item"
      data-tone={look().tone}
      aria-selected={chosen()}
      tabindex={tabbable() ? 0 : -1}
      onClick={choose}
    >
      <td class="cell-name">
        <Icon name={look().icon} />
        <div>
          <Show when={props.item.title} fallback={<span class="quiet">Name not known yet</span>}>
            <bdi class="title" title={props.item.title}>
              {props.item.title}
            </bdi>
          </Show>
          <div class="second-line">
            <Show when={props.item.shares[0]}>{(share) => <VisibilityBadge visibility={share().visibility} />}</Show>
            <Show when={props.item.note}>
              {(note) => (
                <bdi class="note" title={note()}>
                  {note()}
                </bdi>
              )}
            </Show>
          </div>
        </div>
      </td>
      <td class="cell-progress">
        <Progress value={props.item.progress} tone={look().tone} label="Progress" />
        <span class="percent">{props.item.progress} %</span>
      </td>
      <td class="cell-status">
        <span class="status">{standingText(props.item.standing)}</span>
      </td>
      <td class="number cell-size">{props.item.bytes > 0 ? bytesText(props.item.bytes) : NONE}</td>
      <td class="number cell-down" data-arrow="↓" data-none={!figures()?.downRate}>
        {rate(figures()?.downRate)}
      </td>
      <td class="number cell-up" data-arrow="↑" data-none={!figures()?.upRate}>
        {rate(figures()?.upRate)}
      </td>
      <td class="number cell-peers" title={peersTitle()} data-called={(figures()?.callers ?? 0) > 0}>
        <Show when={figures()} fallback={NONE}>
          {(now) => (
            <>
              <span class="known">
                {now().connectedPeers} ({now().peers})
              </span>
              <Show when={now().callers > 0}>
                {" "}
                <span class="callers">↑&#8239;{now().callers}</span>
              </Show>
            </>
          )}
        </Show>
      </td>
      <td class="number cell-eta" data-none={figures()?.etaSeconds == null}>
        {figures()?.etaSeconds == null ? NONE : durationText(figures()!.etaSeconds!)}
      </td>
    </tr>
  )
}
