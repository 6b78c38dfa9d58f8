/** The pieces of a torrent as a strip: a column a piece, or as many pieces as fit into one. */
import { type Component, createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js"
import type { TorrentRow } from "../../../contract/rows.ts"
import { useModel } from "../../state/model.ts"
import { createPieces } from "./createPieces.ts"
import { columnsOf, KINDS, kindsOf, type PieceKind } from "./pieceColumns.ts"
import { detailsWords as words } from "./words.ts"

const HEIGHT = 36
/** By their names in the style sheet, so that both themes have their own. */
const colours: Readonly<Record<PieceKind | "unknown", string>> = {
  verified: "--leaf",
  underWay: "--move",
  available: "--move-soft",
  missing: "--bad-soft",
  unwanted: "--sunken",
  unknown: "--rest-soft",
}

export const PieceMap: Component<{ readonly torrent: TorrentRow }> = (props) => {
  const { theme } = useModel()
  let canvas!: HTMLCanvasElement
  const [width, setWidth] = createSignal(0)
  const [dark, setDark] = createSignal(false)
  const page = createPieces(
    () => props.torrent.id,
    () => `${props.torrent.verifiedPieces} ${props.torrent.wanted?.files}`,
  )
  const kinds = createMemo(() => {
    const now = page()
    return now ? kindsOf(now) : new Uint8Array(0)
  })
  /** Without a peer nobody is known to have what is missing, nor not to have it. */
  const lookOf = (kind: PieceKind) => (kind === "missing" && !page()?.copies.length ? "unknown" : kind)
  const counts = createMemo(() => columnsOf(kinds(), 1)[0] ?? new Uint32Array(KINDS.length))
  onMount(() => {
    const watcher = new ResizeObserver(() => setWidth(canvas.clientWidth))
    watcher.observe(canvas)
    const scheme = matchMedia("(prefers-color-scheme: dark)")
    const look = () => setDark(scheme.matches)
    look()
    scheme.addEventListener("change", look)
    onCleanup(() => {
      watcher.disconnect()
      scheme.removeEventListener("change", look)
    })
  })
  createEffect(() => {
    const [columns, across] = [columnsOf(kinds(), Math.max(1, width())), width()]
    void [dark(), theme.theme()]
    // The theme is set on the document by an effect of its own.
    requestAnimationFrame(() => draw(columns, across))
  })
  /** From below: what is here, what comes, what could. */
  const draw = (columns: readonly Uint32Array[], across: number): void => {
    const pen = canvas.getContext("2d")
    if (!pen || across === 0 || !canvas.isConnected) return
    const scale = devicePixelRatio
    canvas.width = across * scale
    canvas.height = HEIGHT * scale
    const style = getComputedStyle(canvas)
    // A colour for light and one for dark is resolved by the browser alone.
    const inks = KINDS.map((kind) => {
      canvas.style.color = `var(${colours[lookOf(kind)]})`
      return style.color
    })
    canvas.style.color = ""
    for (const [column, parts] of columns.entries()) {
      const [from, to] = [column, column + 1].map((at) => Math.round((at * canvas.width) / columns.length))
      const all = parts.reduce((sum, part) => sum + part, 0)
      let below = canvas.height
      for (const [kind, part] of parts.entries()) {
        if (part === 0) continue
        const tall = (part / all) * canvas.height
        pen.fillStyle = inks[kind]!
        pen.fillRect(from!, below - tall, to! - from!, tall)
        below -= tall
      }
    }
  }
  return (
    <figure class="piece-map">
      <canvas
        ref={canvas}
        role="img"
        aria-label={words.mapText(counts()[0]!, kinds().length, counts()[1]!, page()?.copies.length ? counts()[3]! : 0)}
      />
      <figcaption>
        <For each={KINDS.filter((_, kind) => counts()[kind]! > 0)}>
          {(kind) => (
            <span>
              <i class="swatch" data-kind={lookOf(kind)} aria-hidden="true" />
              {words.legend[lookOf(kind)]}
            </span>
          )}
        </For>
        <Show when={page() === undefined}>
          <span class="quiet">…</span>
        </Show>
      </figcaption>
    </figure>
  )
}
