/**
 * What one shares, private and public, each with its link and the way from one to the other. On a phone each line is a
 * card.
 */
import { type Component, createMemo, Show } from "solid-js"
import { bytesText, percentOf } from "../../contract/figures.ts"
import type { ShareView } from "../../contract/rows.ts"
import { CopyField } from "../parts/CopyField.tsx"
import { Icon } from "../parts/Icon.tsx"
import { pageOf } from "../parts/Page.tsx"
import { VirtualRows } from "../parts/VirtualRows.tsx"
import { VisibilityBadge } from "../parts/VisibilityBadge.tsx"
import { useModel } from "../state/model.ts"
import { canPublish, ownShares, publicTwin } from "../state/ownShares.ts"
import { PublishDialog } from "./PublishDialog.tsx"
import { ShareDialog } from "../transfers/ShareDialog.tsx"
import { TakeBackDialog } from "./TakeBackDialog.tsx"

const HEIGHT = 57

export const OwnShares: Component = () => {
  const { dialogs, shares } = useModel()
  const own = createMemo(() => ownShares(shares().values()))
  const byId = createMemo(() => new Map(own().map((share) => [share.id, share])))
  let table!: HTMLTableElement
  return (
    <Show
      when={own().length > 0}
      fallback={
        <p class="quiet">
          Nothing yet.{" "}
          <button type="button" class="link-like" onClick={() => dialogs.show(ShareDialog, { path: "" })}>
            Share a file or folder
          </button>
          : it is private until you make it public.
        </p>
      }
    >
      <table ref={table} class="cards" aria-rowcount={own().length + 1}>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col" class="number">
              Size
            </th>
            <th scope="col">Visibility</th>
            <th scope="col">Link</th>
            <th scope="col">
              <span class="hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <VirtualRows ids={own().map(({ id }) => id)} scroller={() => pageOf(table)} height={HEIGHT}>
          {(id, ref) => {
            const share = createMemo<ShareView | undefined>((before) => byId().get(id) ?? before)
            return <Show when={share()}>{(now) => <ShareLine ref={ref} share={now()} />}</Show>
          }}
        </VirtualRows>
      </table>
    </Show>
  )
}

const ShareLine: Component<{ readonly share: ShareView; readonly ref: (row: HTMLTableRowElement) => void }> = (
  props,
) => {
  const { dialogs, state, twins } = useModel()
  const isPublic = () => props.share.visibility === "public"
  const bytes = () => props.share.bytes || (state.live.hashing[props.share.id]?.totalBytes ?? 0)
  const note = (): string | null => {
    const hashing = state.live.hashing[props.share.id]
    if (props.share.mode === "failed") return props.share.error?.message ?? "It could not be shared."
    if (props.share.mode === "taking-back") return "Being taken back from the tracker’s list"
    if (props.share.mode === "hashing")
      return `Being hashed${hashing ? `: ${percentOf(hashing.hashedBytes, hashing.totalBytes)} %` : ""}`
    return !isPublic() && publicTwin(props.share, twins()) ? "Public too" : null
  }
  return (
    <tr ref={props.ref}>
      <td class="card-name">
        <bdi class="title" title={props.share.title}>
          {props.share.title}
        </bdi>
        <Show when={note()}>
          {(words) => (
            <bdi class="note" data-tone={props.share.mode === "failed" ? "bad" : "rest"}>
              {words()}
            </bdi>
          )}
        </Show>
      </td>
      <td class="number">{bytes() > 0 ? bytesText(bytes()) : "–"}</td>
      <td>
        <VisibilityBadge visibility={props.share.visibility} />
      </td>
      <td class="card-link">
        <Show
          when={props.share.link}
          fallback={
            <span class="quiet">
              {["failed", "taking-back"].includes(props.share.mode)
                ? "None"
                : props.share.recipients.some(({ link }) => link !== null)
                  ? "One for each recipient"
                  : "Not ready yet"}
            </span>
          }
        >
          {(link) => (
            <CopyField
              small
              text={link()}
              label={`${isPublic() ? "Public" : "Private"} link of ${props.share.title}`}
            />
          )}
        </Show>
      </td>
      <td class="card-action">
        <Show when={canPublish(props.share, twins())}>
          <button type="button" class="button" onClick={() => dialogs.show(PublishDialog, { share: props.share })}>
            <Icon name="public" />
            Make public…
          </button>
        </Show>
        <Show when={isPublic()}>
          <button
            type="button"
            class="button danger"
            onClick={() => dialogs.show(TakeBackDialog, { share: props.share })}
          >
            <Icon name="private" />
            Take back…
          </button>
        </Show>
      </td>
    </tr>
  )
}
