/** What tor's list of circuits tells of onions, by answers of tor 0.4.9.11. */
import { describe, expect, it } from "vitest"
import { publicKeyOfSeed } from "../../../src/core/ed25519.ts"
import { onionAddress } from "../../../src/core/onionAddress.ts"
import { closeCallers, isSolving } from "../../../src/transport/tor/hsCircuits.ts"
import type { TorControl } from "../../../src/transport/tor/TorControl.ts"

const onion = onionAddress(publicKeyOfSeed(Buffer.alloc(32, 7)))
const other = onionAddress(publicKeyOfSeed(Buffer.alloc(32, 8)))
const path = "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA~one"
const circuit = (id: number, status: string, purpose: string, state: string, of = onion, user = "me") =>
  `${id} ${status} ${path} BUILD_FLAGS=IS_INTERNAL,NEED_CAPACITY PURPOSE=${purpose} HS_STATE=${state} ` +
  `REND_QUERY=${of.slice(0, 56)} TIME_CREATED=2026-11-30T00:30:00.000000 ` +
  `SOCKS_USERNAME="${user}" SOCKS_PASSWORD="x"`

const control = (lines: readonly string[]) => {
  const sent: string[] = []
  return {
    sent,
    port: {
      info: async () => lines.join("\n"),
      sendCommand: async (command: string) => {
        sent.push(command)
        if (command === "CLOSECIRCUIT 12") throw new Error("Unknown circuit")
      },
    } as unknown as TorControl,
  }
}

describe("an onion that is dialled", () => {
  const intro = circuit(1, "BUILT", "HS_CLIENT_INTRO", "HSCI_CONNECTING")
  const ready = circuit(2, "BUILT", "HS_CLIENT_REND", "HSCR_ESTABLISHED_IDLE")

  it("has tor solve its puzzle when all is there for an introduction and none was sent", async () => {
    expect(await isSolving(control([intro, ready]).port, onion, ["me", "me again"])).toBe(true)
  })

  it.each([
    ["nothing is there", []],
    ["the introduction circuit is being built", [circuit(1, "EXTENDED", "HS_CLIENT_INTRO", "HSCI_CONNECTING"), ready]],
    ["the introduction was sent", [circuit(1, "BUILT", "HS_CLIENT_INTRO", "HSCI_INTRO_SENT"), ready]],
    ["there is no rendezvous yet", [intro, circuit(2, "BUILT", "HS_CLIENT_REND", "HSCR_CONNECTING")]],
    [
      "another dial has left its circuits",
      [
        circuit(1, "BUILT", "HS_CLIENT_INTRO", "HSCI_CONNECTING", onion, "other"),
        circuit(2, "BUILT", "HS_CLIENT_REND", "HSCR_ESTABLISHED_IDLE", onion, "other"),
        circuit(3, "BUILT", "HS_CLIENT_INTRO", "HSCI_INTRO_SENT"),
      ],
    ],
    ["one half is another dial's", [intro, circuit(2, "BUILT", "HS_CLIENT_REND", "HSCR_ESTABLISHED_IDLE", onion, "a")]],
    [
      "it is another's",
      [
        circuit(1, "BUILT", "HS_CLIENT_INTRO", "HSCI_CONNECTING", other),
        circuit(2, "BUILT", "HS_CLIENT_REND", "HSCR_ESTABLISHED_IDLE", other),
      ],
    ],
  ])("has not where %s", async (_, lines) => {
    expect(await isSolving(control(lines).port, onion, ["me", "me again"])).toBe(false)
  })
})

it("an onion of ours has its callers' circuits closed, and no others, also where one has ended meanwhile", async () => {
  const { port, sent } = control([
    circuit(11, "BUILT", "HS_SERVICE_REND", "HSSR_JOINED"),
    circuit(12, "BUILT", "HS_SERVICE_REND", "HSSR_CONNECTING"),
    circuit(13, "BUILT", "HS_SERVICE_REND", "HSSR_JOINED", other),
    circuit(14, "BUILT", "HS_SERVICE_INTRO", "HSSI_ESTABLISHED"),
    `15 BUILT ${path} BUILD_FLAGS=NEED_CAPACITY PURPOSE=GENERAL`,
  ])
  await closeCallers(port, onion)
  expect(sent).toEqual(["CLOSECIRCUIT 11", "CLOSECIRCUIT 12"])
})
