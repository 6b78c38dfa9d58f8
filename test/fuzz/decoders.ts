/**
 * Every decoder that octets of a peer, of tor or of a pasted text reach: sound samples of what it reads, and `again`,
 * which reads and writes anew. `undefined` is a refusal; so is an error of the kinds that the decoder declares.
 * Anything else is a defect.
 */
import { Bitfield } from "../../src/core/Bitfield.ts"
import { BencodeError } from "../../src/core/bencode/Bencoded.ts"
import { decode, decodeSteps } from "../../src/core/bencode/decode.ts"
import { dictionary, encode } from "../../src/core/bencode/encode.ts"
import { nameFault, sameNameKey, showName } from "../../src/core/fileName.ts"
import { type InfoHash, type PieceIndex, Token } from "../../src/core/ids.ts"
import { parseMetainfo } from "../../src/core/metainfo/parseMetainfo.ts"
import { isOnionAddress, onionAddress, publicKeyOf } from "../../src/core/onionAddress.ts"
import { formatListedLink, formatShareLink, parseLink, parseTrackerAddress } from "../../src/core/shareLink.ts"
import { atOnce } from "../../src/core/steps.ts"
import { torLogLine } from "../../src/core/torLogLine.ts"
import { withoutSecrets } from "../../src/core/withoutSecrets.ts"
import { wholeNumber } from "../../src/api/routes/wholeNumber.ts"
import { descriptorProblem, flagsOf } from "../../src/relay/descriptor.ts"
import { BackupError, backupFrame, backupStart, BACKUP_KINDS, readBackup } from "../../src/tracker/backupFile.ts"
import { withStatus } from "../../src/transport/tor/bootstrap.ts"
import { ControlReader, type ControlReply, ControlSyntaxError } from "../../src/transport/tor/ControlReader.ts"
import { isNewEnough } from "../../src/transport/tor/torVersion.ts"
import { wholeLines } from "../../src/transport/tor/wholeLines.ts"
import { Batch, FeedError, FeedReader, frameBatch } from "../../src/wire/Batch.ts"
import { EntriesPage } from "../../src/wire/EntriesPage.ts"
import { Entry } from "../../src/wire/Entry.ts"
import { decodeEntryBody, AddTorrent, EditInfo } from "../../src/wire/EntryBody.ts"
import { FindAnswer, FindQuestion } from "../../src/wire/Find.ts"
import { encodeForkProof, readForkProof } from "../../src/wire/ForkProof.ts"
import { encodeBitfield, encodePieces, HaveDecoder, HaveError } from "../../src/wire/haveFrames.ts"
import { Head } from "../../src/wire/Head.ts"
import { MetadataAnswer } from "../../src/wire/MetadataAnswer.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"
import { RangeItems, RangePrints, Wanted } from "../../src/wire/Reconcile.ts"
import { ReleaseBundle } from "../../src/wire/ReleaseBundle.ts"
import { routes } from "../../src/wire/routes.ts"
import type { Path } from "../../src/wire/routes/path.ts"
import { SearchAnswer, SearchQuestion } from "../../src/wire/Search.ts"
import { TrafficSummary } from "../../src/wire/TrafficSummary.ts"
import { TrustList } from "../../src/wire/TrustList.ts"
import { hostileTorrents } from "../core/metainfo/hostileTorrents.ts"
import { mirrorRecord, peerRecord, someone, someSwarm, TRACKER } from "../support/trackerRecords.ts"

export interface Decoder {
  readonly name: string
  readonly samples: readonly Uint8Array[]
  /** What was read, written anew: the same octets if they were taken; `undefined` if not. */
  readonly again: (bytes: Uint8Array) => Uint8Array | undefined
  /** Errors that are its refusals. */
  readonly refuses?: readonly (new (...args: never[]) => Error)[]
  /** What it takes may be written in more than one way: then what is written anew must read as the same. */
  readonly loose?: true
  /** It takes whatever comes. */
  readonly total?: true
}

const text = (...all: string[]) => all.map((one) => new Uint8Array(Buffer.from(one, "latin1")))
const said = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1")
const octets = (one: string): Uint8Array => new Uint8Array(Buffer.from(one, "latin1"))
const remade = <A>(read: A | undefined, write: (value: A) => Uint8Array): Uint8Array | undefined =>
  read === undefined ? undefined : write(read)
/** Of a message that travels in bencode alone. */
const fields = (read: object | undefined): Uint8Array | undefined => read && encode(dictionary({ ...read }))
const ofText = (read: (one: string) => string | undefined) => (bytes: Uint8Array) => remade(read(said(bytes)), octets)
/** A reader that must take anything; what it says is not compared. */
const total = (name: string, samples: readonly Uint8Array[], read: (one: string) => unknown): Decoder => ({
  name,
  samples,
  total: true,
  again: (bytes) => (read(said(bytes)), bytes),
})

