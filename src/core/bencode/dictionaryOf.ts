/** A dictionary out of values as they were written, in the order of their keys: no octet of a value changes. */
export const dictionaryOf = (slices: Iterable<readonly [key: string, value: Uint8Array]>): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      D,
      ...[...slices].flatMap(([key, value]) => [Buffer.from(`${key.length}:${key}`, "latin1"), value]),
      E,
    ]),
  )
const D = Buffer.from("d")
const E = Buffer.from("e")
