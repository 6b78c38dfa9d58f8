/**
 * The history of some actors that belong together: of one of them the line of time and how it was, or its machine; of
 * all of them what happened, in sentences.
 */
import { type Component, createSignal, For, Match, Show, Switch } from "solid-js"
import { later } from "../parts/later.tsx"
import { useModel } from "../state/model.ts"
import { AsItWas } from "./AsItWas.tsx"
import { createEntries } from "./createEntries.ts"
import { createTravel } from "./createTravel.ts"
import { type HistoryOf, nameOf } from "./historyOf.ts"
import { HistoryLines } from "./HistoryLines.tsx"
import { Strip } from "./Strip.tsx"
import { pastWords } from "./words.ts"

/** With all charts in it. */
const Machine = later(async () => (await import("../machine/Machine.tsx")).Machine)

type Side = "history" | "machine"

interface ActorHistoryProps {
  readonly streams: readonly HistoryOf[]
  /** Facts come every few minutes, and many are told in one line: so more are read at once. */
  readonly dense?: true
  /** The one side that is shown; without it one can turn from one to the other. */
  readonly side?: Side
}

export const ActorHistory: Component<ActorHistoryProps> = (props) => {
  const { moment, shares } = useModel()
  const entries = createEntries(() => props.streams, props.dense === true)
  const [chosen, choose] = createSignal("")
  const [turned, turn] = createSignal<Side>("history")
  const side = (): Side => props.side ?? turned()
  const of = (): HistoryOf => props.streams.find((stream) => nameOf(stream) === chosen()) ?? props.streams[0]!
  const travel = createTravel(
    of,
    () => entries.of(of()).length > 0,
    () => (moment.isPast() ? (entries.of(of())[0]?.version ?? null) : null),
  )
  const called = ([table, id]: HistoryOf): string => {
    const visibility = table === "shares" ? shares().get(id)?.visibility : undefined
    return visibility ? `${pastWords.tables[table]} (${pastWords.visibility(visibility)})` : pastWords.tables[table]
  }
  const goTo = (seq: number): void => {
    for (const stream of props.streams) {
      const entry = entries.of(stream).find((one) => one.seq === seq)
      if (!entry) continue
      choose(nameOf(stream))
      travel.goTo(stream, entry.version)
    }
  }
  return (
    <div class="life">
      <Show when={props.streams.length > 1 || !props.side}>
        <div class="life-choice">
          <Show when={props.streams.length > 1}>
            <select
              aria-label={pastWords.whose}
              value={nameOf(of())}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              <For each={props.streams}>{(stream) => <option value={nameOf(stream)}>{called(stream)}</option>}</For>
            </select>
          </Show>
          <Show when={!props.side}>
            <For each={["history", "machine"] as const}>
              {(one) => (
                <button type="button" class="button strip-step" aria-pressed={side() === one} onClick={() => turn(one)}>
                  {pastWords[one]}
                </button>
              )}
            </For>
          </Show>
        </div>
      </Show>
      <Show when={travel.last() > 0}>
        <Strip travel={travel} />
        <Switch>
          <Match when={side() === "machine"}>
            <Machine table={of()[0]} visits={travel.visits()} at={travel.at()} onGo={travel.go} />
          </Match>
          <Match when={side() === "history"}>
            <AsItWas travel={travel} />
          </Match>
        </Switch>
      </Show>
      <Show when={side() === "history"}>
        <HistoryLines entries={entries} onGo={goTo} />
      </Show>
    </div>
  )
}
