/**
 * A node of a simulated world that searches: the real search of a whole node over the real web of trust, tracker
 * network and HTTP/2 of SimTrust. All that it puts on the wire can be looked at.
 */
import type { NodeParts } from "../../src/app/NodeParts.ts"
import { LifeRows } from "../../src/app/search/LifeRows.ts"
import { Inquiry } from "../../src/app/search/Inquiry.ts"
import { remoteSearch } from "../../src/app/search/remoteSearch.ts"
import { searchHere } from "../../src/app/search/searchPage.ts"
import type { RemoteAsked, RemoteMessage } from "../../src/contract/remoteSearch.ts"
import type { SearchAsked, SearchPage } from "../../src/contract/search.ts"
import { trusted } from "../../src/projections/trusted.ts"
import type { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { SimTrust, type SimTrustOptions } from "./SimTrust.ts"

/** What somebody was told, and whether that is all. */
export interface Told {
  readonly messages: RemoteMessage[]
  over: boolean
}

export class SimSearcher extends SimTrust {
  /** All octets that went out over any stream that it dialled. */
  readonly sent: Buffer[] = []
  readonly lives = new LifeRows(":memory:")
  readonly #parts: NodeParts
  readonly #ids: string[] = []

  constructor(world: SimWorld, name: string, options: SimTrustOptions = {}) {
    super(world, name, options)
    const { transport, clock } = this.node.machine
    const dial = transport.dial.bind(transport)
    transport.dial = async (to, how) => {
      if (how.early) this.sent.push(Buffer.from(how.early))
      const stream = await dial(to, how)
      const write = stream.write.bind(stream) as (...words: unknown[]) => boolean
      stream.write = ((chunk: Uint8Array, ...rest: unknown[]) => {
        this.sent.push(Buffer.from(chunk))
        return write(chunk, ...rest)
      }) as typeof stream.write
      return stream
    }
    this.vault.put("tracker", { seed: this.chain.seed })
    this.#parts = {
      search: this.index,
      lives: this.lives,
      projector: {
        all: (model: { readonly name: string }) =>
          model.name === trusted.name ? this.#ids.map((id) => this.#row(id)) : [],
      },
      ports: {
        clock,
        vault: this.vault,
        trust: this.web,
        trackers: this.node.network,
        exchange: { live: () => undefined },
      },
    } as unknown as NodeParts
  }

  override async trust(...words: Parameters<SimTrust["trust"]>): Promise<string> {
    const id = await super.trust(...words)
    this.#ids.push(id)
    return id
  }

  page(text: string, rest: Partial<SearchAsked> = {}): SearchPage {
    const asked = { text, ...rest }
    return searchHere(this.#parts, this.#inquiry(asked), asked).page
  }

  /** Puts a question to these; to all that can be asked, if none are named. */
  ask(text: string, rest: Partial<RemoteAsked> = {}, signal = new AbortController().signal): Told {
    const nodes = rest.nodes ?? this.page(text).askable.nodes.map(({ address }) => address)
    const answers = remoteSearch(this.#parts, { text, ...rest, nodes }, 0, signal)
    if ("ok" in answers) throw new Error(answers.message)
    const told: Told = { messages: [], over: false }
    void (async () => {
      for await (const message of answers) told.messages.push(message)
      told.over = true
    })()
    return told
  }

  #inquiry(asked: SearchAsked): Inquiry {
    const inquiry = Inquiry.of(this.#parts, asked, 0)
    if (!(inquiry instanceof Inquiry)) throw new Error(inquiry.message)
    return inquiry
  }

  #row(id: string) {
    const mode = this.mode(id)
    return { id, degrees: 1, told: "nobody", mode, count: mode === "greeting" ? 0 : 3 }
  }
}
