import { describe, expect, it } from "vitest"
import { clockTrouble } from "../../src/core/clockTrouble.ts"
import { ClockWatch } from "../../src/exchange/ClockWatch.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"

const NOW = 1_795_000_000
const random = new SeededRandom(1)
const swarm = random.bytes(32)
const record = (issued: number): Uint8Array => {
  const by = signer(random.bytes(32))
  return PeerRecord.sign(by, { swarm, seq: 1, state: "seed", have: 100, lanes: [by.publicKey], issued, ttl: 900 })
}
const ahead = (...issued: number[]): number | undefined => {
  const watch = new ClockWatch()
  for (const at of issued) watch.refused(record(at), NOW)
  return watch.ahead(NOW)
}

describe("a clock that is off", () => {
  it("is told from true records that were refused for their time", () => {
    expect(ahead()).toBeUndefined()
    expect(ahead(NOW + 300, NOW + 290)).toBe(-300)
    expect(ahead(NOW - 1_200, NOW - 1_500)).toBe(1_200)
  })

  it("is told of by nobody else: neither by what is hardly over, nor by who contradicts, nor by forgers", () => {
    expect(ahead(NOW - 930)).toBeUndefined()
    expect(ahead(NOW + 300, NOW - 1_200)).toBeUndefined()
    const forged = record(NOW + 300)
    forged[forged.length - 20]! ^= 1
    const watch = new ClockWatch()
    for (let i = 0; i < 100; i++) watch.refused(forged, NOW)
    watch.refused(new Uint8Array(10), NOW)
    expect(watch.ahead(NOW)).toBeUndefined()
  })

  it("is forgotten when no more such records come", () => {
    const watch = new ClockWatch()
    watch.refused(record(NOW + 300), NOW)
    expect(watch.ahead(NOW + 299)).toBe(-300)
    expect(watch.ahead(NOW + 300)).toBeUndefined()
  })

  it("is said in words", () => {
    expect(clockTrouble(-300)).toMatch(/clock seems to be 5 min behind the others'/)
    expect(clockTrouble(1_230)).toMatch(/clock seems to be 21 min ahead of the others'/)
    expect(clockTrouble(-86_400)).toContain("24 h behind")
  })
})
