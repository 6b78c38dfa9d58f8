import { describe, expect, it } from "vitest"
import { declaresFamily, descriptorProblem, flagsOf } from "../../src/relay/descriptor.ts"
import { familyKeyFile } from "../../src/relay/family.ts"
import { relayTorrc, setConf } from "../../src/relay/relayTorrc.ts"

const place = { folder: "/home/some one/relay", socket: "/home/some one/run/relay", network: [] }
const settings = { port: 9001, rate: 1_245_184, burst: 2_490_368 }

const family = new Uint8Array(32).fill(7)
/** Of its public key. */
const FAMILY_ID = "6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw"

describe("the relay's torrc", () => {
  const torrc = relayTorrc(place, settings)

  it("is that of a middle relay", () => {
    expect(torrc).toContain("ExitRelay 0")
    expect(torrc).toContain("ExitPolicy reject *:*")
    expect(torrc).toContain("SocksPort 0")
    expect(torrc).toContain("ORPort 9001")
    expect(torrc).toContain("RelayBandwidthRate 1245184")
    expect(torrc).toContain('ControlPort unix:"/home/some one/run/relay"')
  })

  it("has nothing in it that must never be: no onion, no exit, no name, no owner, nothing of this software", () => {
    for (const line of torrc) {
      expect(line).not.toMatch(
        /^(HiddenService|Nickname|ContactInfo|MyFamily|ExitPolicy accept|ReducedExitPolicy|ExitPortStatistics|DirPort|BridgeRelay|__OwningControllerProcess|AssumeReachable|MetricsPort|PublishServerDescriptor)/i,
      )
      expect(line).not.toMatch(/bulbil/i)
    }
    // Each line is one of these, so that a new one is thought about here.
    const known =
      /^(DataDirectory|PidFile|ControlPort|CookieAuthentication|CookieAuthFile|SocksPort|ORPort|ExitRelay|ExitPolicy|RelayBandwidthRate|RelayBandwidthBurst|Log|SafeLogging) /
    expect(torrc.filter((line) => !known.test(line))).toEqual([])
  })

  it("names a family only where there is one, by the id of its key", () => {
    const declared = relayTorrc(place, { ...settings, family })
    expect(declared.filter((line) => !torrc.includes(line))).toEqual([`FamilyId ${FAMILY_ID}`])
    expect(setConf(place, { ...settings, family })).toEqual({ ...setConf(place, settings), FamilyId: FAMILY_ID })
    expect(setConf(place, settings)).toMatchObject({ FamilyId: "" })
    expect(declared.join("\n")).not.toContain(Buffer.from(family).toString("base64").slice(0, 20))
  })

  it("listens where a network wants its relays to", () => {
    const inside = relayTorrc({ ...place, network: ["TestingTorNetwork 1", "Address 127.0.0.1"] }, settings)
    expect(inside).toContain("ORPort 127.0.0.1:9001")
    expect(inside.at(-1)).toBe("Address 127.0.0.1")
  })
})

it("the key of a family is a file as tor writes it: a name of its kind, and the key with its scalar clamped", () => {
  const file = Buffer.from(familyKeyFile(family))
  expect(file.length).toBe(96)
  expect(file.subarray(0, 32).toString("latin1")).toBe("== ed25519v1-secret: fmly-id ==\0")
  expect([file[32]! & 7, file[63]! & 192]).toEqual([0, 64])
})

describe("a published descriptor", () => {
  const descriptor = (...lines: string[]) =>
    ["router Unnamed 192.0.2.7 9001 0 0", "platform Tor 0.4.9.11 on Linux", ...lines, "router-signature", ""].join("\n")

  it("is that of a middle relay without a mark, or it is said why not", () => {
    expect(descriptorProblem(descriptor("reject *:*"))).toBeUndefined()
    expect(descriptorProblem(descriptor())).toMatch(/does not refuse all exits/)
    expect(descriptorProblem(descriptor("accept *:443", "reject *:*"))).toMatch(/accept \*:443/)
    expect(descriptorProblem(descriptor("reject 10.0.0.0/8:*", "accept *:*"))).toMatch(/accept \*:\*/)
    expect(descriptorProblem(descriptor("reject *:*", "ipv6-policy accept 80,443"))).toMatch(/ipv6-policy/)
    expect(descriptorProblem(descriptor("reject *:*", "contact me"))).toMatch(/contact/)
    expect(descriptorProblem(descriptor("reject *:*").replace("Unnamed", "BulbilNode"))).toMatch(/nickname/)
  })

  it("shows a family by its certificate, and is that of a middle relay all the same", () => {
    const declared = descriptor(
      "family-cert",
      "-----BEGIN FAMILY CERT-----",
      "AQwABx0P",
      "-----END FAMILY CERT-----",
      "reject *:*",
    )
    expect([declaresFamily(declared), descriptorProblem(declared)]).toEqual([true, undefined])
    expect(declaresFamily(descriptor("reject *:*"))).toBe(false)
  })

  it("has flags in the consensus", () => {
    expect(
      flagsOf(
        "r Unnamed vGaHFD4 WYv1 2038-01-01 00:00:00 192.0.2.7 9001 0\ns Fast Running V2Dir Valid\nw Bandwidth=47\n",
      ),
    ).toEqual(["Fast", "Running", "V2Dir", "Valid"])
    expect(flagsOf("")).toEqual([])
  })
})
