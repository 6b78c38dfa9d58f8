/** A link as a QR code on a terminal: two rows of modules a line, in half blocks. */
import type { Command } from "commander"
import { sayBlocks } from "./output.ts"

/** Light modules around it, which readers need. */
const MARGIN = 2

/** @param dark whether the module is dark; those outside of the code are not. */
export const qrLines = (size: number, dark: (x: number, y: number) => boolean): readonly string[] => {
  const places = (from: number, step: number) =>
    Array.from({ length: Math.ceil((size + 2 * MARGIN) / step) }, (_, i) => from + i * step)
  const isDark = (x: number, y: number) => x >= 0 && y >= 0 && x < size && y < size && dark(x, y)
  return places(-MARGIN, 2).map((y) =>
    places(-MARGIN, 1)
      .map((x) => (isDark(x, y) ? (isDark(x, y + 1) ? "█" : "▀") : isDark(x, y + 1) ? "▄" : " "))
      .join(""),
  )
}

export interface QrOptions {
  readonly json?: true
  readonly qr?: true
}

export const withQr = (command: Command): Command =>
  command.option("--qr", "show the link as a QR code too, for a phone's camera; not with --json")

export const sayQr = async (text: string, { qr, json }: QrOptions): Promise<void> => {
  if (!qr || json) return
  const { generate } = await import("lean-qr")
  const code = generate(text)
  sayBlocks(qrLines(code.size, (x, y) => code.get(x, y)))
}
