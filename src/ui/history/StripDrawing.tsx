/**
 * A life along a line of time: a mark an event, runs as bands, what has expired as a gap. A drawing only; the slider
 * below it is the same for those who cannot see or point.
 */
import { type Component, createMemo, For, Show } from "solid-js"
import type { Travel } from "./createTravel.ts"
import type { FactTone } from "./factTone.ts"
import { placeIn, type Run, timeAt, versionAt } from "./strip.ts"
import { pastWords } from "./words.ts"

const WIDTH = 1_000
const HEIGHT = 64
/** Of marks, from the foot. Trouble stands out by more than its colour. */
const HIGH: Readonly<Record<FactTone, number>> = { rest: 30, move: 42, bad: 64 }

export const StripDrawing: Component<{ readonly travel: Travel }> = (props) => {
  const x = (time: number): number => Math.round(placeIn(props.travel.span(), time) * WIDTH * 10) / 10
  const of = (tone: FactTone): readonly Run[] =>
    props.travel.runs().filter((run) => run.fact !== null && run.tone === tone)
  const mark = (tone: FactTone, time: number): string => `M${x(time)} ${HEIGHT}V${HEIGHT - HIGH[tone]}`
  const marks = (tone: FactTone): string =>
    of(tone)
      .map((run) => mark(tone, run.from) + mark(tone, run.to))
      .join("")
  const bands = (tone: FactTone): string =>
    of(tone)
      .filter(({ first, last }) => last > first)
      .map(({ from, to }) => `M${x(from)} ${HEIGHT}V${HEIGHT - HIGH[tone]}H${x(to)}V${HEIGHT}Z`)
      .join("")
  /** A gap lies somewhere between its neighbours. */
  const gaps = createMemo(() =>
    props.travel.runs().flatMap((run, i, all) => {
      if (run.fact !== null) return []
      const [from, to] = [x(all[i - 1]?.to ?? run.from), x(all[i + 1]?.from ?? run.to)]
      return [{ from: Math.min(from, to), width: Math.max(3, Math.abs(to - from)), count: run.last - run.first + 1 }]
    }),
  )
  const point = (event: PointerEvent & { readonly currentTarget: SVGSVGElement }): void => {
    if (event.type === "pointermove" && event.buttons !== 1) return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const { from, to } = props.travel.span()
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId)
    props.travel.go(versionAt(props.travel.runs(), from + ((event.clientX - left) / width) * (to - from)))
  }
  return (
    <svg
      class="strip-drawing"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={point}
      onPointerMove={point}
    >
      <For each={["move", "rest", "bad"] as const}>
        {(tone) => (
          <g data-tone={tone}>
            <path class="strip-bands" d={bands(tone)} />
            <path class="strip-marks" d={marks(tone)} />
          </g>
        )}
      </For>
      <For each={gaps()}>
        {({ from, width, count }) => (
          <rect class="strip-gap" x={from} y="2" width={width} height={HEIGHT - 4}>
            <title>{pastWords.expired(count)}</title>
          </rect>
        )}
      </For>
      <Show when={props.travel.last() > 0}>
        <path
          class="strip-here"
          classList={{ past: props.travel.isPast() }}
          d={`M${x(timeAt(props.travel.runs(), props.travel.at()))} 0V${HEIGHT}`}
        />
      </Show>
    </svg>
  )
}
