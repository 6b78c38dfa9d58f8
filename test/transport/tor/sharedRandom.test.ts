import { expect, it } from "vitest"
import { sharedRandom } from "../../../src/transport/tor/sharedRandom.ts"
import { TorControlError } from "../../../src/transport/tor/TorControl.ts"

const DAY_MS = 86_400_000
const today = 20_500
const date = today * DAY_MS + 5_000
const octets = (n: number) => new Uint8Array(32).fill(n)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64")
const torSaying = (said: Readonly<Record<string, string>>) => ({
  info: async (key: string) => {
    const value = said[key]
    if (value === undefined) throw new TorControlError(552, `Unrecognized key "${key}"`)
    return value
  },
})

it("SHELF2 takes the value of today and of yesterday, each for its own day, and none for another", async () => {
  const tor = torSaying({ "sr/current": base64(octets(1)), "sr/previous": base64(octets(2)) })
  expect(await sharedRandom(tor, today, date)).toEqual(octets(1))
  expect(await sharedRandom(tor, today - 1, date)).toEqual(octets(2))
  for (const day of [today + 1, today - 2, 0]) expect(await sharedRandom(tor, day, date)).toBeUndefined()
})

it("SHELF2 says nothing where tor knows none, or says what is no value", async () => {
  for (const said of ["", "AAAA", base64(new Uint8Array(31)), base64(new Uint8Array(33)), `${base64(octets(1))}\n`])
    expect(await sharedRandom(torSaying({ "sr/current": said }), today, date)).toBeUndefined()
  expect(await sharedRandom(torSaying({}), today, date)).toBeUndefined()
})
