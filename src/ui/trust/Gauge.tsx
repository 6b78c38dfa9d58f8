/** How much of a budget is taken, and how much something more would take of it. */
import type { Component } from "solid-js"
import { percentOf } from "../../contract/figures.ts"
import { Progress } from "../parts/Progress.tsx"

interface GaugeProps {
  readonly name: string
  readonly taken: number
  readonly most: number
  /** Both, in words. */
  readonly text: string
}

export const Gauge: Component<GaugeProps> = (props) => (
  <div class="gauge">
    <span>{props.name}</span>
    <span class="number quiet">{props.text}</span>
    <Progress
      value={percentOf(props.taken, props.most)}
      tone={props.taken > props.most ? "bad" : props.taken > 0.9 * props.most ? "wait" : "go"}
      label={`${props.name}: ${props.text}`}
    />
  </div>
)
