/** Arbitrary inputs of each actor, as the world may send them: any order, late, twice, nonsense among them. */
import fc from "fast-check"
import { levelsText } from "../../src/core/fileSelection.ts"

const id = fc.constantFrom("a1", "b2")
const text = fc.string({ maxLength: 8 })
const hash = fc.constantFrom("ab".repeat(32), "cd".repeat(32))
const content = {
  infohash: hash,
  path: text,
  title: text,
  name: text,
  bytes: fc.nat(1e6),
  pieces: fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 12 })),
  files: fc.nat(3),
}
/** Files of four pieces at most, and a level for each; mostly of a torrent with as many pieces. */
const selection = fc
  .array(
    fc.record({ pieces: fc.nat(4), level: fc.constantFrom(0, 0, 1, 2, 3), short: fc.integer({ min: 1, max: 16 }) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((files) => {
    let firstPiece = 0
    const spans = files.map(({ pieces, short }, i) => {
      const length = pieces === 0 ? 0 : (pieces - 1) * 16 + short
      const span = { path: [`f${i}`], length, firstPiece, pieceCount: pieces }
      firstPiece += pieces
      return span
    })
    const levels = levelsText(Uint8Array.from(files, ({ level }) => level))
    return { levels, of: { pieceLength: 16, pieceCount: firstPiece, files: spans } }
  })
/** Of one and two pieces, as most torrents here have: none of them, one, all. */
const few = fc.constantFrom(
  ...["1s", "1h", "1n1s", "1s1n", "2s", "2h"].map((levels) => {
    const count = levels === "1s" || levels === "1h" ? 1 : 2
    const files = Array.from({ length: count }, (_, i) => ({
      path: [`f${i}`],
      length: 16,
      firstPiece: i,
      pieceCount: 1,
    }))
    return { levels, of: { pieceLength: 16, pieceCount: count, files } }
  }),
)
const sized = fc.array(fc.tuple(fc.integer({ min: -1, max: 14 }), fc.constant(16)), { maxLength: 6 })
const word = { useExisting: fc.boolean(), acceptNames: fc.boolean() }
const leftOut = fc.record({
  links: fc.nat(3),
  special: fc.nat(3),
  emptyFolders: fc.nat(3),
  unsafeNames: fc.nat(3),
  first: fc.array(
    fc.record({ name: text, kind: fc.constantFrom("link", "special", "empty-folder", "unsafe-name"), reason: text }),
    { maxLength: 2 },
  ),
})
const trouble = { code: text, message: text }
const policy = fc.constantFrom("strict", "soft", "off")
const daySum = fc.record({ day: fc.constantFrom("2026-11-24", "2026-11-25", "2026-11-26"), octets: fc.nat(4_000) })
const nonsense = fc.record({ type: fc.constantFrom("Nonsense", "toString", "__proto__") })

/** Names of keys in the vault. */
const recipient = fc.constantFrom("recipient-1", "recipient-2", "recipient-3")
/** What a sharer says beside the title. */
const about = { description: text, tags: fc.array(text, { maxLength: 2 }) }
/** Mostly the same of one seq; now and then it contradicts itself. */
const release = fc
  .record({
    seq: fc.integer({ min: 1, max: 4 }),
    old: fc.nat(5),
    odd: fc.nat(9),
    notes: text,
  })
  .map(({ seq, old, odd, notes }) => ({
    seq,
    version: old === 0 ? "0.9.0" : `1.${seq}.0`,
    infohash: "ab".repeat(32),
    sha256: odd === 0 ? "other-file" : "file",
    size: 1_000,
    critical: seq === 3,
    tree: ["", "tree-a", "tree-b", "tree-c", "tree-d"][seq]!,
    minTor: "0.4.9.11",
    notes,
    minisigs: [],
  }))
const seq = fc.integer({ min: 1, max: 4 })
const trustedNode = fc.constantFrom("a1", "b2", "c3")

export const arbitraryInputs: Readonly<Record<string, fc.Arbitrary<any>>> = {
  torrent: fc.oneof(
    { weight: 2, arbitrary: fc.record({ type: fc.constant("AdoptShared"), ...content }) },
    {
      weight: 4,
      arbitrary: fc.record(
        {
          type: fc.constant("RequestDownload"),
          folder: text,
          source: text,
          choice: fc.constant([{ glob: "*.txt", level: "normal" }]),
          levels: fc.constant("1n"),
          sequential: fc.boolean(),
          paused: fc.boolean(),
          ...word,
        },
        { requiredKeys: ["type", "folder", "source"] },
      ),
    },
    {
      weight: 4,
      arbitrary: fc.record(
        { type: fc.constant("MetadataFetched"), ...content, existing: fc.boolean(), selection: few },
        { requiredKeys: ["type", ...(Object.keys(content) as (keyof typeof content)[])] },
      ),
    },
    fc.record({
      type: fc.constant("MetadataFetched"),
      ...content,
      doubtful: fc.record({ names: fc.array(text, { maxLength: 2 }), count: fc.nat(3) }),
    }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("LocateData"), path: text }) },
    fc.record({ type: fc.constant("ChooseTitle"), title: text }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("MoveData"), to: text }) },
    fc.record({ type: fc.constant("StopMove") }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("DataArrived"), verified: fc.constantFrom(0, 1, 2, 12) }) },
    fc.record({
      type: fc.constant("OldPlaceLeft"),
      left: fc.array(fc.record({ path: text, what: text }), { maxLength: 2 }),
    }),
    fc.record({ type: fc.constant("MoveNotDone"), ...trouble }),
    fc.record(
      {
        type: fc.constant("ChooseTags"),
        add: fc.array(text, { maxLength: 12 }),
        remove: fc.array(text, { maxLength: 3 }),
      },
      { requiredKeys: ["type"] },
    ),
    { weight: 4, arbitrary: fc.record({ type: fc.constant("SelectFiles"), selection: fc.oneof(few, selection) }) },
    fc.record({ type: fc.constant("ChoosePieceOrder"), sequential: fc.boolean() }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("DataNotDeleted"), ...trouble }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("DataDeleted"),
        left: fc.array(fc.record({ path: text, what: text }), { maxLength: 2 }),
      }),
    },
    fc.record({ type: fc.constant("FilesUnknown") }),
    fc.record({ type: fc.constant("ResumeTorrent"), ...word }, { requiredKeys: ["type"] }),
    {
      weight: 8,
      arbitrary: fc.record({ type: fc.constant("PiecesWritten"), pieces: sized, located: fc.constantFrom(0, 0, 0, 1) }),
    },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("PiecesChecked"), good: sized, bad: sized }) },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constantFrom(
          "PauseTorrent",
          "ResumeTorrent",
          "RecheckTorrent",
          "CheckFinished",
          "CreditRanOut",
          "CreditCame",
        ),
      }),
    },
    fc.record({ type: fc.constant("TroubleFound"), ...trouble }),
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constant("TroubleFound"), code: fc.constant("full"), message: text }),
    },
    fc.record({ type: fc.constant("FilesGone"), files: fc.array(text, { maxLength: 2 }) }),
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("PiecesChanged"),
        pieces: sized,
        files: fc.array(text, { maxLength: 2 }),
      }),
    },
    fc.record({ type: fc.constant("FilesBack") }),
    fc.record({
      type: fc.constant("OctetsServed"),
      octets: fc.nat(99),
      copies: fc.nat(9),
      part: fc.constantFrom("", "gA=="),
    }),
    fc.record({
      type: fc.constant("ChooseLimits"),
      down: fc.constantFrom(0, 40_000),
      copies: fc.constantFrom(undefined, 0, 3),
    }),
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom("AwaitTurn", "TakeTurn") }) },
    fc.record({ type: fc.constant("ChoosePlace"), place: fc.integer({ min: -3, max: 9 }) }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("LimitMet"), why: fc.constantFrom("copies", "ratio") }) },
    fc.record({ type: fc.constant("PeerMisbehaved"), peer: fc.nat(9), piece: fc.nat(9) }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("RemoveTorrent"), withData: fc.boolean() }) },
    nonsense,
  ),
  share: fc.oneof(
    fc.record(
      {
        type: fc.constant("RequestShare"),
        path: text,
        title: text,
        ...about,
        secret: id,
        name: text,
        given: fc.record({ file: text, infohash: hash }),
        skipUnsafe: fc.boolean(),
        answered: fc.constant({ files: 3, findings: { name: 1 }, kept: ["name"], leftOut: 1, cleaned: 0 }),
        recipients: fc.array(recipient, { maxLength: 2 }),
      },
      { requiredKeys: ["type", "path", "title", "secret"] },
    ),
    fc.record(
      { type: fc.constant("HashFinished"), torrent: id, infohash: hash, bytes: fc.nat(), files: fc.nat(5), leftOut },
      { requiredKeys: ["type", "torrent", "infohash", "bytes", "files"] },
    ),
    fc.record({ type: fc.constant("HashFailed"), ...trouble }),
    fc.record({ type: fc.constant("RequestPublicShare"), of: id, path: text, title: text, secret: id }),
    {
      weight: 2,
      arbitrary: fc.record(
        { type: fc.constant("DescribeShare"), title: text, ...about },
        { requiredKeys: ["type", "title"] },
      ),
    },
    fc.record({ type: fc.constant("AddRecipient"), secret: recipient, endOldLink: fc.boolean() }),
    fc.record({ type: fc.constant("RevokeRecipient"), secret: recipient }),
    fc.record({ type: fc.constantFrom("StopSharing", "Unlisted", "DateCame") }),
    fc.record({
      type: fc.constant("LimitShare"),
      copies: fc.constantFrom(undefined, 0, 2),
      from: fc.constantFrom(undefined, 0, 9),
    }),
    fc.record({ type: fc.constant("LimitMet"), why: fc.constantFrom("copies", "until") }),
    nonsense,
  ),
  stream: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constant("RequestStream"), torrent: id, peer: fc.nat(5), lane: fc.nat(3) }),
    },
    fc.record({ type: fc.constant("DialSucceeded"), attempt: fc.integer({ min: 1, max: 3 }), ms: fc.nat(9999) }),
    fc.record({
      type: fc.constant("DialFailed"),
      attempt: fc.integer({ min: 1, max: 5 }),
      code: fc.constant("F2"),
      remedy: fc.constantFrom("back-off", "mirror", "stop"),
      message: text,
    }),
    { weight: 3, arbitrary: fc.record({ type: fc.constant("RetryDue") }) },
    fc.record({ type: fc.constant("SessionEnded"), reason: text, bytesIn: fc.nat(), bytesOut: fc.nat() }),
    fc.record({ type: fc.constant("CloseStream"), reason: text }),
    nonsense,
  ),
  tracker: fc.oneof(
    fc.record({ type: fc.constant("CreateTracker"), secret: id }),
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant("ListTorrent"),
        infohash: hash,
        title: text,
        bytes: fc.nat(),
        files: fc.integer({ min: 1, max: 9 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("UnlistTorrent"), infohash: hash }) },
    fc.record({
      type: fc.constant("RestoreTracker"),
      entries: fc.uniqueArray(
        fc.record({
          type: fc.constant("TorrentListed"),
          infohash: hash,
          title: text,
          bytes: fc.nat(),
          files: fc.integer({ min: 1, max: 9 }),
          at: fc.nat(),
        }),
        { maxLength: 2, selector: ({ infohash }) => infohash },
      ),
    }),
    fc.record({ type: fc.constant("ContradictionFound"), seq: fc.nat(9) }),
    nonsense,
  ),
  mirror: fc.oneof(
    fc.record({ type: fc.constant("ShelfNeeded"), weight: fc.constantFrom(0, 4, 15, 16) }),
    fc.record({ type: fc.constant("ShelfStocked"), epoch: fc.nat(3), shards: fc.nat(3), octets: fc.nat(9) }),
    fc.record({ type: fc.constant("ShelfCleared"), shards: fc.nat(3) }),
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant("RequestMirror"),
        secret: id,
        update: fc.constantFrom("auto", "manual"),
      }),
    },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("HeadSeen"), seq: fc.nat(6), at: fc.nat(300_000) }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("EntriesStored"), seq: fc.nat(6), octets: fc.nat(999) }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("CopyFinished"), seq: fc.nat(6), torrents: fc.nat(6) }) },
    fc.record({ type: fc.constant("ChooseUpdate"), update: fc.constantFrom("auto", "manual") }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("UpdateNow") }) },
    fc.record({ type: fc.constant("OlderHeadOffered"), seq: fc.nat(6) }),
    fc.record({ type: fc.constant("ForkFound"), seq: fc.nat(6) }),
    fc.record({ type: fc.constant("QuotaMet"), what: fc.constantFrom("entries", "octets"), limit: fc.nat() }),
    fc.record({ type: fc.constant("CopyFailed"), ...trouble }),
    fc.record({ type: fc.constant("RemoveMirror") }),
    nonsense,
  ),
  trusted: fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant("TrustNode"), secret: id }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("NodeMet"), seq: fc.nat(6), count: fc.nat(6) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant("WordsTaken"),
        seq: fc.nat(6),
        entries: fc.nat(6),
        octets: fc.nat(999),
      }),
    },
    fc.record({
      type: fc.constant("ChooseDegrees"),
      degrees: fc.integer({ min: 0, max: 5 }),
      nodes: fc.nat(9),
      octets: fc.nat(999),
    }),
    fc.record({ type: fc.constant("TellOthers"), told: fc.constantFrom("nobody", "anybody") }),
    fc.record({ type: fc.constantFrom("NameNode", "LookNow", "RevokeTrust") }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("NodeMissed"), code: fc.constant("F0") }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("CatalogueTooBig"), count: fc.nat(6) }) },
    fc.record({ type: fc.constant("ListRead"), nodes: fc.nat(6), total: fc.nat(6) }),
    fc.record({ type: fc.constant("NodeLied"), what: fc.constantFrom("fork", "rollback", "equivocal-list") }),
    fc.record({ type: fc.constant("GreetFailed"), ...trouble }),
    nonsense,
  ),
  relay: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant("AnswerConsent"), consent: fc.constantFrom("yes", "yes", "no") }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("StartRelay") }) },
    fc.record({ type: fc.constant("StartRelay"), port: fc.integer({ min: 1024, max: 65_535 }) }),
    fc.record({ type: fc.constant("StopRelay") }),
    fc.record({ type: fc.constant("DeclareFamily"), key: fc.constantFrom("family-a", "family-b") }),
    fc.record({ type: fc.constant("LeaveFamily") }),
    fc.record({ type: fc.constant("LimitRelay"), rate: fc.integer({ min: 70_000, max: 90_000 }) }),
    fc.record({
      type: fc.constant("LimitRelay"),
      rate: fc.integer({ min: 76_800, max: 90_000 }),
      burst: fc.integer({ min: 70_000, max: 99_000 }),
    }),
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant("TrafficSampled"),
        meter: fc.constantFrom("m1", "m2", "__proto__"),
        read: fc.nat(1e6),
        written: fc.nat(1e6),
      }),
    },
    fc.record({ type: fc.constant("ProcessEnded"), reason: text }),
    fc.record({ type: fc.constant("PortTaken"), port: fc.integer({ min: 20_000, max: 44_000 }) }),
    fc.record({ type: fc.constant("ExitFound"), problem: text }),
    nonsense,
  ),
  credit: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant("OpenLedger"),
        price: fc.constantFrom(1, 1.5, 6),
        policy,
        dayCap: fc.nat(5_000),
        grant: fc.nat(3_000),
        through: fc.nat(3),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant("FactsCommitted"),
        base: fc.oneof(fc.nat(3), fc.nat(15)),
        after: fc.nat(12),
        through: fc.nat(15),
        relayed: fc.array(daySum, { maxLength: 3 }),
        fetched: fc.array(fc.record({ torrent: id, octets: fc.nat(900) }), { maxLength: 2 }),
      }),
    },
    fc.record({ type: fc.constant("ChoosePolicy"), policy }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant("HandOver"), to: id }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("TakeSums"),
        key: hash,
        days: fc.array(daySum, { maxLength: 3 }),
        trust: fc.boolean(),
      }),
    },
    nonsense,
  ),
  release: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant("StartSoftware"),
        version: fc.constantFrom("1.0.0", "1.1.0", "1.3.0"),
        tree: fc.constantFrom("tree", "tree-a", "tree-c"),
        root: fc.constantFrom("root", "root", "root", ""),
      }),
    },
    {
      weight: 10,
      arbitrary: fc.record({
        type: fc.constant("BundleVerified"),
        from: trustedNode,
        release,
        signers: fc.constant(["k1", "k2"]),
        root: fc.constantFrom("root", "root", "root", "another"),
        bundle: text,
        renews: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("BundleRefused"), from: trustedNode, why: text }) },
    fc.record({ type: fc.constant("ReleaseClaimed"), from: trustedNode, seq, version: text }),
    {
      weight: 6,
      arbitrary: fc.record({ type: fc.constant("FetchPlanned"), seq, holder: id }, { requiredKeys: ["type", "seq"] }),
    },
    { weight: 6, arbitrary: fc.record({ type: fc.constant("FileChecked"), seq, right: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("TorrentGone"), seq }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("CompareChecksum"), sha256: hash }) },
    fc.record({ type: fc.constant("DismissRelease") }),
    nonsense,
  ),
  node: fc.oneof(
    fc.record({ type: fc.constant("CreateNode"), management: id }),
    fc.record({ type: fc.constant("StartNode"), carrier: fc.constant("sim") }),
    fc.record({ type: fc.constant("StopNode") }),
    fc.record({ type: fc.constant("CarrierReported"), state: text, percent: fc.nat(100), summary: text }),
    fc.record(
      {
        type: fc.constant("ChooseLimits"),
        down: fc.constantFrom(0, 40_000),
        use: fc.constantFrom("normal", "alternative"),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record({ type: fc.constant("HistoryExpired"), before: fc.nat(), events: fc.nat(3) }),
    fc.record({ type: fc.constant("ChooseSetting"), name: fc.constantFrom("a", "b"), value: fc.json() }),
    fc.record({ type: fc.constant("ResetSetting"), name: fc.constantFrom("a", "b") }),
    fc.record({ type: fc.constant("ReportLink"), newAddress: fc.boolean() }),
    fc.record({ type: fc.constant("ReportKey"), required: fc.boolean() }),
    nonsense,
  ),
}
