import { describe, expect, it } from "vitest"
import { descriptorProblem, flagsOf } from "../../src/relay/descriptor.ts"
import { relayTorrc } from "../../src/relay/relayTorrc.ts"

const place = { folder: "/home/some one/relay", socket: "/home/some one/run/relay", network: [] }
const settings = { port: 9001, rate: 1_245_184, burst: 2_490_368 }

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
      expect(line).not.toMatch(/^(HiddenService|Nickname|ContactInfo|MyFamily|ExitPolicy accept|ReducedExitPolicy|ExitPortStatistics|DirPort|BridgeRelay|__OwningControllerProcess|AssumeReachable|MetricsPort|PublishServerDescriptor)/i)
      expect(line).not.toMatch(/bulbil/i)
    }
    // Each line is one of these, so that a new one is thought about here.
    const known = /^(DataDirectory|PidFile|ControlPort|CookieAuthentication|CookieAuthFile|SocksPort|ORPort|ExitRelay|ExitPolicy|RelayBandwidthRate|RelayBandwidthBurst|Log|SafeLogging) /
    expect(torrc.filter((line) => !known.test(line))).toEqual([])
  })

  it("listens where a network wants its relays to", () => {
    const inside = relayTorrc({ ...place, network: ["TestingTorNetwork 1", "Address 127.0.0.1"] }, settings)
    expect(inside).toContain("ORPort 127.0.0.1:9001")
    expect(inside.at(-1)).toBe("Address 127.0.0.1")
  })
})

describe("a published descriptor", () => {
  const descriptor = (...lines: string[]) => ["router Unnamed 192.0.2.7 9001 0 0", "platform Tor 0.4.9.11 on Linux", ...lines, "router-signature", ""].join("\n")

  it("is that of a middle relay without a mark, or it is said why not", () => {
    expect(descriptorProblem(descriptor("reject *:*"))).toBeUndefined()
    expect(descriptorProblem(descriptor())).toMatch(/does not refuse all exits/)
    expect(descriptorProblem(descriptor("accept *:443", "reject *:*"))).toMatch(/accept \*:443/)
    expect(descriptorProblem(descriptor("reject 10.0.0.0/8:*", "accept *:*"))).toMatch(/accept \*:\*/)
    expect(descriptorProblem(descriptor("reject *:*", "ipv6-policy accept 80,443"))).toMatch(/ipv6-policy/)
    expect(descriptorProblem(descriptor("reject *:*", "contact me"))).toMatch(/contact/)
    expect(descriptorProblem(descriptor("reject *:*").replace("Unnamed", "BulbilNode"))).toMatch(/nickname/)
  })

  it("has flags in the consensus", () => {
    expect(flagsOf("r Unnamed vGaHFD4 WYv1 2038-01-01 00:00:00 192.0.2.7 9001 0\ns Fast Running V2Dir Valid\nw Bandwidth=47\n")).toEqual(["Fast", "Running", "V2Dir", "Valid"])
    expect(flagsOf("")).toEqual([])
  })
})
