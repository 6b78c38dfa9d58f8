/** A text as the dark modules of a QR code, in one path. The only module that knows of the library. */
import { generate } from "lean-qr"

export interface QrPath {
  /** Of the whole, with the light modules around it that readers need. */
  readonly size: number
  readonly path: string
}

const MARGIN = 4

export const qrPath = (text: string): QrPath => {
  const code = generate(text)
  const rows = Array.from({ length: code.size }, (_, n) => n)
  const path = rows
    .flatMap((y) => rows.filter((x) => code.get(x, y)).map((x) => `M${x + MARGIN} ${y + MARGIN}h1v1h-1z`))
    .join("")
  return { size: code.size + 2 * MARGIN, path }
}
