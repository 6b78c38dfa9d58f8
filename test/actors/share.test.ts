import { describe, expect, it } from "vitest"
import type { InfoHash } from "../../src/core/ids.ts"
import { shareActor } from "../../src/actors/share/definition.ts"
import { shareHandler } from "../../src/actors/share/effects.ts"
import type { ShareEvent } from "../../src/events/share.ts"
import type { Incoming } from "../../src/transport/Sessions.ts"
import { decodePeersExchange, encodePeersExchange } from "../../src/wire/PeersExchange.ts"
import { specification } from "../support/given.ts"

const given = specification(shareActor.decider)
const requested: ShareEvent = { type: "ShareRequested", path: "/p", title: "t", secret: "share-1" }
const hashed = { torrent: "t1", infohash: "cd".repeat(32) as InfoHash, bytes: 1, files: 1 }

describe("a share", () => {
  it("is hashed, then active, until it is stopped", () => {
    given().when({ type: "RequestShare", path: "/p", title: "t", secret: "share-1" }).then(requested)
    given(requested).when({ type: "HashFinished", ...hashed }).then({ type: "ShareHashed", ...hashed })
    given(requested, { type: "ShareHashed", ...hashed }).when({ type: "StopSharing" }).then({ type: "ShareStopped" })
    given(requested, { type: "ShareStopped" }).when({ type: "HashFinished", ...hashed }).then()
  })

  it("refuses with words what makes no sense", () => {
    given().when({ type: "StopSharing" }).refused("no-such-share")
    given(requested, { type: "ShareStopped" }).when({ type: "StopSharing" }).refused("share-stopped")
  })
})

describe("a share's onion", () => {
  const token = "A".repeat(43)
  const incoming = (method: "GET" | "POST", path: string, body: Uint8Array = new Uint8Array()): Incoming & { cut: string[] } => {
    const cut: string[] = []
    return { method, path, body, signal: new AbortController().signal, session: 1, cutOff: (reason) => cut.push(reason), cut }
  }
  const given: Uint8Array[][] = []
  const handler = shareHandler(token, Buffer.from("meta"), (records) => (given.push([...(records ?? [])]), [Buffer.from("r")]))

  it("gives the metadata and the peers to holders of the token", async () => {
    expect(await handler(incoming("GET", `/private/${token}/metadata`))).toEqual({ body: Buffer.from("meta") })
    const reply = await handler(incoming("POST", `/private/${token}/peers`, encodePeersExchange({ v: 1, records: [Buffer.from("mine")] })))
    expect(reply && "body" in reply && decodePeersExchange(Buffer.from(reply.body))?.records.length).toBeTruthy()
    expect(given.at(-1)?.map((record) => Buffer.from(record).toString())).toEqual(["mine"])
  })

  it("answers everything else with the one 404", async () => {
    const wrong = [
      `/private/${"A".repeat(42)}B/metadata`, `/private/${token}`, `/private/${token}/`, `/private/${token}x/metadata`, `/public/${token}/metadata`,
      `/private/${token}/metadata/`, `/private/${token}/other`, "/", "", `/private//metadata`, `/private/${"A".repeat(42)}/metadata`,
    ]
    for (const path of wrong) expect(await handler(incoming("GET", path)), path).toBeUndefined()
    expect(await handler(incoming("POST", `/private/${token}/metadata`))).toBeUndefined()
  })

  it("ends the session of who sends what is no exchange", async () => {
    const call = incoming("POST", `/private/${token}/peers`, Buffer.from("l-3:e"))
    expect(await handler(call)).toBeUndefined()
    expect(call.cut).toHaveLength(1)
  })
})
