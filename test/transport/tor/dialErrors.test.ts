import { expect, test } from "vitest"
import { withStatus } from "../../../src/transport/tor/bootstrap.ts"
import { dialErrorOfReply } from "../../../src/transport/tor/dialErrors.ts"
import { isNewEnough } from "../../../src/transport/tor/torVersion.ts"

test.each([
  [0xf0, "F0", "mirror"],
  [0xf1, "F1", "mirror"],
  [0xf2, "F2", "back-off"],
  [0xf3, "F3", "back-off"],
  [0xf4, "F4", "stop"],
  [0xf5, "F5", "stop"],
  [0xf6, "F6", "stop"],
  [0xf7, "F7", "back-off"],
  [0x05, "refused", "back-off"],
  [0x06, "timeout", "back-off"],
  [0x63, "protocol", "back-off"],
])("SOCKS reply %i is %s: %s", (reply, code, remedy) => {
  const error = dialErrorOfReply(reply)
  expect(error).toMatchObject({ _tag: "DialError", code, remedy })
  expect(error.message.length).toBeGreaterThan(15)
})

test("bootstrap phases, what holds them up, and a wrong clock become health", () => {
  let health = withStatus(
    { state: "starting", percent: 0, summary: "" },
    'STATUS_CLIENT WARN BOOTSTRAP PROGRESS=5 TAG=conn SUMMARY="Connecting to a \\"relay\\"" ' +
      'WARNING="No route to host" REASON=NOROUTE',
  )
  expect(health).toMatchObject({
    state: "bootstrapping",
    percent: 5,
    summary: 'Connecting to a "relay"',
    reason: "tor does not get on: No route to host",
  })
  health = withStatus(health, "STATUS_GENERAL WARN CLOCK_SKEW SKEW=-7200 SOURCE=CONSENSUS")
  expect(health).toMatchObject({ clockSkewSeconds: -7200, percent: 5 })
  health = withStatus(health, 'STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY="Done"')
  expect(health).toMatchObject({ state: "ready", percent: 100 })
  expect(health.reason).toBeUndefined()
  expect(withStatus(health, "STATUS_CLIENT NOTICE CIRCUIT_ESTABLISHED")).toBe(health)
})

test("tor must be 0.4.9.11 or newer", () => {
  expect(
    ["0.4.9.11", "0.4.9.12", "0.4.10.1-alpha", "0.5.0.1", "1.0.0.0"].filter((version) => !isNewEnough(version)),
  ).toEqual([])
  expect(["0.4.9.10", "0.4.8.99", "0.3.9.11", "nonsense"].filter(isNewEnough)).toEqual([])
})
