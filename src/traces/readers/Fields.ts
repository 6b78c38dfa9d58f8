/**
 * Numbers and texts that stand one behind the other. Behind the last octet a number is NaN, which is no length and no
 * place: a source has nothing there, and no loop goes so far.
 */
export class Fields {
  at = 0
  readonly octets: Buffer
  readonly #little: boolean

  constructor(octets: Buffer, order: "big" | "little" = "big") {
    this.octets = octets
    this.#little = order === "little"
  }

  /** Of so many octets; of none it is 0. */
  number(width: number): number {
    const own = this.octets.subarray(this.at, this.at + width)
    this.at += width
    if (own.length < width) return NaN
    const value = (sum: number, octet: number) => sum * 256 + octet
    return this.#little ? own.reduceRight(value, 0) : own.reduce(value, 0)
  }

  /** As Latin-1. */
  letters(length: number): string {
    this.at += length
    return this.octets.toString("latin1", this.at - length, this.at)
  }

  /** As Latin-1, up to a zero. */
  word(): string {
    const end = this.octets.indexOf(0, this.at)
    const text = this.octets.toString("latin1", this.at, end < 0 ? this.octets.length : end)
    this.at += text.length + 1
    return text
  }
}
