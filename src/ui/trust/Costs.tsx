/** What reaching further would take of what there is: of the nodes and octets for trust, the disk, and the memory. */
import { type Component, createResource, Show } from "solid-js"
import type { TrustCost } from "../../contract/trust.ts"
import { askTrust } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { Gauge } from "./Gauge.tsx"
import { trustWords as words } from "./words.ts"

export const Costs: Component<{ readonly cost: TrustCost }> = (props) => {
  const { state } = useModel()
  const [answer] = createResource(askTrust)
  const page = () => {
    const told = answer()
    return told?.ok ? told.value : undefined
  }
  return (
    <Show when={page()}>
      {(now) => {
        const nodes = () => now().far.length + props.cost.nodes
        const octets = () => now().octets + props.cost.octets
        const { most, limits } = now()
        return (
          <section class="gauges" aria-label={words.afterwards}>
            <Gauge
              name={words.nodesRoom}
              taken={nodes()}
              most={limits.nodes}
              text={words.nodesOf(nodes(), limits.nodes)}
            />
            <Gauge name={words.wordsRoom} taken={octets()} most={most} text={words.wordsOf(octets(), most)} />
            <Gauge
              name={words.diskRoom}
              taken={props.cost.octets}
              most={state.live.freeBytes}
              text={words.diskOf(props.cost.octets, state.live.freeBytes)}
            />
            <Gauge
              name={words.memoryRoom}
              taken={props.cost.memory}
              most={limits.memory}
              text={words.memoryOf(props.cost.memory, limits.memory)}
            />
          </section>
        )
      }}
    </Show>
  )
}
