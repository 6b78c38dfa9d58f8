/**
 * Asks for the operator's word that a download waits for, and says what it allows: names that machines run, or files
 * that are there already.
 */
import { type Component, Show } from "solid-js"
import type { Item } from "../state/items.ts"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"

export const WordDialog: Component<{ readonly item: Item; readonly word: "acceptNames" | "useExisting" }> = (props) => {
  const torrent = () => props.item.torrent!.id
  return (
    <Show
      when={props.word === "acceptNames"}
      fallback={
        <ConfirmDialog
          title="Use the files that are there?"
          about={props.item}
          command={{ type: "ResumeTorrent", torrent: torrent(), useExisting: true }}
          go="Use and overwrite"
          danger
          done="What is there is being compared."
        >
          <p>
            Files of this torrent’s names are compared with it first. What fits is taken and costs nothing.{" "}
            <strong>What does not fit is overwritten</strong> and cannot be brought back.
          </p>
          <p class="quiet">To keep them, move them away on the node’s machine, then resume.</p>
        </ConfirmDialog>
      }
    >
      <ConfirmDialog
        title="Fetch files that machines run by themselves?"
        about={props.item}
        command={{ type: "ResumeTorrent", torrent: torrent(), acceptNames: true }}
        go="Fetch them"
        danger
        done="The download goes on."
      >
        <p>
          A shell, a desktop or a service may run or obey files of such names{" "}
          <strong>without anybody opening them</strong>. Go on only if you expected them from whoever gave you the link.
        </p>
        <p class="quiet">
          <bdi>{props.item.note}</bdi>
        </p>
      </ConfirmDialog>
    </Show>
  )
}
