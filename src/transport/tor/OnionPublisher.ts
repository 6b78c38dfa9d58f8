/**
 * Our onion services: each has a unix socket that tor delivers to, and is announced anew after every start of tor. Owns
 * which onions there shall be; tor is told by ADD_ONION and forgets them with the control connection.
 */
import { rmSync } from "node:fs"
import net from "node:net"
import path from "node:path"
import type { Clock } from "../../core/Clock.ts"
import { encodeBase32 } from "../../core/base32.ts"
import { expandSeed, publicKeyOfSeed } from "../../core/ed25519.ts"
import { wait } from "../../core/wait.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { onionAddress } from "../../core/onionAddress.ts"
import { checkClients } from "../clientKeys.ts"
import type { OnionSeed, Publication, PublishOptions } from "../Transport.ts"
import { untilReady } from "../untilReady.ts"
import { DescriptorUpload } from "./DescriptorUpload.ts"
import { closeCallers } from "./hsCircuits.ts"
import { OnionPace } from "./OnionPace.ts"
import { isUnknownToTor, NO_PUZZLES, puzzleFor } from "./proofOfWork.ts"
import { type TorControl, TorControlError } from "./TorControl.ts"

interface Onion {
  readonly address: OnionAddress
  readonly serviceId: string
  readonly key: string
  /** In base32, of those who may reach it; none where anybody may. */
  readonly clients: readonly string[]
  /** Arguments of ADD_ONION. */
  readonly puzzle: readonly string[]
  readonly socketPath: string
  readonly upload: DescriptorUpload
}

const COLLISION = 550
const ANSWERED_WITHIN_MS = 5_000

export class OnionPublisher {
  /** Directories, by fingerprint, that tor is told to leave out: it says that it uploads to them, and then does not. */
  avoided: readonly string[] = []
  readonly #socketDir: string
  readonly #clock: Clock
  readonly #say: (line: string) => void
  #knowsPuzzles = true
  #closing = false
  #pace: OnionPace
  readonly #onions = new Map<string, Onion>()
  readonly #closers = new Set<() => Promise<void>>()
  #control: TorControl | undefined
  #count = 0

  /** @param say takes what the operator should hear, as a line of tor's. */
  constructor(socketDir: string, clock: Clock, say: (line: string) => void = () => undefined) {
    this.#socketDir = socketDir
    this.#clock = clock
    this.#say = say
    this.#pace = new OnionPace(clock)
  }

