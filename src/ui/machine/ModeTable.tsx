/** A chart in words: in each mode, what leads where. */
import { type Component, For } from "solid-js"
import { modeText } from "../history/fields.ts"
import { arrowsOf, type DrawnChart } from "./DrawnChart.ts"

export const ModeTable: Component<{ readonly chart: DrawnChart }> = (props) => (
  <details class="traffic-table">
    <summary>The machine as a table</summary>
    <div class="scroll-x" tabindex="0" role="region" aria-label="What leads from mode to mode">
      <table class="change-table">
        <thead>
          <tr>
            <th scope="col">In the mode</th>
            <th scope="col">by</th>
            <th scope="col">it becomes</th>
          </tr>
        </thead>
        <tbody>
          <For each={arrowsOf(props.chart)}>
            {({ from, by, to }) => (
              <tr>
                <th scope="row">{modeText(from)}</th>
                <td>{by.join(", ")}</td>
                <td>{modeText(to)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  </details>
)
