/**
 * Values over time as SVG, in the colours of the style sheet. What a moment's values are is told in a line below it,
 * for the pointer and for the arrow keys; the drawing itself is one picture with a name.
 */
import { type Component, createMemo, createSignal, For, Index, onCleanup, onMount, Show } from "solid-js"
import "./chart.css"
import { type ChartData, type Layout, isLine, layOut, type Room, type Series } from "./layout.ts"
import { barsPath, linePaths } from "./paths.ts"
import { stepAt, stepByKey } from "./pointing.ts"

interface ChartProps extends ChartData {
  /** Of the drawing, for those who do not see it. */
  readonly label: string
  /** A value as its axis has it. */
  readonly text: (value: number) => string
  /** Told while no moment is pointed at. */
  readonly summary: string
  /** The values at one step, told while it is pointed at. */
  readonly moment: (n: number) => string
}

interface Pointed {
  readonly at: number
  readonly by: "keys" | "pointer"
}

export const Chart: Component<ChartProps> = (props) => {
  const [room, setRoom] = createSignal<Room>()
  /** By its time: it stays the same one while newer steps come. */
  const [pointed, setPointed] = createSignal<Pointed | null>(null)
  let drawing!: SVGSVGElement
  onMount(() => {
    const measured = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      setRoom(width > 0 ? { width, height, em: Number.parseFloat(getComputedStyle(drawing).fontSize) } : undefined)
    })
    measured.observe(drawing)
    onCleanup(() => measured.disconnect())
  })
  const layout = createMemo(() => room() && layOut(props, room()!, props.text))
  const step = createMemo(() => {
    const n = pointed() ? props.at.indexOf(pointed()!.at) : -1
    return n < 0 ? null : n
  })
  const point = (n: number | null | undefined, by: Pointed["by"]): void => {
    const at = n == null ? undefined : props.at[n]
    setPointed(at === undefined ? null : { at, by })
  }
  const onPointer = (event: PointerEvent): void => {
    const from = drawing.getBoundingClientRect().left
    point(layout() && stepAt(layout()!, props.at.length, event.clientX - from), "pointer")
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const n = stepByKey(event.key, step(), props.at.length)
    if (n === undefined) return
    point(n, "keys")
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <figure class="plot">
      <svg
        ref={drawing}
        role="img"
        aria-label={props.label}
        tabindex="0"
        on:keydown={onKey}
        onBlur={() => setPointed(null)}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={(event) => event.pointerType === "mouse" && setPointed(null)}
      >
        <Show when={layout()}>
          {(at) => (
            <>
              <Grid layout={at()} />
              <Show when={step() !== null}>
                <rect
                  class="plot-moment"
                  x={at().x(step()!) - Math.max(2, at().band) / 2}
                  y={at().top}
                  width={Math.max(2, at().band)}
                  height={at().bottom - at().top}
                />
              </Show>
              <Index each={props.series}>{(series) => <Drawn series={series()} layout={at()} />}</Index>
            </>
          )}
        </Show>
      </svg>
      <figcaption>
        <Show when={props.series.length > 1}>
          <For each={props.series}>
            {({ name, tone }) => (
              <span data-tone={tone}>
                <i class="swatch" aria-hidden="true" />
                {name}
              </span>
            )}
          </For>
        </Show>
        <span class="plot-told number" aria-live={pointed()?.by === "keys" ? "polite" : "off"}>
          {step() === null ? props.summary : props.moment(step()!)}
        </span>
      </figcaption>
    </figure>
  )
}

const Grid: Component<{ readonly layout: Layout }> = (props) => (
  <g class="plot-grid">
    <path
      d={props.layout.values
        .map(({ place }) => `M${props.layout.left},${Math.round(place) + 0.5}H${props.layout.right}`)
        .join("")}
    />
    <path class="plot-zero" d={`M${props.layout.left},${Math.round(props.layout.zero) + 0.5}H${props.layout.right}`} />
    <Index each={props.layout.values}>
      {(label) => (
        <text class="plot-value" x={props.layout.left} y={label().place} dx="-0.5em" dy="0.35em">
          {label().text}
        </text>
      )}
    </Index>
    <Index each={props.layout.times}>
      {(label) => (
        <text class="plot-time" x={label().place} y={props.layout.bottom} dy="1.5em">
          {label().text}
        </text>
      )}
    </Index>
  </g>
)

const Drawn: Component<{ readonly series: Series; readonly layout: Layout }> = (props) => (
  <g data-tone={props.series.tone}>
    <Show when={isLine(props.series)} fallback={<path class="plot-bars" d={barsPath(props.series, props.layout)} />}>
      <Lines series={props.series} layout={props.layout} />
    </Show>
  </g>
)

const Lines: Component<{ readonly series: Series; readonly layout: Layout }> = (props) => {
  const paths = createMemo(() => linePaths(props.series, props.layout))
  return (
    <>
      <Show when={props.series.as === "area"}>
        <path class="plot-area" d={paths().area} />
      </Show>
      <path class="plot-line" d={paths().line} />
    </>
  )
}
