/** A chart in words: in each mode, what leads where. */
import { type Component, For } from "solid-js"
import { modeText } from "../history/fields.ts"
import { arrowsOf, type DrawnChart } from "./DrawnChart.ts"
import { machineWords } from "./words.ts"

export const ModeTable: Component<{ readonly chart: DrawnChart }> = (props) => (
  <details class="traffic-table">
    <summary>{machineWords.asTable}</summary>
    <div class="scroll-x" tabindex="0" role="region" aria-label={machineWords.ways}>
      <table class="change-table">
        <thead>
          <tr>
            <th scope="col">{machineWords.inMode}</th>
            <th scope="col">{machineWords.by}</th>
            <th scope="col">{machineWords.becomes}</th>
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
