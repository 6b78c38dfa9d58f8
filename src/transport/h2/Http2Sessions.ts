/** Sessions over any Transport by node:http2 in clear: tor encrypts and authenticates the server. */
import { performServerHandshake } from "node:http2"
import type { Duplex } from "node:stream"
import type { Clock } from "../../core/Clock.ts"
import type { OnionAddress } from "../../core/ids.ts"
import type { ConnectOptions, Handler, Opening, Session, Sessions } from "../Sessions.ts"
import type { ClientKey, OnionClaim, OnionSeed, Publication, Transport } from "../Transport.ts"
import { AnswerTurns } from "./AnswerTurns.ts"
import { Bodies } from "./Bodies.ts"
import { Chatter } from "./Chatter.ts"
import { ClientSession } from "./ClientSession.ts"
import { earlyStream } from "./early.ts"
import { type Guest, Places } from "./Places.ts"
import { ServerSession } from "./ServerSession.ts"
import { MAX_HEADER_PAIRS, MAX_SESSION_MEMORY, type SessionLimits, defaultLimits, settingsFor } from "./settings.ts"

export class Http2Sessions implements Sessions {
  readonly #transport: Transport
  readonly #clock: Clock
  readonly #limits: SessionLimits
  readonly #moved: (octets: number) => void
  readonly #bodies = new Bodies()
  readonly #chatter: Chatter
  #served = 0

  /** @param moved is told of all octets of bodies, in and out. */
  constructor(
    transport: Transport,
    clock: Clock,
    limits: Partial<SessionLimits> = {},
    moved: (octets: number) => void = () => undefined,
  ) {
    this.#transport = transport
    this.#clock = clock
    this.#limits = { ...defaultLimits, ...limits }
    this.#moved = moved
    this.#chatter = new Chatter(clock)
  }

  async connect(to: OnionAddress, options: ConnectOptions): Promise<Session> {
    const stream = await this.#transport.dial(to, options)
    const client = this.#begin(to, stream)
    try {
      await client.spoken(options.signal)
    } catch (error) {
      client.close()
      throw error
    }
    return client
  }

  open(to: OnionAddress, options: ConnectOptions): Opening {
    const { stream, carry } = earlyStream()
    const client = this.#begin(to, stream)
    const over = new AbortController()
    void client.closed.then(() => over.abort())
    const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal
    const through = carry((early) => this.#transport.dial(to, { ...options, signal, early })).then(() =>
      client.spoken(options.signal),
    )
    // Why a dial failed is told before what was asked fails.
    through.catch(() =>
      setImmediate(() => {
        client.close()
        stream.destroy()
      }),
    )
    return { session: client, through }
  }

  #begin(to: OnionAddress, stream: Duplex): ClientSession {
    return new ClientSession(stream, to, {
      clock: this.#clock,
      limits: this.#limits,
      moved: this.#moved,
      chatter: this.#chatter,
    })
  }

  async serve(
    seed: OnionSeed,
    handler: Handler,
    claim?: OnionClaim,
    clients?: readonly ClientKey[],
  ): Promise<Publication> {
    const context = {
      clock: this.#clock,
      limits: this.#limits,
      moved: this.#moved,
      handler,
      bodies: this.#bodies,
      turns: new AnswerTurns(this.#clock),
      chatter: this.#chatter,
      left: (guest: Guest, struck: boolean) => places.leave(guest, struck),
      welcome: (guest: Guest) => places.welcome(guest),
    }
    const open = (stream: Duplex) =>
      new ServerSession(stream, performServerHandshake(stream, this.#options()), ++this.#served, context)
    const places: Places = new Places(this.#clock, this.#limits, open)
    const accept = (stream: Duplex) => {
      stream.on("error", () => stream.destroy())
      places.arrive(stream)
    }
    const publication = await this.#transport.publish(seed, accept, {
      ...(claim && { claim }),
      ...(clients && { clients }),
    })
    return {
      address: publication.address,
      ready: publication.ready,
      onStanding: (listener) => publication.onStanding(listener),
      withdraw: () => publication.withdraw(),
      close: async () => {
        places.close()
        await publication.close()
      },
    }
  }

  #options(): object {
    return {
      settings: settingsFor(this.#limits),
      maxSessionMemory: MAX_SESSION_MEMORY,
      maxHeaderListPairs: MAX_HEADER_PAIRS,
      maxSettings: 16,
      maxOutstandingPings: 4,
      maxSessionInvalidFrames: 10,
      maxSessionRejectedStreams: 10,
      streamResetBurst: this.#limits.resets,
      streamResetRate: 10,
      unknownProtocolTimeout: 1_000,
    }
  }
}
