import { describe, expect, it } from "vitest"
import { systemClock, systemRandom } from "../../../src/app/systemClock.ts"
import { avoidCommand, avoidLines, fingerprints } from "../../../src/transport/tor/avoidedRelays.ts"
import { TorTransport } from "../../../src/transport/tor/TorTransport.ts"
import { temporaryFolder } from "../../support/temporaryFolder.ts"

const a = "A1B2C3D4E5F60718293A4B5C6D7E8F9001122334"
const b = "0".repeat(40)

describe("relays to avoid", () => {
  it("are two lines of torrc, or none", () => {
    expect(avoidLines([])).toEqual([])
    expect(avoidLines([a])).toEqual([`ExcludeNodes $${a}`, "StrictNodes 1"])
    expect(avoidLines([a, b])).toEqual([`ExcludeNodes $${a},$${b}`, "StrictNodes 1"])
  })

  it("are one command, that also takes them back", () => {
    expect(avoidCommand([a, b])).toBe(`SETCONF ExcludeNodes="$${a},$${b}" StrictNodes=1`)
    expect(avoidCommand([])).toBe("RESETCONF ExcludeNodes StrictNodes")
  })

  it("are fingerprints, each once, as tor writes them", () => {
    expect(fingerprints([a.toLowerCase(), b, a])).toEqual([a, b])
    expect(fingerprints([])).toEqual([])
  })

  it.each([
    "",
    a.slice(1),
    `${a}0`,
    `$${a}`,
    `${a}\n`,
    ` ${a}`,
    `${a},${b}`,
    `${a}~name`,
    "{de}",
    "192.0.2.0/24",
    "bulb",
    `${a.slice(1)}G`,
    `${a}"\r\nExitRelay 1`,
  ])("are refused when one is %j", async (wrong) => {
    expect(() => fingerprints([a, wrong])).toThrow("40 hex digits")
    await expect(
      TorTransport.start({
        dataDir: await temporaryFolder(),
        clock: systemClock,
        random: systemRandom,
        avoid: [a, wrong],
      }),
    ).rejects.toThrow("40 hex digits")
  })
})
