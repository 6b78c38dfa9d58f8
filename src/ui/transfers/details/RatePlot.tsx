/** The rates of the last two minutes as two lines over one scale. */
import { type Component, createMemo } from "solid-js"
import { rateText } from "../../../contract/figures.ts"
import { type Rates, SAMPLES } from "../../state/rates.ts"

const HEIGHT = 64

const line = (samples: readonly number[], top: number): string =>
  samples
    .map((value, i) => `${SAMPLES - samples.length + i},${(HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1)}`)
    .join(" ")

export const RatePlot: Component<{ readonly rates: Rates }> = (props) => {
  const top = createMemo(() => Math.max(1_000, ...props.rates.down, ...props.rates.up))
  const area = () =>
    `${SAMPLES - props.rates.down.length},${HEIGHT} ${line(props.rates.down, top())} ${SAMPLES - 1},${HEIGHT}`
  return (
    <figure class="plot">
      <svg viewBox={`0 0 ${SAMPLES - 1} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <polygon class="plot-area" points={area()} />
        <polyline class="plot-down" points={line(props.rates.down, top())} />
        <polyline class="plot-up" points={line(props.rates.up, top())} />
      </svg>
      <figcaption>
        <span>
          <i class="swatch swatch-down" aria-hidden="true" />
          Down
        </span>
        <span>
          <i class="swatch swatch-up" aria-hidden="true" />
          Up
        </span>
        <span class="quiet">last 2 minutes, top {rateText(top())}</span>
      </figcaption>
    </figure>
  )
}
