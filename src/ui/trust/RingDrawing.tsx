/**
 * The web of trust as rings around the operator. One stop of Tab; arrows lead from node to node, Enter opens one. Its
 * twin in words is the table.
 */
import { type Component, createMemo, createSignal, For } from "solid-js"
import { MIDDLE, ringLayout, type RestStop, type Stop } from "./ringLayout.ts"
import { stopAfter, stopsOf } from "./ringKeys.ts"
import { ringNames } from "./ringNames.ts"
import { nodeName, type WebNode } from "./webNodes.ts"
import { trustWords as words } from "./words.ts"

interface RingDrawingProps {
  readonly nodes: readonly WebNode[]
  /** Without an id: to those that are not drawn. */
  readonly onOpen: (id?: string) => void
}

const place = (angle: number, radius: number): string =>
  `${(radius * Math.sin(angle)).toFixed(1)} ${(-radius * Math.cos(angle)).toFixed(1)}`

export const RingDrawing: Component<RingDrawingProps> = (props) => {
  let svg!: SVGSVGElement
  const [chosen, setChosen] = createSignal<string>()
  const drawn = createMemo(() => ringLayout(props.nodes))
  const lines = createMemo(() => new Map(props.nodes.map((node) => [node.id, node])))
  const stops = createMemo(() => stopsOf(drawn()))
  const places = createMemo(() => new Map(stops().map((stop) => [stop.id, stop])))
  const current = (): Stop | undefined => places().get(chosen() ?? "") ?? stops()[0]
  const nodeIds = createMemo(() => drawn().nodes.map(({ id }) => id))
  const restIds = createMemo(() => drawn().rests.map(({ id }) => id))
  const names = createMemo(() =>
    ringNames(drawn().nodes, drawn().radius, (id) => {
      const node = lines().get(id)
      return node && { name: nodeName(node), given: node.name !== null }
    }),
  )
  const nodeLine = (id: string): string => {
    const node = lines().get(id)
    return node ? words.nodeLine(nodeName(node), node.degree, node.standing, node.count) : ""
  }
  const said = (): string => {
    const stop = current()
    return stop ? (lines().has(stop.id) ? nodeLine(stop.id) : restText(stop as RestStop)) : ""
  }
  const restText = (rest: RestStop): string => words.moreNodes(rest.count, rest.degree)
  /** From the one that is chosen, by those that lead to it, to the middle. */
  const ways = createMemo(() => {
    const paths: string[] = []
    const seen = new Set<string>()
    const go = (id: string): void => {
      const [stop, node] = [places().get(id), lines().get(id)]
      if (!stop || !node || seen.has(id)) return
      seen.add(id)
      if (node.degree === 1) paths.push(`M${stop.x} ${stop.y}L0 0`)
      for (const by of node.via) {
        const before = places().get(by)
        if (before) paths.push(`M${stop.x} ${stop.y}L${before.x} ${before.y}`)
        go(by)
      }
    }
    const stop = current()
    if (stop) go(stop.id)
    return paths.join("")
  })
  const onKey = (event: KeyboardEvent): void => {
    const from = current()
    if (!from || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === "Enter" || event.key === " ") open(from.id)
    else {
      const next = stopAfter(stops(), from, event.key)
      if (!next) return
      setChosen(next.id)
      svg.querySelector<SVGElement>('[tabindex="0"]')?.focus()
    }
    event.preventDefault()
  }
  const open = (id: string): void => props.onOpen(lines().has(id) ? id : undefined)
  const tab = (id: string) => (current()?.id === id ? 0 : -1)
  const box = () => `${-drawn().size} ${-drawn().size} ${2 * drawn().size} ${2 * drawn().size}`
  return (
    <figure class="rings">
      <p class="ring-said">
        <bdi>{said()}</bdi>
      </p>
      <svg
        ref={svg}
        viewBox={box()}
        style={{ "max-width": `${2 * drawn().size * 1.15}px` }}
        role="group"
        aria-label={words.rings}
        aria-describedby="rings-keys"
        onKeyDown={onKey}
      >
        <For each={drawn().rings}>{({ outer }) => <circle class="ring" r={outer} />}</For>
        <path class="ring-way" d={ways()} />
        <circle class="ring-you" r={MIDDLE - 6} />
        <For each={restIds()}>
          {(id) => {
            const rest = () => drawn().rests.find((one) => one.id === id)!
            const ring = () => drawn().rings[rest().degree - 1]!
            const shape = () => {
              const { from, to } = rest()
              const [inner, outer] = [ring().inner + 2, ring().outer - 2]
              return (
                `M${place(from, inner)}L${place(from, outer)}A${outer} ${outer} 0 0 1 ${place(to, outer)}` +
                `L${place(to, inner)}A${inner} ${inner} 0 0 0 ${place(from, inner)}Z`
              )
            }
            return (
              <g
                class="ring-stop"
                role="link"
                tabindex={tab(id)}
                aria-label={restText(rest())}
                onFocus={() => setChosen(id)}
                onClick={() => open(id)}
              >
                <path class="ring-rest" d={shape()} />
              </g>
            )
          }}
        </For>
        <For each={nodeIds()}>
          {(id) => {
            const stop = createMemo<Stop>((before) => places().get(id) ?? before!)
            const node = createMemo<WebNode>((before) => lines().get(id) ?? before!)
            return (
              <g
                class="ring-stop"
                role="link"
                tabindex={tab(id)}
                data-tone={node().look.tone}
                aria-label={nodeLine(id)}
                transform={`translate(${stop().x.toFixed(1)} ${stop().y.toFixed(1)})`}
                onFocus={() => setChosen(id)}
                onPointerEnter={() => document.activeElement?.closest(".rings") ?? setChosen(id)}
                onClick={() => open(id)}
              >
                <circle class="ring-node" r={drawn().radius} />
              </g>
            )
          }}
        </For>
        <g aria-hidden="true">
          <text class="ring-text" dy="0.35em">
            {words.you}
          </text>
          <For each={drawn().rests}>
            {({ x, y, count }) => (
              <text class="ring-text" x={x} y={y} dy="0.35em">
                {words.more(count)}
              </text>
            )}
          </For>
          <For each={names()}>
            {({ x, y, text }) => (
              <text class="ring-text ring-name" x={x} y={y} dy="0.35em">
                {text}
              </text>
            )}
          </For>
        </g>
      </svg>
      <figcaption class="quiet" id="rings-keys">
        {words.ringsKeys}
      </figcaption>
    </figure>
  )
}
