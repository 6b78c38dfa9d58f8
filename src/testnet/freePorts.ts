/** Free TCP ports in one block, below the range from which the system picks ports by itself. */
import { randomInt } from "node:crypto"
import { takenPorts } from "../process/tcpPorts.ts"

const FIRST = 20_000
const LAST = 32_000

export const freePorts = (count: number): number[] => {
  const used = takenPorts()
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const first = randomInt(FIRST, LAST - count)
    const block = Array.from({ length: count }, (_, i) => first + i)
    if (!block.some((port) => used.has(port))) return block
  }
  throw new Error(`there are no ${count} free TCP ports in a row between ${FIRST} and ${LAST}`)
}
