/** The columns of what one shares: each with its link, and the way from private to public and back. */
import { type Component, Show } from "solid-js"
import { bytesText, percentOf, percentText } from "../../contract/figures.ts"
import type { ShareView } from "../../contract/rows.ts"
import { Changes } from "../moment/Changes.tsx"
import { CopyField } from "../parts/CopyField.tsx"
import { Icon } from "../parts/Icon.tsx"
import { VisibilityBadge } from "../parts/VisibilityBadge.tsx"
import { useModel } from "../state/model.ts"
import { canPublish, publicTwin } from "../state/ownShares.ts"
import type { Column } from "../table/column.ts"
import { actionColumn, nameColumn } from "../table/usualColumns.ts"
import { PublishDialog } from "./PublishDialog.tsx"
import { TakeBackDialog } from "./TakeBackDialog.tsx"
import { refusalText } from "../state/refusals.ts"
import { trackerWords as words } from "./words.ts"

interface OfShare {
  readonly share: ShareView
}

const isPublic = ({ visibility }: ShareView): boolean => visibility === "public"

const Title: Component<OfShare> = (props) => {
  const { state, twins } = useModel()
  const note = (): string | null => {
    const hashing = state.live.hashing[props.share.id]
    if (props.share.mode === "failed") return props.share.error ? refusalText(props.share.error) : words.failed
    if (props.share.mode === "taking-back") return words.takingBack
    if (props.share.mode === "hashing")
      return words.hashing(hashing ? percentText(percentOf(hashing.hashedBytes, hashing.totalBytes)) : null)
    return !isPublic(props.share) && publicTwin(props.share, twins()) ? words.publicToo : null
  }
  return (
    <>
      <bdi class="title" title={props.share.title}>
        {props.share.title}
      </bdi>
      <Show when={note()}>
        {(text) => (
          <bdi class="note" data-tone={props.share.mode === "failed" ? "bad" : "rest"}>
            {text()}
          </bdi>
        )}
      </Show>
    </>
  )
}

const Size: Component<OfShare> = (props) => {
  const { state } = useModel()
  const bytes = () => props.share.bytes || (state.live.hashing[props.share.id]?.totalBytes ?? 0)
  return <>{bytes() > 0 ? bytesText(bytes()) : "–"}</>
}

const Link: Component<OfShare> = (props) => (
  <Show when={!useModel().moment.isPast()} fallback="–">
    <Show
      when={props.share.link}
      fallback={
        <span class="quiet">
          {["failed", "taking-back"].includes(props.share.mode)
            ? words.noLink
            : props.share.recipients.some(({ link }) => link !== null)
              ? words.forEach
              : words.notReady}
        </span>
      }
    >
      {(link) => <CopyField small text={link()} label={words.linkOf(isPublic(props.share), props.share.title)} />}
    </Show>
  </Show>
)

const Action: Component<OfShare> = (props) => {
  const { dialogs, twins } = useModel()
  return (
    <Changes>
      <Show when={canPublish(props.share, twins())}>
        <button type="button" class="button" onClick={() => dialogs.show(PublishDialog, { share: props.share })}>
          <Icon name="public" />
          {words.publish}
        </button>
      </Show>
      <Show when={isPublic(props.share)}>
        <button
          type="button"
          class="button danger"
          onClick={() => dialogs.show(TakeBackDialog, { share: props.share })}
        >
          <Icon name="private" />
          {words.takeBack}
        </button>
      </Show>
    </Changes>
  )
}

export const shareColumns: readonly [Column<ShareView>, ...Column<ShareView>[]] = [
  nameColumn({
    id: "title",
    head: () => words.head.title,
    value: ({ title }) => title,
    cell: (share) => <Title share={share()} />,
  }),
  {
    id: "size",
    head: () => words.head.size,
    value: ({ bytes }) => bytes,
    cell: (share) => <Size share={share()} />,
    align: "end",
    width: 5.6,
    priority: 2,
    most: true,
  },
  {
    id: "visibility",
    head: () => words.head.visibility,
    value: ({ visibility }) => visibility,
    cell: (share) => <VisibilityBadge visibility={share().visibility} />,
    width: 7,
    priority: 3,
  },
  {
    id: "link",
    head: () => words.head.link,
    value: ({ link }) => link,
    cell: (share) => <Link share={share()} />,
    width: 14,
    priority: 1,
    unsorted: true,
  },
  actionColumn({ head: () => words.head.action, cell: (share) => <Action share={share()} />, width: 11 }),
]
