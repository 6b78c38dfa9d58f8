import { describe, expect, it } from "vitest"
import type { InfoHash } from "../../src/core/ids.ts"
import { shareActor } from "../../src/actors/share/definition.ts"
import { shareHandler } from "../../src/actors/share/shareHandler.ts"
import type { ShareEvent } from "../../src/events/share.ts"
import type { Incoming } from "../../src/transport/Sessions.ts"
import { joinProof } from "../../src/wire/joinProof.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"
import { specification } from "../support/given.ts"

const given = specification(shareActor.decider)
const requested: ShareEvent = { type: "ShareRequested", path: "/p", title: "t", secret: "share-1" }
const hashed = { torrent: "t1", infohash: "cd".repeat(32) as InfoHash, bytes: 1, files: 1 }

describe("a share", () => {
  it("is hashed, then active, until it is stopped", () => {
    given().when({ type: "RequestShare", path: "/p", title: "t", secret: "share-1" }).then(requested)
    given(requested)
      .when({ type: "HashFinished", ...hashed })
      .then({ type: "ShareHashed", ...hashed })
    given(requested, { type: "ShareHashed", ...hashed })
      .when({ type: "StopSharing" })
      .then({ type: "ShareStopped" })
    given(requested, { type: "ShareStopped" })
      .when({ type: "HashFinished", ...hashed })
      .then()
  })

  it("remembers which .torrent its data are to be those of", () => {
    const torrent = { file: "/t.torrent", infohash: "cd".repeat(32) }
    given()
      .when({ type: "RequestShare", path: "/p", title: "t", secret: "share-1", given: torrent })
      .then({ ...requested, given: torrent } as ShareEvent)
    expect(given({ ...requested, given: torrent } as ShareEvent).state().given).toEqual(torrent)
  })

  it("is public only as a share of its own, which is taken back before it has ended", () => {
    const published: ShareEvent = { type: "ShareRequested", path: "/p", title: "t", secret: "share-2", publicOf: "t0" }
    given().when({ type: "RequestPublicShare", of: "t0", path: "/p", title: "t", secret: "share-2" }).then(published)
    const { evolve, initial } = shareActor.decider
    const mode = (...events: readonly ShareEvent[]) => shareActor.modeOf(events.reduce(evolve, initial))
    const active: ShareEvent = { type: "ShareHashed", ...hashed }
    expect([mode(requested, active), mode(published, active)]).toEqual(["active", "public"])
    expect([mode(published, active, { type: "ShareStopped" }), mode(published, { type: "ShareStopped" })]).toEqual([
      "taking-back",
      "stopped",
    ])
    given(published, active, { type: "ShareStopped" }).when({ type: "Unlisted" }).then({ type: "ShareUnlisted" })
    expect(mode(published, active, { type: "ShareStopped" }, { type: "ShareUnlisted" })).toBe("stopped")
    given(published, active).when({ type: "Unlisted" }).then()
  })

  it("is reached by nobody before its date, and ends at its limits", () => {
    const { evolve, initial } = shareActor.decider
    const mode = (...events: readonly ShareEvent[]) => shareActor.modeOf(events.reduce(evolve, initial))
    const active: ShareEvent = { type: "ShareHashed", ...hashed, served: { octets: 7, copies: 2 } }
    const limited: ShareEvent = { type: "ShareLimited", copies: 1, from: 9 }
    const published: ShareEvent = { type: "ShareRequested", path: "/p", title: "t", secret: "share-2", publicOf: "t0" }
    given()
      .when({ type: "RequestShare", path: "/p", title: "t", secret: "share-1", limits: { copies: 1, from: 9 } })
      .then(requested, limited)
    expect([mode(requested, limited), mode(requested, limited, active), mode(published, limited, active)]).toEqual([
      "hashing",
      "scheduled",
      "scheduled",
    ])
    given(requested, limited, active).when({ type: "DateCame" }).then({ type: "ShareBegun" })
    const begun: ShareEvent = { type: "ShareBegun" }
    expect([mode(requested, limited, active, begun), mode(published, limited, active, begun)]).toEqual([
      "active",
      "public",
    ])
    given(requested, active).when({ type: "DateCame" }).then()
    // Taken away, it can be reached at once.
    given(requested, limited, active).when({ type: "LimitShare", from: 0 }).then({ type: "ShareLimited", copies: 1 })
    given(requested, limited, active, begun)
      .when({ type: "LimitMet", why: "copies" })
      .then({ type: "ShareEnded", why: "copies" })
    given(requested, active).when({ type: "LimitMet", why: "copies" }).then()
    given(requested, { type: "ShareStopped" }).when({ type: "LimitShare", copies: 1 }).refused("share-stopped")
    const state = [requested, limited, active, { type: "ShareEnded", why: "copies" } as const].reduce(evolve, initial)
    expect([state.before, state.ended]).toEqual([{ octets: 7, copies: 2 }, "copies"])
  })

  it("is for those alone who have a key, from the first one on", () => {
    const added = (secret: string): ShareEvent => ({ type: "RecipientAdded", secret })
    const revoked = (secret: string): ShareEvent => ({ type: "RecipientRevoked", secret })
    const active: ShareEvent = { type: "ShareHashed", ...hashed }
    given()
      .when({ type: "RequestShare", path: "/p", title: "t", secret: "share-1", recipients: ["recipient-1"] })
      .then(requested, added("recipient-1"))
    given(requested, added("recipient-1"))
      .when({ type: "AddRecipient", secret: "recipient-2" })
      .then(added("recipient-2"))
    given(requested, added("recipient-1")).when({ type: "AddRecipient", secret: "recipient-1" }).then()
    given(requested, added("recipient-1"), active)
      .when({ type: "RevokeRecipient", secret: "recipient-1" })
      .then(revoked("recipient-1"))
    given(requested, active).when({ type: "RevokeRecipient", secret: "recipient-1" }).then()
    // When the last has gone it is for nobody, and no old link opens it again.
    const shut = given(requested, added("recipient-1"), active, revoked("recipient-1"))
    expect(shut.state()).toMatchObject({ keyed: true, recipients: [] })
    shut.when({ type: "AddRecipient", secret: "recipient-2" }).then(added("recipient-2"))
  })

  it("takes a first recipient only with the word that its old link ends, at most 64, and none if public", () => {
    const published: ShareEvent = { type: "ShareRequested", path: "/p", title: "t", secret: "share-2", publicOf: "t0" }
    const add = { type: "AddRecipient", secret: "recipient-1" } as const
    const first: ShareEvent = { type: "RecipientAdded", secret: "recipient-1" }
    given(requested).when(add).refused("link-without-key")
    given(requested)
      .when({ ...add, endOldLink: true })
      .then(first)
    given(published)
      .when({ ...add, endOldLink: true })
      .refused("not-private")
    given(requested, { type: "ShareStopped" })
      .when({ ...add, endOldLink: true })
      .refused("share-stopped")
    given().when(add).refused("no-such-share")
    const many = Array.from({ length: 64 }, (_, i): ShareEvent => ({
      type: "RecipientAdded",
      secret: `recipient-a${i}`,
    }))
    given(requested, ...many)
      .when(add)
      .refused("too-many-recipients")
  })

  it("is described anew while it goes on, and not twice the same", () => {
    const said = { title: "u", description: "d", tags: ["a"] }
    given(requested)
      .when({ type: "DescribeShare", ...said })
      .then({ type: "ShareDescribed", ...said })
    given(requested, { type: "ShareDescribed", ...said })
      .when({ type: "DescribeShare", ...said })
      .then()
    given(requested, { type: "ShareDescribed", ...said })
      .when({ type: "DescribeShare", title: "u" })
      .then({ type: "ShareDescribed", title: "u" })
    given(requested, { type: "ShareStopped" })
      .when({ type: "DescribeShare", ...said })
      .refused("share-stopped")
    given()
      .when({ type: "DescribeShare", ...said })
      .refused("no-such-share")
  })

  it("refuses with words what makes no sense", () => {
    given().when({ type: "StopSharing" }).refused("no-such-share")
    given(requested, { type: "ShareStopped" }).when({ type: "StopSharing" }).refused("share-stopped")
  })
})

