/** The SOCKS conversation with a proxy that is played: what stands where, and how it fails. */
import { mkdtemp, rm } from "node:fs/promises"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { systemClock } from "../../../src/app/systemClock.ts"
import type { Clock } from "../../../src/core/Clock.ts"
import { publicKeyOfSeed } from "../../../src/core/ed25519.ts"
import { onionAddress } from "../../../src/core/onionAddress.ts"
import { dialSocks } from "../../../src/transport/tor/SocksDialer.ts"

const TO = onionAddress(publicKeyOfSeed(Buffer.alloc(32, 7)))
const EARLY = Buffer.from("what goes with the dial")
/** Of greeting, name with password, and request (RFC 1928, RFC 1929). */
const lengths = [
  (heard: Buffer) => 2 + heard[1]!,
  (heard: Buffer) => 3 + heard[1]! + heard[2 + heard[1]!]!,
  (heard: Buffer) => 7 + heard[4]!,
]
const reply = (code: number) => Buffer.of(5, code, 0, 1, 0, 0, 0, 0, 0, 0)

describe("a dial by SOCKS", () => {
  let folder: string
  let server: net.Server | undefined

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-socks-"))
  })
  afterEach(async () => {
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
    await rm(folder, { recursive: true, force: true })
  })

  /** A proxy that lets everybody in. @param onRequest gets what came with the request, and behind it. */
  const proxy = async (onRequest: (socket: net.Socket, behind: Buffer) => void): Promise<string> => {
    const at = path.join(folder, "socks")
    server = net.createServer((socket) => {
      let step = 0
      let heard: Buffer = Buffer.alloc(0)
      socket.on("error", () => undefined)
      socket.on("data", function listen(chunk: Buffer) {
        heard = Buffer.concat([heard, chunk])
        const length = lengths[step]!(heard)
        if (!(heard.length >= length)) return
        heard = heard.subarray(length)
        if (++step < lengths.length) return void socket.write(step === 1 ? Buffer.of(5, 2) : Buffer.of(1, 0))
        socket.off("data", listen)
        onRequest(socket, heard)
      })
    })
    await new Promise<void>((resolve) => server!.listen(at, resolve))
    return at
  }
  const dial = (at: string, early?: Uint8Array) =>
    dialSocks(at, TO, { circuit: "c", ...(early && { early }) }, systemClock)

  it("has what is early stand behind the request, before there is any reply, and only once", async () => {
    let came: Buffer = Buffer.alloc(0)
    const at = await proxy((socket, behind) => {
      came = behind
      socket.on("data", (more: Buffer) => (came = Buffer.concat([came, more])))
      const look = setInterval(() => {
        if (came.length < EARLY.length) return
        clearInterval(look)
        socket.write(Buffer.concat([reply(0), Buffer.from("answer")]))
      }, 5)
    })
    const stream = await dial(at, EARLY)
    expect(came.toString()).toBe(EARLY.toString())
    const answer = await new Promise<Buffer>((resolve) => void stream.once("data", resolve).resume())
    expect(answer.toString()).toBe("answer")
    stream.write("later")
    await expect.poll(() => came.toString()).toBe(`${EARLY.toString()}later`)
    stream.destroy()
  })

  it("says what the proxy refused, whatever was early", async () => {
    const at = await proxy((socket) => socket.end(reply(0xf0)))
    await expect(dial(at, EARLY)).rejects.toMatchObject({ name: "DialError", code: "F0" })
    await expect(dial(at)).rejects.toMatchObject({ name: "DialError", code: "F0" })
  })

  it("fails as a dial does where the proxy goes with octets unread", async () => {
    const at = await proxy((socket) => {
      socket.pause()
      socket.write(reply(0), () => socket.destroy())
    })
    for (let time = 0; time < 20; time++)
      await dial(at, Buffer.alloc(30_000, 1)).then(
        (stream) => stream.destroy(),
        (error: Error) => expect(error.name).toBe("DialError"),
      )
  })

  it.each([false, true])("leaves a stream alone that came while tor was asked for longer (%s)", async (longer) => {
    let answer: net.Socket | undefined
    const at = await proxy((socket) => (answer = socket))
    const timers: (() => unknown)[] = []
    const clock: Clock = { ...systemClock, setTimeout: (act) => timers.push(act), clearTimeout: () => undefined }
    let said: (longer: boolean) => void = () => undefined
    const solves = () => new Promise<boolean>((resolve) => (said = resolve))
    const dialling = dialSocks(at, TO, { circuit: "c" }, clock, solves)
    await expect.poll(() => answer).toBeDefined()
    const asking = timers[0]!()
    answer!.write(reply(0))
    const stream = await dialling
    said(longer)
    await asking
    for (const late of timers.slice(1)) await late()
    expect(stream.destroyed).toBe(false)
    stream.destroy()
  })
})
