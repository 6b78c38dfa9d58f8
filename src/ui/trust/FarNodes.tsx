/** Those who are reached through trusted nodes: by whom, how far, and what of them is here. */
import { type Component, createResource, For, onCleanup, Show } from "solid-js"
import { bytesText, countText } from "../../contract/figures.ts"
import type { FarView } from "../../contract/trust.ts"
import { onionText } from "../../contract/words/onion.ts"
import { timeText } from "../../contract/words/time.ts"
import { farText } from "../../contract/words/trust.ts"
import { Beyond } from "./Beyond.tsx"
import { Status } from "../parts/Status.tsx"
import { askTrust } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { trustedName } from "../state/trusted.ts"
import { farLook } from "./trustedLook.ts"

const AGAIN_MS = 5_000

export const FarNodes: Component = () => {
  const { trusted } = useModel()
  const [answer, { refetch }] = createResource(askTrust)
  const timer = setInterval(() => void (answer.loading || refetch()), AGAIN_MS)
  onCleanup(() => clearInterval(timer))
  const page = () => {
    const told = answer.latest
    return told?.ok ? told.value : undefined
  }
  const by = (address: string): string => {
    const node = trusted().find((one) => one.address === address)
    return node ? trustedName(node) : onionText(address)
  }
  const way = ({ via }: FarView): string => via.map(by).join(", ")
  return (
    <section aria-labelledby="far-nodes">
      <h3 id="far-nodes">Reached through them</h3>
      <For each={page()?.beyond ?? []}>{(more) => <Beyond beyond={more} />}</For>
      <Show
        when={(page()?.far.length ?? 0) > 0}
        fallback={<p class="quiet">Nobody yet. Many operators tell nobody whom they trust.</p>}
      >
        <p class="quiet">
          {countText(page()!.far.length, "node")}; {bytesText(page()!.octets)} of {bytesText(page()!.most)} for all
          catalogues.
        </p>
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">Known through</th>
              <th scope="col" class="number">
                Degree
              </th>
              <th scope="col" class="number">
                Torrents
              </th>
              <th scope="col">Found first</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            <For each={page()!.far}>
              {(node) => (
                <tr>
                  <td class="mono" title={node.address}>
                    {onionText(node.address)}
                  </td>
                  <td data-label="through">
                    <bdi>{way(node)}</bdi>
                  </td>
                  <td class="number" data-label="degree">
                    {node.degree}
                  </td>
                  <td class="number" data-label="torrents">
                    {node.entries}
                  </td>
                  <td data-label="found">{node.foundAt === null ? "Not yet" : timeText(node.foundAt)}</td>
                  <td>
                    <Status look={farLook[node.state]} text={farText(node.state)} />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
  )
}
