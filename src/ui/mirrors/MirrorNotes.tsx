/** What is out of the ordinary with a mirror, and what it means. */
import { type Component, Show } from "solid-js"
import { bytesText, countText, durationText } from "../../contract/figures.ts"
import type { MirrorView } from "../../contract/rows.ts"
import { originOf } from "../../contract/standing.ts"
import { canUpdate } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"

export const MirrorNotes: Component<{ readonly mirror: MirrorView }> = (props) => {
  const { now, state } = useModel()
  const origin = () => originOf(props.mirror, state.live.trackers[props.mirror.id], now())
  const quietFor = () => durationText(Math.floor((now() - (props.mirror.headAt ?? now())) / 86_400_000) * 86_400)
  const limit = (): string => {
    const { quota } = props.mirror
    return quota?.what === "octets" ? bytesText(quota.limit) : countText(quota?.limit ?? 0, "entry", "entries")
  }
  return (
    <>
      <Show when={props.mirror.fork}>
        {(fork) => (
          <p class="callout" data-tone="bad">
            <strong>This tracker told two different stories about entry {fork()}, both under its own signature.</strong>{" "}
            The proof is kept and passed on. Nothing more is taken from it; what was copied before stays readable. Its
            key may be in two hands, or its owner went back to an old backup.
          </p>
        )}
      </Show>
      <Show when={props.mirror.refused !== null}>
        <p class="callout" data-tone="wait">
          <strong>An older list was offered and refused:</strong> it ended with entry {props.mirror.refused}, this copy
          has {props.mirror.seq}. Whoever answered was behind, or wants entries to be forgotten. The copy here stays as
          it is.
        </p>
      </Show>
      <Show when={props.mirror.quota}>
        <p class="callout" data-tone="wait">
          <strong>The limit for one tracker, {limit()}, is reached.</strong> What is here stays and is served; the rest
          is not copied.{canUpdate(props.mirror) ? " “Update now” tries again." : ""}
        </p>
      </Show>
      <Show when={props.mirror.error}>
        {(error) => (
          <p class="callout" data-tone="bad">
            <bdi>{error().message}</bdi>
          </p>
        )}
      </Show>
      <Show when={state.live.troubles[props.mirror.id]}>
        {(trouble) => (
          <p class="callout" data-tone="wait">
            <bdi>{trouble()}</bdi>
          </p>
        )}
      </Show>
      <Show when={origin() === "silent" || origin() === "dead"}>
        <p class="callout" data-tone={origin() === "dead" ? "bad" : "wait"}>
          <strong>Its owner has signed nothing new for {quietFor()}.</strong>{" "}
          {origin() === "dead"
            ? "It is most likely gone. This copy may be what is left of it: it is worth a backup."
            : "It may only be off for a while. Mirrors go on without it."}
        </p>
      </Show>
    </>
  )
}
