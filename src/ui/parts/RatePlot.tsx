/** Rates as two lines over one scale, the newest at the right. */
import { type Component, createMemo } from "solid-js"
import { rateText } from "../../contract/figures.ts"
import type { Rates } from "../state/rates.ts"
import { partWords as words } from "./words.ts"

const HEIGHT = 64

const line = (samples: readonly number[], top: number, most: number): string =>
  samples
    .map((value, i) => `${most - samples.length + i},${(HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1)}`)
    .join(" ")

interface RatePlotProps {
  readonly rates: Rates
  /** So many samples fill it, over so long. */
  readonly most: number
  readonly span: string
}

export const RatePlot: Component<RatePlotProps> = (props) => {
  const top = createMemo(() => Math.max(1_000, ...props.rates.down, ...props.rates.up))
  const area = () => {
    const { down } = props.rates
    return `${props.most - down.length},${HEIGHT} ${line(down, top(), props.most)} ${props.most - 1},${HEIGHT}`
  }
  return (
    <figure class="plot">
      <svg viewBox={`0 0 ${props.most - 1} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <polygon class="plot-area" points={area()} />
        <polyline class="plot-down" points={line(props.rates.down, top(), props.most)} />
        <polyline class="plot-up" points={line(props.rates.up, top(), props.most)} />
      </svg>
      <figcaption>
        <span>
          <i class="swatch swatch-down" aria-hidden="true" />
          {words.down}
        </span>
        <span>
          <i class="swatch swatch-up" aria-hidden="true" />
          {words.up}
        </span>
        <span class="quiet">{words.top(props.span, rateText(top()))}</span>
      </figcaption>
    </figure>
  )
}
