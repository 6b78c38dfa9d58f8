/**
 * WIRE1: what nodes say is the same octets from version to version. `signed.json` holds signed messages of each kind,
 * `asked.json` what is asked of a tracker's, a share's and a transfer onion, all as the first version wrote them. Cases
 * are added to them, never changed.
 */
import { readdirSync, readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { meet } from "../../src/actors/torrent/effects/meet.ts"
import type { InfoHash, PieceIndex } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { TrackerClient } from "../../src/tracker/TrackerClient.ts"
import type { Ask, Session } from "../../src/transport/Sessions.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { Entry } from "../../src/wire/Entry.ts"
import { encodeForkProof, readForkProof } from "../../src/wire/ForkProof.ts"
import { Head } from "../../src/wire/Head.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { type ShareKey, shareRoutes } from "../../src/wire/routes/share.ts"
import { swarmRoutes } from "../../src/wire/routes/swarm.ts"
import type { SignedMessage } from "../../src/wire/signedMessage.ts"
import { TrafficSummary } from "../../src/wire/TrafficSummary.ts"
import { TrustList } from "../../src/wire/TrustList.ts"

type Fields = Readonly<Record<string, unknown>>
interface Signed {
  readonly kind: string
  readonly fields: Fields
  readonly octets: string
}
interface Asked {
  readonly what: string
  readonly method: string
  readonly path: string
  readonly body?: string
  readonly maxBytes: number
}

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/wire/${name}.json`, import.meta.url), "utf8"))
const signed: { readonly seed: string; readonly cases: readonly Signed[]; readonly fork: string } = fixture("signed")
const requests: { readonly asked: readonly Asked[]; readonly paths: Fields } = fixture("asked")

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex")
const filled = (length: number, octet: number) => new Uint8Array(length).fill(octet)
/** Octets stand as `{ hex }` in the fixture. */
const octetsOf = (value: any): any =>
  Array.isArray(value) ? value.map(octetsOf) : value?.hex ? new Uint8Array(Buffer.from(value.hex, "hex")) : value
const written = (value: any): any =>
  value instanceof Uint8Array ? { hex: hexOf(value) } : Array.isArray(value) ? value.map(written) : value
const fieldsOf = (fields: Fields): any =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, octetsOf(value)]))

const by = signer(Buffer.from(signed.seed, "hex"))
const kinds = { PeerRecord, MirrorRecord, Entry, Head, TrafficSummary, TrustList } as unknown as Readonly<
  Record<string, SignedMessage<object, never>>
>

it.each(signed.cases.map((one, i) => [`${one.kind} ${i}`, one] as const))(
  "WIRE1 %s signs and reads the same",
  (_, one) => {
    const { sign, read } = kinds[one.kind]!
    const fields = fieldsOf(one.fields)
    expect(hexOf(sign(by, fields))).toBe(one.octets)
    const message = read(Buffer.from(one.octets, "hex"))!
    expect(Object.fromEntries(Object.entries(message).map(([name, value]) => [name, written(value)]))).toMatchObject(
      one.fields,
    )
  },
)

it("WIRE1 each kind that is signed has its vectors, and a signature for each of its fields", () => {
  const files = readdirSync("src/wire").filter((file) => file.endsWith(".ts"))
  const declared = files.flatMap(
    (file) => /^export const (\w+) = signedMessage\(/m.exec(readFileSync(`src/wire/${file}`, "utf8"))?.[1] ?? [],
  )
  expect([...new Set(signed.cases.map(({ kind }) => kind))].sort()).toEqual(declared.sort())
  for (const kind of declared) {
    const { read, isAuthentic } = kinds[kind]!
    const all = signed.cases.filter((one) => one.kind === kind).map(({ octets }) => read(Buffer.from(octets, "hex"))!)
    const fields = new Set(all.flatMap((message) => Object.keys(message)))
    const unchanging: string[] = []
    for (const name of fields) {
      // With this one field out of another message of the kind.
      const saying = (message: object) => JSON.stringify(written((message as Fields)[name]) ?? null)
      const pairs = all.flatMap((one) => all.map((other) => [one, other] as const))
      if (pairs.every(([one, other]) => saying(one) === saying(other))) unchanging.push(name)
      for (const [one, other] of pairs) {
        const mixed = { ...one, [name]: (other as Fields)[name] }
        expect(isAuthentic(mixed), `${kind}.${name}`).toBe(saying(one) === saying(other))
      }
    }
    // The version, and the key.
    expect(unchanging, kind).toHaveLength(2)
  }
})

it("WIRE1 a proof of a fork is the same", () => {
  const head = (octet: number) => Head.sign(by, { seq: 7, hash: filled(32, octet), count: 6, at: 5, expires: 6 })
  expect(hexOf(encodeForkProof("head", head(8), head(9)))).toBe(signed.fork)
  expect(readForkProof(Buffer.from(signed.fork, "hex"))?.seq).toBe(7)
})

const infoHash = "ab".repeat(32) as InfoHash
const onion = onionAddress(by.publicKey)
const share = (visibility: "private" | "public"): ShareKey => ({ visibility, token: `${"A1b2".repeat(10)}xyz` })

it("WIRE1 WIRE3 what is asked of onions is the same", async () => {
  const asked: Asked[] = []
  let what = ""
  const session = {
    ask: async ({ method, path, body, maxBytes }: Ask) => {
      asked.push({ what, method, path, ...(body ? { body: hexOf(body) } : {}), maxBytes })
      return { status: 404, body: new Uint8Array() }
    },
  } as unknown as Session
  const { signal } = new AbortController()
  const client = new TrackerClient(session, 1_000, signal)
  const all: Readonly<Record<string, () => Promise<unknown>>> = {
    head: () => client.head(),
    fork: () => client.fork(),
    entries: () => client.entries(501),
    metainfo: () => client.metainfo(infoHash),
    mirrors: () => client.mirrors(),
    meet: () => client.meet(infoHash, [filled(3, 1)], filled(32, 2)),
    "ask without a record": () => client.meet(infoHash, [], undefined),
    prints: () => client.prints({ v: 1, bits: 1, prints: filled(32, 3) }),
    wanted: () => client.wanted(filled(24, 4)),
    records: () => client.records(filled(5, 5)),
    feed: () => client.feed(() => undefined, 1_000),
    "private share": () =>
      meet({ session, onion, share: share("private"), own: filled(9, 1), metainfo: filled(50, 6), signal }),
    "public share": () => meet({ session, onion, share: share("public"), own: undefined, metainfo: undefined, signal }),
    find: () => client.find({ v: 1, kind: "torrent", prefix: 0xabc }),
  }
  for (const [name, ask] of Object.entries(all)) {
    what = name
    await ask().catch(() => undefined)
  }
  expect(asked).toEqual(requests.asked)
  const piece = (index: number, offset: number, length: number, leaves: boolean) =>
    swarmRoutes.piece.path.write({ infoHash, piece: index as PieceIndex, offset, length, leaves })
  expect({
    metadata: shareRoutes.metadata.path.write(share("private")),
    have: swarmRoutes.have.path.write({ infoHash }),
    piece: piece(3, 16_384, 32_768, false),
    leaves: piece(0, 0, 1, true),
  }).toEqual(requests.paths)
})