  /** Tor has (re)started: it shall know all our onions, and none that we have given up. */
  async attach(control: TorControl): Promise<void> {
    this.#control = control
    // What a tor that has ended was to be given is owed to nobody.
    this.#pace = new OnionPace(this.#clock)
    control.onEvent(({ lines }) => {
      const [, action, id, directory, descriptor] =
        /^HS_DESC (UPLOAD|UPLOADED|FAILED) ([a-z2-7]{56}) \S+ (\S+)(?: (\S+))?/.exec(lines[0]?.text ?? "") ?? []
      if (id !== undefined && !this.avoided.includes(directory!.slice(1, 41)))
        this.#onions.get(id)?.upload.tell(action!, directory!, descriptor)
    })
    for (const key of ["onions/current", "onions/detached"])
      for (const id of (await control.info(key)).split("\n").filter((line) => line !== "")) await control.delOnion(id)
    // Not waited for: with many onions it takes minutes. A tor that refuses what it took before is started anew.
    void Promise.all([...this.#onions.values()].map((onion) => this.#announce(control, onion))).catch(() =>
      control.close(),
    )
  }

  detach(): void {
    this.#control = undefined
  }

  async publish(
    seed: OnionSeed,
    accept: (stream: net.Socket) => void,
    { claim, clients, signal }: PublishOptions,
  ): Promise<Publication> {
    checkClients(clients)
    const address = onionAddress(publicKeyOfSeed(seed))
    const serviceId = address.slice(0, 56)
    if (this.#onions.has(serviceId)) throw new Error(`${address} is published already`)
    const socketPath = path.join(this.#socketDir, `o${this.#count++}`)
    const upload = new DescriptorUpload(this.#clock)
    const key = `ED25519-V3:${Buffer.from(expandSeed(seed)).toString("base64")}`
    const puzzle = puzzleFor(claim)
    const onion: Onion = {
      address,
      serviceId,
      key,
      clients: (clients ?? []).map(encodeBase32),
      puzzle,
      socketPath,
      upload,
    }
    this.#onions.set(serviceId, onion)
    const socket = await listen(socketPath, accept).catch((error: unknown) => {
      this.#onions.delete(serviceId)
      rmSync(socketPath, { force: true })
      throw error
    })
    let over: Promise<void> | undefined
    const giveUp = async () => {
      this.#onions.delete(serviceId)
      upload.end()
      await this.#giveUp(serviceId)
      await socket.over()
      this.#closers.delete(close)
    }
    const withdraw = () => (over ??= giveUp())
    const close = async () => {
      const ended = withdraw()
      socket.end()
      if (this.#control && !this.#closing) await closeCallers(this.#control, address).catch(() => undefined)
      await ended
    }
    this.#closers.add(close)
    signal?.addEventListener("abort", () => void close(), { once: true })
    if (signal?.aborted) void close()
    try {
      if (this.#control) await this.#announce(this.#control, onion)
    } catch (error) {
      // Tor went away meanwhile: `attach` publishes it when it is back.
      if (!(error instanceof TorControlError && error.status === 0)) {
        await close()
        throw error
      }
    }
    signal?.throwIfAborted()
    return {
      address,
      ready: upload.ready,
      onStanding: untilReady(upload.ready, () => over !== undefined),
      withdraw,
      close,
    }
  }

  async close(): Promise<void> {
    this.#closing = true
    await Promise.all([...this.#closers].map((close) => close()))
  }

  /** Where tor is away it has forgotten the onion by itself; one that does not answer is not waited for. */
  async #giveUp(serviceId: string): Promise<void> {
    const told = new AbortController()
    void this.#control
      ?.delOnion(serviceId)
      .catch(() => undefined)
      .finally(() => told.abort())
    if (this.#control) await wait(this.#clock, ANSWERED_WITHIN_MS, told.signal)
  }

  /** In its turn; not at all when the onion was given up or tor went away meanwhile. */
  async #announce(control: TorControl, onion: Onion): Promise<void> {
    const wanted = () => this.#control === control && this.#onions.get(onion.serviceId) === onion
    if (await this.#pace.turn(wanted)) await this.#add(control, onion)
  }

  async #add(control: TorControl, onion: Onion): Promise<void> {
    let told: { ServiceID: string }
    try {
      told = await this.#tell(control, onion)
    } catch (error) {
      if (!(error instanceof TorControlError && error.status === COLLISION)) throw error
      await control.delOnion(onion.serviceId)
      told = await this.#tell(control, onion)
    }
    if (told.ServiceID !== onion.address) throw new Error(`tor made ${told.ServiceID} of the seed of ${onion.address}`)
  }

  async #tell(control: TorControl, onion: Onion): Promise<{ ServiceID: string }> {
    const { clients, key, puzzle, socketPath } = onion
    const only = clients.length === 0 ? [] : ["Flags=V3Auth", ...clients.map((id) => `ClientAuthV3=${id}`)]
    const asks = this.#knowsPuzzles ? puzzle : []
    try {
      // What follows the target stands behind it in the command.
      return await control.addOnion(80, [`unix:${socketPath}`, ...asks, ...only].join(" "), key)
    } catch (error) {
      if (asks.length === 0 || !(error instanceof TorControlError && isUnknownToTor(error.status))) throw error
      if (this.#knowsPuzzles) this.#say(NO_PUZZLES)
      this.#knowsPuzzles = false
      return this.#tell(control, onion)
    }
  }
}

interface OnionSocket {
  /** Ends the streams that are open. */
  readonly end: () => void
  /** Takes no more. Resolves when no stream is open. */
  readonly over: () => Promise<void>
}

const listen = async (socketPath: string, accept: (stream: net.Socket) => void): Promise<OnionSocket> => {
  const streams = new Set<net.Socket>()
  let ended = false
  const server = net.createServer((stream) => {
    if (ended) return void stream.destroy()
    streams.add(stream)
    stream.once("close", () => streams.delete(stream))
    stream.on("error", () => stream.destroy())
    accept(stream)
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen({ path: socketPath }, resolve)
  })
  return {
    end: () => {
      ended = true
      for (const stream of streams) stream.destroy()
    },
    over: async () => {
      await new Promise((resolve) => server.close(resolve))
      rmSync(socketPath, { force: true })
    },
  }
}
