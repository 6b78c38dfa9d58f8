/**
 * An actor's machine: the mode that it is in, or was in at the event that is looked at, the modes that it has been in,
 * and how it came here. A mode leads to the events by which it was entered.
 */
import { type Component, createMemo, createResource, createSignal, For, Show } from "solid-js"
import { durationText, numberText } from "../../contract/figures.ts"
import type { TableName } from "../../contract/rows.ts"
import type { ModeVisit } from "../../contract/timeTravel.ts"
import { clockText } from "../../contract/words/time.ts"
import { modeText } from "../history/fields.ts"
import { Marked } from "../parts/Marked.tsx"
import { useModel } from "../state/model.ts"
import { ChartDrawing } from "./ChartDrawing.tsx"
import { askChart } from "./charts.ts"
import { ModeTable } from "./ModeTable.tsx"
import { visitedModes } from "./visited.ts"
import { machineWords } from "./words.ts"

interface MachineProps {
  readonly table: TableName
  readonly visits: readonly ModeVisit[]
  /** The version that is looked at. */
  readonly at: number
  readonly onGo: (version: number) => void
}

export const Machine: Component<MachineProps> = (props) => {
  const { now } = useModel()
  const [answer, { refetch }] = createResource(() => props.table, askChart)
  const chart = () => {
    const said = answer.latest
    return said?.ok ? said.value : undefined
  }
  const refusal = () => {
    const said = answer.latest
    return said && !said.ok ? said.message : undefined
  }
  const [asked, ask] = createSignal<string | null>(null)
  const visited = createMemo(() => visitedModes(props.visits, now()))
  const here = createMemo(() => props.visits.findLastIndex(({ version }) => version <= props.at))
  const mode = (): string => props.visits[here()]?.mode ?? chart()?.initial ?? ""
  const came = () => {
    const [from, to] = [props.visits[here() - 1]?.mode ?? chart()?.initial ?? "", props.visits[here()]]
    return to && { from, to: to.mode, by: to.fact, at: to.at }
  }
  const visitedAs = (name: string | null) => visited().find((one) => one.mode === name)
  /** To the one entry that there is; of several one is chosen. */
  const choose = (name: string): void => {
    const entries = visitedAs(name)?.visits ?? []
    ask(entries.length > 1 ? name : null)
    if (entries.length === 1) props.onGo(entries[0]!.version)
  }
  const several = () => visitedAs(asked())
  return (
    <div class="machine">
      <p>
        <Marked text={machineWords.is(modeText(mode()))} />
        <Show when={came()}>
          {(last) => <Marked text={machineWords.came(modeText(last().from), last().by, clockText(last().at))} />}
        </Show>
        .
      </p>
      <Show when={chart()}>
        {(drawn) => <ChartDrawing chart={drawn()} mode={mode()} visited={visited()} came={came()} onMode={choose} />}
      </Show>
      <Show when={refusal()}>
        {(message) => (
          <div class="callout with-button" role="status">
            <p>{message()}</p>
            <button type="button" class="button" onClick={() => void refetch()}>
              {machineWords.tryAgain}
            </button>
          </div>
        )}
      </Show>
      <Show when={several()}>
        {(one) => (
          <div class="machine-entries" role="group" aria-label={machineWords.when(modeText(one().mode))}>
            <p class="quiet">{machineWords.became(modeText(one().mode), one().visits.length)}</p>
            <For each={one().visits.toReversed()}>
              {(visit) => (
                <button type="button" class="button strip-step number" onClick={() => props.onGo(visit.version)}>
                  {clockText(visit.at)}
                </button>
              )}
            </For>
          </div>
        )}
      </Show>
      <table class="change-table machine-modes">
        <thead>
          <tr>
            <th scope="col">{machineWords.been}</th>
            <th scope="col" class="number">
              {machineWords.times}
            </th>
            <th scope="col" class="number">
              {machineWords.lasted}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={visited().map((one) => one.mode)}>
            {(name) => (
              <tr data-here={name === mode() ? "" : undefined}>
                <th scope="row">
                  <button type="button" class="link-like" onClick={() => choose(name)}>
                    {modeText(name)}
                  </button>
                </th>
                <td class="number">{numberText(visitedAs(name)?.visits.length ?? 0)}</td>
                <td class="number">{durationText((visitedAs(name)?.lasted ?? 0) / 1_000)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={chart()}>{(drawn) => <ModeTable chart={drawn()} />}</Show>
    </div>
  )
}