const by = someone()
const swarm = someSwarm()
const hash = (n: number) => Buffer.alloc(32, n).toString("hex") as InfoHash
const onion = onionAddress(by.publicKey)
const token = Token("A1b2".repeat(10) + "xyz")
const head = Head.sign(TRACKER, { seq: 7, hash: swarm, count: 6, at: 5, expires: 60 })
const otherHead = Head.sign(TRACKER, { seq: 7, hash: someSwarm(), count: 6, at: 5, expires: 60 })
const entry = Entry.sign(TRACKER, { seq: 1, prev: swarm, type: "AddTorrent", infohash: swarm, body: swarm, at: 5 })
const record = peerRecord(by, swarm)
const batch = Batch.encode({ v: 1, head: [head], fork: [], mirrors: [mirrorRecord(by)], peers: [record, record] })
const sound = hostileTorrents.filter(({ verdict }) => verdict === "ok").map(({ bytes }) => bytes())
const refused = hostileTorrents
  .map(({ bytes, title }) => ({ title, bytes }))
  .filter(({ title }) => !/million|MB|100,001|many files|deep nesting/.test(title))
  .map(({ bytes }) => bytes())

const PIECES = 37
const haves = (bytes: Uint8Array): Uint8Array => {
  const frames: Uint8Array[] = []
  const reader = new HaveDecoder(
    PIECES,
    (has) => frames.push(encodeBitfield(has)),
    (pieces) => frames.push(encodePieces(pieces)),
  )
  reader.push(bytes)
  // Octets of a frame that has only begun, and signs of life, are told to nobody.
  const whole = Buffer.concat(frames)
  return Buffer.compare(whole, withoutEmpty(bytes).subarray(0, whole.length)) === 0 ? bytes : whole
}
const withoutEmpty = (bytes: Uint8Array): Buffer => {
  const kept: Uint8Array[] = []
  for (let at = 0; at + 4 < bytes.length;) {
    const end = at + 4 + Buffer.from(bytes).readUInt32BE(at)
    if (end - at > 5) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}
const bits = new Bitfield(PIECES)
for (const piece of [0, 5, 36]) bits.add(piece as PieceIndex)

const replies = (bytes: Uint8Array): ControlReply[] => new ControlReader().push(bytes)
const writeReply = ({ status, lines }: ControlReply): string =>
  lines
    .map(({ text, data }, i) =>
      data === undefined
        ? `${status}${i === lines.length - 1 ? " " : "-"}${text}\r\n`
        : `${status}+${text}\r\n${data
            .split("\n")
            .map((one) => `${one.startsWith(".") ? "." : ""}${one}\r\n`)
            .join("")}.\r\n`,
    )
    .join("")

const backup = Buffer.concat([
  backupStart(),
  backupFrame("head", head),
  backupFrame("page", octets("page")),
  backupFrame("end"),
])

export const decoders: readonly Decoder[] = [
  {
    name: "bencode",
    samples: [...sound.slice(0, 6), record, batch],
    again: (b) => encode(decode(b)),
    refuses: [BencodeError],
  },
  {
    name: "bencode in steps",
    samples: sound.slice(0, 6),
    again: (b) => encode(atOnce(decodeSteps(b)).value),
    refuses: [BencodeError],
  },
  {
    name: "metainfo",
    samples: [...sound.filter(({ length }) => length < 4_000), ...refused.filter(({ length }) => length < 4_000)],
    again: (b) => {
      const read = parseMetainfo(b)
      return "code" in read ? undefined : encode(decode(read.bytes))
    },
  },
  {
    name: "PeerRecord",
    samples: [record, peerRecord(by, swarm, { state: "stopped" })],
    again: (b) => fields(PeerRecord.decode(b)),
  },
  {
    name: "PeersExchange",
    samples: [
      PeersExchange.encode({ v: 1, records: [record, record], proof: swarm }),
      PeersExchange.encode({ v: 1, records: [] }),
    ],
    again: (b) => remade(PeersExchange.decode(b), PeersExchange.encode),
  },
  {
    name: "MetadataAnswer",
    samples: [MetadataAnswer.encode({ v: 1, title: "Fêrns", metainfo: sound[0]!, tracker: swarm })],
    again: (b) => remade(MetadataAnswer.decode(b), MetadataAnswer.encode),
  },
  { name: "Entry", samples: [entry], again: (b) => fields(Entry.decode(b)) },
  { name: "Head", samples: [head], again: (b) => fields(Head.read(b)) },
  {
    name: "AddTorrent",
    samples: [
      AddTorrent.encode({ v: 1, title: "t", bytes: 5, files: 2 }),
      AddTorrent.encode({ v: 1, title: "t", description: "d", tags: ["a", "b"], bytes: 5, files: 2 }),
    ],
    again: (b) => remade(decodeEntryBody("AddTorrent", b) as AddTorrent | undefined, AddTorrent.encode),
  },
  {
    name: "EditInfo",
    samples: [EditInfo.encode({ v: 1, title: "new" }), EditInfo.encode({ v: 1, title: "", tags: ["x"] })],
    again: (b) => remade(decodeEntryBody("EditInfo", b) as EditInfo | undefined, EditInfo.encode),
  },
  {
    name: "ReleaseBundle",
    samples: [
      ReleaseBundle.encode({
        v: 1,
        roots: [octets("{}"), octets("{}")],
        timestamp: octets("{}"),
        snapshot: octets(""),
        targets: octets("[]"),
      }),
    ],
    again: (b) => remade(ReleaseBundle.decode(b), ReleaseBundle.encode),
  },
  {
    name: "EntriesPage",
    samples: [EntriesPage.encode({ v: 1, entries: [entry, entry], bodies: [octets("a"), octets("")] })],
    again: (b) => remade(EntriesPage.decode(b), EntriesPage.encode),
  },
  { name: "MirrorRecord", samples: [mirrorRecord(by)], again: (b) => fields(MirrorRecord.decode(b)) },
  {
    name: "ForkProof",
    samples: [encodeForkProof("head", head, otherHead)],
    again: (b) => (readForkProof(b) ? encode(decode(b)) : undefined),
  },
  { name: "Batch", samples: [batch], again: (b) => remade(Batch.decode(b), Batch.encode) },
  {
    name: "feed",
    samples: [Buffer.concat([frameBatch(new Uint8Array()), frameBatch(batch), frameBatch(batch)])],
    refuses: [FeedError],
    again: (b) => {
      let taken = 0
      new FeedReader((one) => (taken += Batch.encode(one).length)).push(b)
      return taken <= b.length ? b : undefined
    },
  },
  {
    name: "RangePrints",
    samples: [RangePrints.encode({ v: 1, bits: 2, prints: new Uint8Array(64).fill(3) })],
    again: (b) => remade(RangePrints.decode(b), RangePrints.encode),
  },
  {
    name: "RangeItems",
    samples: [RangeItems.encode({ v: 1, ranges: octets("abcd"), items: new Uint8Array(36).fill(1) })],
    again: (b) => remade(RangeItems.decode(b), RangeItems.encode),
  },
  {
    name: "SearchQuestion",
    samples: [SearchQuestion.encode({ v: 1, words: "harbour 地図", limit: 50 })],
    again: (b) => remade(SearchQuestion.decode(b), SearchQuestion.encode),
  },
  {
    name: "SearchAnswer",
    samples: [SearchAnswer.encode({ v: 1, entries: [octets("entry")], bodies: [octets("body")], more: 1 })],
    again: (b) => remade(SearchAnswer.decode(b), SearchAnswer.encode),
  },
  {
    name: "FindQuestion",
    samples: [
      FindQuestion.encode({ v: 1, kind: "tracker", prefix: 0 }),
      FindQuestion.encode({ v: 1, kind: "torrent", prefix: 4_095 }),
    ],
    again: (b) => remade(FindQuestion.decode(b), FindQuestion.encode),
  },
  {
    name: "FindAnswer",
    samples: [
      FindAnswer.encode({ v: 1, trackers: [swarm, swarm], mirrors: [mirrorRecord(by)] }),
      FindAnswer.encode({ v: 1, trackers: [], mirrors: [] }),
    ],
    again: (b) => remade(FindAnswer.decode(b), FindAnswer.encode),
  },
  {
    name: "Wanted",
    samples: [Wanted.encode({ v: 1, keys: new Uint8Array(24) })],
    again: (b) => remade(Wanted.decode(b), Wanted.encode),
  },
  {
    name: "TrafficSummary",
    samples: [
      TrafficSummary.sign(by, { ledger: new Uint8Array(16), days: ["2026-01-02", "2026-01-03"], sums: [1, 2] }),
      TrafficSummary.sign(by, { ledger: new Uint8Array(16), family: new Uint8Array(32), days: [], sums: [] }),
    ],
    again: (b) => fields(TrafficSummary.read(b)),
  },
  {
    name: "TrustList",
    samples: [
      TrustList.sign(TRACKER, { seq: 1, issued: 5, ttl: 60, total: 3, nodes: [new Uint8Array(32), swarm] }),
      TrustList.sign(TRACKER, { seq: 9, issued: 5, ttl: 60, total: 1, nodes: [swarm] }),
    ],
    again: (b) => fields(TrustList.decode(b)),
  },
  {
    name: "have frames",
    samples: [
      Buffer.concat([encodeBitfield(bits), encodePieces([]), encodePieces([1, 2, 3] as PieceIndex[])]),
      encodeBitfield(bits),
    ],
    refuses: [HaveError],
    again: haves,
  },
  {
    name: "control replies",
    samples: text(
      "250 OK\r\n",
      "250-a=b\r\n250+c=\r\nx\r\n..y\r\n.\r\n250 OK\r\n",
      "650 HS_DESC UPLOADED abc\r\n552 no\r\n",
    ),
    refuses: [ControlSyntaxError],
    loose: true,
    again: (b) => new Uint8Array(Buffer.from(replies(b).map(writeReply).join(""), "utf8")),
  },
  {
    name: "paths",
    samples: text(
      routes.swarm.have.path.write({ infoHash: hash(171) }),
      ...[true, false].map((leaves) =>
        routes.swarm.piece.path.write({
          infoHash: hash(171),
          piece: 3 as PieceIndex,
          offset: 16_384,
          length: 32_768,
          leaves,
        }),
      ),
      routes.tracker.head.path.write({}),
      routes.tracker.entries.path.write({ seq: 12 }),
      routes.tracker.peers.path.write({ infoHash: hash(9) }),
      routes.share.metadata.path.write({ visibility: "public", token }),
    ),
    again: ofText((one) => {
      const paths = Object.values(routes).flatMap((of) => Object.values(of).map(({ path }): Path<any> => path))
      const found = paths.find((path) => path.read(one) !== undefined)
      return found?.write(found.read(one))
    }),
  },
  {
    name: "links",
    samples: text(
      formatShareLink({ onion, visibility: "private", token }),
      formatListedLink({ onion, infohash: hash(7) }),
      `${onion}/public/${token}`,
    ),
    loose: true,
    again: ofText((one) => {
      const link = parseLink(one)
      return "infohash" in link ? formatListedLink(link) : "token" in link ? formatShareLink(link) : undefined
    }),
  },
  {
    name: "tracker addresses",
    samples: text(onion, `http://${onion}/`),
    loose: true,
    again: ofText((one) => {
      const read = parseTrackerAddress(one)
      return typeof read === "string" ? read : undefined
    }),
  },
  {
    name: "onion addresses",
    samples: text(onion),
    again: ofText((one) => (isOnionAddress(one) ? onionAddress(publicKeyOf(one)) : undefined)),
  },
  {
    name: "cursors",
    samples: text("0", "12345", "999999999999999"),
    loose: true,
    again: ofText((one) => {
      const number = wholeNumber(one)
      return number === null || number === undefined ? undefined : String(number)
    }),
  },
  {
    name: "file names",
    samples: text("a.txt", "a b.", ".bashrc", "..", "con.log", "C:x", "gpj\u202eexe"),
    again: (b) => {
      const name = Buffer.from(b).toString("utf8")
      if (nameFault(name) !== undefined) return undefined
      // What is accepted is shown as it is, has no separator, and is equal to itself.
      if (/[/\\\0-\x1f]/.test(name) || sameNameKey(name) === "" || (name.length <= 80 && showName(name) !== name))
        throw new Error(`accepted: ${JSON.stringify(name)}`)
      return b
    },
  },
  total("tor's log lines", text("Nov 25 10:00:00.123 [warn] x", "[err] y"), torLogLine),
  total(
    "tor's status events",
    text('STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=50 SUMMARY="x"', "STATUS_GENERAL WARN CLOCK_SKEW SKEW=-300 SOURCE=x"),
    (one) => withStatus({ state: "bootstrapping", percent: 0, summary: "" }, one),
  ),
  total("tor's version", text("Tor version 0.4.9.3.", "0.4.8.1-alpha"), isNewEnough),
  total(
    "a relay's descriptor",
    text("router Unnamed 1.2.3.4 9001 0 0\nreject *:*\n", "s Fast Running Valid\n"),
    (one) => [descriptorProblem(one), flagsOf(one)],
  ),
  total(
    "lines without secrets",
    text(`dialled ${onion}/private/${token}`, "relay $ABCDEF at 10.0.0.1:9001", "[2001:db8::1]:9001"),
    withoutSecrets,
  ),
  total("whole lines", text("a\r\nb\nc", "\n\n"), (one) => {
    const lines = wholeLines(() => undefined)
    lines.take(one)
    lines.end()
  }),
]

/** The one that reads a stream. @returns frames, or the code of its refusal. */
export const backupDecoder = {
  samples: [new Uint8Array(backup)],
  async read(bytes: Uint8Array, cut: number): Promise<number | string> {
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut)
    }
    let frames = 0
    try {
      for await (const { kind } of readBackup(chunks())) if (BACKUP_KINDS.includes(kind)) frames++
    } catch (error) {
      if (error instanceof BackupError) return error.code
      throw error
    }
    return frames
  },
}
