/**
 * A second reader of canonical bencode, recursive and with no thought of speed: what two so different ones agree on is
 * likely true.
 */
import type { Bencoded } from "../../src/core/bencode/Bencoded.ts"

const INTEGER = /^i(0|-?[1-9]\d*)e/
const LENGTH = /^(0|[1-9]\d*):/

export const simpleBencode = (bytes: Uint8Array): Bencoded | undefined => {
  const text = Buffer.from(bytes).toString("latin1")
  let at = 0
  const string = (): string => {
    const head = LENGTH.exec(text.slice(at, at + 20))
    if (!head || at + head[0].length + Number(head[1]) > text.length) throw new Error("no string")
    at += head[0].length + Number(head[1])
    return text.slice(at - Number(head[1]), at)
  }
  const value = (depth: number): Bencoded => {
    if (depth > 32) throw new Error("too deep")
    const kind = text[at]
    if (kind === "i") {
      const whole = INTEGER.exec(text.slice(at, at + 24))
      if (!whole || !Number.isSafeInteger(Number(whole[1]))) throw new Error("no integer")
      at += whole[0].length
      return Number(whole[1])
    }
    if (kind !== "l" && kind !== "d") return new Uint8Array(Buffer.from(string(), "latin1"))
    at++
    const list: Bencoded[] = []
    const map = new Map<string, Bencoded>()
    let last: string | undefined
    while (text[at] !== "e") {
      if (at >= text.length) throw new Error("no end")
      if (kind === "l") list.push(value(depth + 1))
      else {
        const key = string()
        if (last !== undefined && key <= last) throw new Error("keys out of order")
        last = key
        map.set(key, value(depth + 1))
      }
    }
    at++
    return kind === "l" ? list : map
  }
  try {
    const read = value(0)
    return at === text.length ? read : undefined
  } catch {
    return undefined
  }
}
