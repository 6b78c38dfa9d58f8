/** A text as a QR code: black on white whatever the theme, since cameras read no other surely. */
import { generate } from "lean-qr"
import type { Component } from "solid-js"

/** Light modules around it, which readers need. */
const MARGIN = 4

/** A path of one square a dark module. */
const squares = (text: string): { readonly size: number; readonly path: string } => {
  const code = generate(text)
  const places = Array.from({ length: code.size }, (_, i) => i)
  const path = places
    .flatMap((y) => places.filter((x) => code.get(x, y)).map((x) => `M${x + MARGIN} ${y + MARGIN}h1v1h-1z`))
    .join("")
  return { size: code.size + 2 * MARGIN, path }
}

export const QrCode: Component<{ readonly text: string; readonly label: string }> = (props) => {
  const code = () => squares(props.text)
  return (
    <svg class="qr" role="img" aria-label={props.label} viewBox={`0 0 ${code().size} ${code().size}`}>
      <path d={code().path} />
    </svg>
  )
}
