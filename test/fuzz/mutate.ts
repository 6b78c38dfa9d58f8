/**
 * Octets changed as an attacker, a bad line or a bad disk would: mostly a little, so that much of what is changed is
 * still nearly sound.
 */
import type { Prng } from "../../src/core/prng.ts"

const ODD = [
  "d",
  "e",
  "l",
  "i",
  ":",
  "0",
  "-",
  "00",
  "i0e",
  "i-1e",
  "9007199254740993",
  "\r\n",
  "250 ",
  ".",
  "/",
  "..",
  "\0",
  "\xff",
  "\xe2\x80\xae",
  "4294967295:",
  "1:v",
  "http://",
].map((one) => Buffer.from(one, "latin1"))

export const mutate = (samples: readonly Uint8Array[], chance: Prng): Uint8Array => {
  const below = (n: number) => Math.floor(chance() * n)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!
  let bytes: Uint8Array = Uint8Array.from(pick(samples))
  const join = (...parts: Uint8Array[]) => {
    const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
  for (let times = 1 + below(3); times > 0; times--) {
    const at = below(bytes.length + 1)
    const end = Math.min(bytes.length, at + 1 + below(chance() < 0.8 ? 4 : 64))
    switch (below(9)) {
      case 0:
        if (at < bytes.length) bytes[at]! ^= 1 << below(8)
        break
      case 1:
        if (at < bytes.length) bytes[at] = below(256)
        break
      case 2:
        bytes = join(bytes.subarray(0, at), bytes.subarray(end))
        break
      case 3:
        bytes = join(bytes.subarray(0, at), pick(ODD), bytes.subarray(at))
        break
      case 4:
        bytes = join(bytes.subarray(0, end), bytes.subarray(at))
        break
      case 5:
        bytes = bytes.slice(0, at)
        break
      case 6:
        bytes = join(bytes.subarray(0, at), pick(samples).subarray(below(bytes.length + 1)))
        break
      case 7: {
        // A digit is another: lengths and numbers that nearly fit.
        for (let i = 0; i < bytes.length; i++) {
          const octet = bytes[(at + i) % bytes.length]!
          if (octet < 48 || octet > 57) continue
          bytes[(at + i) % bytes.length] = 48 + below(10)
          break
        }
        break
      }
      default:
        bytes = join(
          bytes,
          Uint8Array.from({ length: 1 + below(4) }, () => below(256)),
        )
    }
  }
  return bytes.length > 40_000 ? bytes.slice(0, 40_000) : bytes
}