describe("a share's onion", () => {
  const token = "A".repeat(43)
  const onion = Buffer.alloc(32, 7)
  const metainfo = Buffer.from("the metadata of a torrent, long enough to be proven")
  const incoming = (
    method: "GET" | "POST",
    path: string,
    body: Uint8Array = new Uint8Array(),
  ): Incoming & { cut: string[] } => {
    const cut: string[] = []
    return {
      method,
      path,
      body,
      signal: new AbortController().signal,
      session: 1,
      isOver: () => false,
      cutOff: (reason) => cut.push(reason),
      cut,
    }
  }
  async function* octets(text: string) {
    yield Buffer.from(text)
  }
  const joined: string[] = []
  const served = (visibility: "private" | "public") =>
    shareHandler({
      token,
      visibility,
      onion,
      metainfo,
      answer: () => Buffer.from("meta"),
      join: (record) => joined.push(Buffer.from(record).toString()),
      records: () => [Buffer.from("r")],
      swarm: { have: () => octets("have"), piece: ({ piece, leaves }) => octets(`${piece} ${leaves}`) },
    })
  const handler = served("private")
  const peers = `/private/${token}/peers`
  const mine = Buffer.from("mine")

  it("gives the metadata and the peers to holders of the token", async () => {
    expect(await handler(incoming("GET", `/private/${token}/metadata`))).toEqual({ body: Buffer.from("meta") })
    const reply = await handler(incoming("POST", peers, PeersExchange.encode({ v: 1, records: [] })))
    expect(reply && "body" in reply && PeersExchange.decode(Buffer.from(reply.body))?.records.length).toBe(1)
  })

  it("gives pieces to holders of the token, and to nobody else [FIRST1]", async () => {
    const read = async (path: string) => {
      const reply = await handler(incoming("GET", path))
      if (!reply || !("chunks" in reply)) return reply
      const chunks: Uint8Array[] = []
      for await (const chunk of reply.chunks) chunks.push(chunk)
      return Buffer.concat(chunks).toString()
    }
    expect(await read(`/private/${token}/have`)).toBe("have")
    expect(await read(`/private/${token}/piece/7/0-16384?leaves`)).toBe("7 true")
    for (const path of [
      `/public/${token}/have`,
      `/private/${"B".repeat(43)}/have`,
      `/private/${"B".repeat(43)}/piece/7/0-16384`,
      `/private/${token}/piece/7/0-0`,
    ])
      expect(await read(path)).toBeUndefined()
  })

  it("lists the peer that proves that it has the metadata, and it alone [JOIN1]", async () => {
    const proof = joinProof(onion, mine, metainfo)
    const ask = (records: readonly Uint8Array[], given?: Uint8Array) =>
      handler(incoming("POST", peers, PeersExchange.encode({ v: 1, records, ...(given ? { proof: given } : {}) })))
    await ask([mine, Buffer.from("another")], proof)
    expect(joined.splice(0)).toEqual(["mine"])
    const other = joinProof(onion, mine, Buffer.from("other metadata"))
    const elsewhere = joinProof(Buffer.alloc(32, 8), mine, metainfo)
    for (const wrong of [undefined, other, elsewhere, new Uint8Array(32), proof.subarray(0, 31)])
      expect(await ask([mine], wrong)).toBeDefined()
    await ask([Buffer.from("yours")], proof)
    expect(joined).toEqual([])
  })

  it("answers everything else with the one 404", async () => {
    const wrong = [
      `/private/${"A".repeat(42)}B/metadata`,
      `/private/${token}`,
      `/private/${token}/`,
      `/private/${token}x/metadata`,
      `/public/${token}/metadata`,
      `/private/${token}/metadata/`,
      `/private/${token}/other`,
      "/",
      "",
      `/private//metadata`,
      `/private/${"A".repeat(42)}/metadata`,
    ]
    for (const path of wrong) expect(await handler(incoming("GET", path)), path).toBeUndefined()
    expect(await handler(incoming("POST", `/private/${token}/metadata`))).toBeUndefined()
    expect(await served("public")(incoming("GET", `/private/${token}/metadata`))).toBeUndefined()
    expect(await served("public")(incoming("GET", `/public/${token}/metadata`))).toBeDefined()
  })

  it("ends the session of who sends what is no exchange", async () => {
    const call = incoming("POST", peers, Buffer.from("l-3:e"))
    expect(await handler(call)).toBeUndefined()
    expect(call.cut).toHaveLength(1)
  })
})
