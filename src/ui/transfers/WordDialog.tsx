/**
 * Asks for the operator's word that a download waits for, and says what it allows: names that machines run, or files
 * that are there already.
 */
import { type Component, Show } from "solid-js"
import type { Item } from "../state/items.ts"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"
import { Marked } from "../parts/Marked.tsx"
import { itemWords as words } from "./words.ts"

export const WordDialog: Component<{ readonly item: Item; readonly word: "acceptNames" | "useExisting" }> = (props) => {
  const torrent = () => props.item.torrent!.id
  return (
    <Show
      when={props.word === "acceptNames"}
      fallback={
        <ConfirmDialog
          title={words.use}
          about={props.item}
          command={{ type: "ResumeTorrent", torrent: torrent(), useExisting: true }}
          go={words.useGo}
          danger
          done={words.used}
        >
          <p>
            <Marked text={words.useText} />
          </p>
          <p class="quiet">{words.useElse}</p>
        </ConfirmDialog>
      }
    >
      <ConfirmDialog
        title={words.names}
        about={props.item}
        command={{ type: "ResumeTorrent", torrent: torrent(), acceptNames: true }}
        go={words.namesGo}
        danger
        done={words.namesDone}
      >
        <p>
          <Marked text={words.namesText} />
        </p>
        <p class="quiet">
          <bdi>{props.item.note}</bdi>
        </p>
      </ConfirmDialog>
    </Show>
  )
}
