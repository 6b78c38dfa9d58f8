/** SHA3-256 (FIPS 202) where there is no node:crypto: in a browser, for a few octets. Pure. */
const RATE = 136
const MASK = (1n << 64n) - 1n

const rotate = (lane: bigint, by: number): bigint =>
  by === 0 ? lane : ((lane << BigInt(by)) | (lane >> BigInt(64 - by))) & MASK

/** Keccak-f[1600] over 25 lanes of 64 bits; what differs from round to round comes out of its own shift register. */
const permute = (lanes: bigint[]): void => {
  let register = 1
  for (let round = 0; round < 24; round++) {
    const columns = Array.from({ length: 5 }, (_, x) => [0, 5, 10, 15, 20].reduce((sum, y) => sum ^ lanes[x + y]!, 0n))
    for (let at = 0; at < 25; at++) lanes[at]! ^= columns[(at + 4) % 5]! ^ rotate(columns[(at + 1) % 5]!, 1)
    let [x, y] = [1, 0]
    let moved = lanes[1]!
    for (let step = 1; step < 25; step++) {
      ;[x, y] = [y, (2 * x + 3 * y) % 5]
      const at = x + 5 * y
      const next = lanes[at]!
      lanes[at] = rotate(moved, ((step * (step + 1)) / 2) % 64)
      moved = next
    }
    for (let row = 0; row < 25; row += 5) {
      const before = lanes.slice(row, row + 5)
      for (let at = 0; at < 5; at++)
        lanes[row + at] = before[at]! ^ (~before[(at + 1) % 5]! & MASK & before[(at + 2) % 5]!)
    }
    for (let bit = 0; bit < 7; bit++) {
      if (register & 1) lanes[0]! ^= 1n << BigInt(2 ** bit - 1)
      register = (register << 1) ^ (register >> 7 ? 0x171 : 0)
    }
  }
}

export const sha3 = (message: Uint8Array): Uint8Array => {
  const padded = new Uint8Array((Math.floor(message.length / RATE) + 1) * RATE)
  padded.set(message)
  padded[message.length]! ^= 6
  padded[padded.length - 1]! ^= 0x80
  const lanes = Array<bigint>(25).fill(0n)
  const view = new DataView(padded.buffer)
  for (let block = 0; block < padded.length; block += RATE) {
    for (let at = 0; at < RATE / 8; at++) lanes[at]! ^= view.getBigUint64(block + at * 8, true)
    permute(lanes)
  }
  const sum = new DataView(new ArrayBuffer(32))
  for (let at = 0; at < 4; at++) sum.setBigUint64(at * 8, lanes[at]!, true)
  return new Uint8Array(sum.buffer)
}
