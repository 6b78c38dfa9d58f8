/**
 * A tar archive (POSIX ustar) that is the same octets for the same files: no owner, no time, two modes. Pure.
 */
const BLOCK = 512
const ENCODER = new TextEncoder()

const field = (block: Uint8Array, at: number, length: number, text: string): void => {
  const octets = ENCODER.encode(text)
  if (octets.length > length) throw new RangeError(`“${text}” is too long for a tar archive`)
  block.set(octets, at)
}
const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`

/** Names of over 100 octets are cut in two at a `/`. */
const split = (path: string): readonly [prefix: string, name: string] => {
  if (Buffer.byteLength(path) <= 100) return ["", path]
  for (let at = path.indexOf("/"); at > 0; at = path.indexOf("/", at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)]
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, name]
  }
  throw new RangeError(`“${path}” is too long for a tar archive`)
}

/** What stands before a file's octets. */
export const header = (path: string, mode: "644" | "755", size: number): Uint8Array => {
  const block = new Uint8Array(BLOCK)
  const [prefix, name] = split(path)
  field(block, 0, 100, name)
  field(block, 100, 8, octal(Number.parseInt(mode, 8), 7))
  for (const at of [108, 116]) field(block, at, 8, octal(0, 7))
  field(block, 124, 12, octal(size, 11))
  field(block, 136, 12, octal(0, 11))
  field(block, 148, 8, " ".repeat(8))
  field(block, 156, 1, "0")
  field(block, 257, 8, "ustar\x0000")
  field(block, 345, 155, prefix)
  const sum = block.reduce((all, octet) => all + octet, 0)
  field(block, 148, 8, `${sum.toString(8).padStart(6, "0")}\0 `)
  return block
}

/** What stands behind them. */
export const padding = (size: number): Uint8Array => new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK)

export const ending = (): Uint8Array => new Uint8Array(2 * BLOCK)
