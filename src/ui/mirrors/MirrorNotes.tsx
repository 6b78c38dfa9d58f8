/** What is out of the ordinary with a mirror, and what it means. */
import { type Component, Index, Show } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { canUpdate, mirrorNotes, type Note } from "../../contract/words/mirror.ts"
import { useModel } from "../state/model.ts"
import { mirrorsWords as words } from "./words.ts"

export const MirrorNotes: Component<{ readonly mirror: MirrorView }> = (props) => {
  const { now, state } = useModel()
  const more = ({ about }: Note): string => (about === "quota" && canUpdate(props.mirror) ? ` ${words.triesAgain}` : "")
  return (
    <Index each={mirrorNotes(props.mirror, state.live, now())}>
      {(note) => (
        <p class="callout" data-tone={note().tone}>
          <Show when={note().meaning} fallback={<bdi>{note().matter}</bdi>}>
            {(meaning) => (
              <>
                <strong>{note().matter}</strong> {meaning()}
                {more(note())}
              </>
            )}
          </Show>
        </p>
      )}
    </Index>
  )
}
