/**
 * How much happened when, by kind: a lane each, darker where more happened. A click goes there; the slider does the
 * same for who cannot point. The name of a lane shows its kind alone.
 */
import { type Component, createMemo, For, Show } from "solid-js"
import { timeText } from "../../contract/words/time.ts"
import { kindText } from "./actorWays.ts"
import type { Activity } from "./createActivity.ts"
import { type Column, columnAt, lanesOf } from "./lanes.ts"
import { activityWords } from "./words.ts"

const COLUMNS = 96
const HOUR_MS = 3_600_000

export const LaneDrawing: Component<{ readonly activity: Activity }> = (props) => {
  const lanes = createMemo(() => lanesOf(props.activity.index(), COLUMNS))
  const wide = (): number => Math.max(1, lanes().to - lanes().from)
  const here = (): number => {
    const { columns } = lanes()
    const at = columns.findIndex(({ before }) => before === props.activity.from())
    return at < 0 ? columns.length - 1 : at
  }
  const said = (column: Column | undefined): string =>
    column
      ? activityWords.hours(
          timeText(column.hour * HOUR_MS),
          column.counts.reduce((a, b) => a + b, 0),
          column.hours,
        )
      : ""
  const point = (event: MouseEvent & { readonly currentTarget: SVGSVGElement }): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const column = columnAt(lanes(), (event.clientX - left) / width)
    if (column) props.activity.goTo(column.before)
  }
  /** More counts, but ten times as much is not ten times as dark. */
  const dark = (count: number): number => 0.25 + (0.75 * Math.log1p(count)) / Math.log1p(Math.max(1, lanes().most))
  return (
    <Show when={lanes().columns.length > 0}>
      <div class="lanes" role="group" aria-label={activityWords.lanes}>
        <For each={lanes().kinds}>
          {(kind, k) => (
            <div class="lane">
              <button
                type="button"
                class="button strip-step lane-name"
                aria-pressed={props.activity.kinds().includes(kind)}
                onClick={() => props.activity.toggle(kind)}
              >
                {kindText(kind)}
              </button>
              <svg
                class="lane-drawing"
                viewBox={`0 0 ${wide()} 10`}
                preserveAspectRatio="none"
                aria-hidden="true"
                onClick={point}
              >
                <For each={lanes().columns.filter(({ counts }) => counts[k()]! > 0)}>
                  {(column) => (
                    <rect
                      x={column.hour - lanes().from}
                      y="0"
                      width={column.hours}
                      height="10"
                      opacity={dark(column.counts[k()]!)}
                    >
                      <title>{`${timeText(column.hour * HOUR_MS)}: ${column.counts[k()]}`}</title>
                    </rect>
                  )}
                </For>
              </svg>
            </div>
          )}
        </For>
        <Show when={lanes().columns.length > 1}>
          <div class="lane">
            <span class="quiet lane-name">{activityWords.goTo}</span>
            <input
              type="range"
              class="strip-slider"
              aria-label={activityWords.lookedAt}
              aria-valuetext={said(lanes().columns[here()])}
              min="0"
              max={Math.max(0, lanes().columns.length - 1)}
              value={here()}
              onChange={(event) =>
                props.activity.goTo(lanes().columns[event.currentTarget.valueAsNumber]?.before ?? null)
              }
            />
          </div>
        </Show>
        <p class="quiet number lanes-said">{said(lanes().columns[here()])}</p>
      </div>
    </Show>
  )
}
