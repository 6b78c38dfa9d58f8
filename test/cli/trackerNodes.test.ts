/** The commands about trackers against whole nodes, over the loopback transport: all of them real but for Tor. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { type LoopbackNode, openLoopbackNode } from "../support/loopbackNode.ts"
import { answerIn, runCli, runCliTyping } from "../support/runCli.ts"

/* Each test goes on from where the one before has come. */
let root: string
let alice: LoopbackNode
let bob: LoopbackNode
let address: string
let infohash: string

const at = (name: string) => path.join(root, name)
const run = (node: string, ...words: string[]) => runCli(...words, "--data", at(node))
const json = async <T = Record<string, unknown>>(node: string, ...words: string[]): Promise<T> => {
  const { out, err, exit } = await run(node, ...words, "--json")
  if (exit !== 0) throw new Error(`${words.join(" ")}: ${err}`)
  return answerIn<T>(out)
}
const onion = expect.stringMatching(/^[a-z2-7]{56}\.onion$/)
const id = expect.stringMatching(/^[0-9a-f]{32}$/)

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "bulbil-cli-"))
  await mkdir(at("notes"))
  await writeFile(at("notes/a.txt"), Buffer.alloc(700_000, 7))
  await mkdir(at("sockets"))
  ;[alice, bob] = (await Promise.all(["alice", "bob"].map((name) => openLoopbackNode(at(name), at("sockets"))))) as [
    LoopbackNode,
    LoopbackNode,
  ]
  ;({ infohash } = await json<{ infohash: string }>("alice", "share", at("notes"), "--title", "Field notes \u001b[2J"))
  ;({ address } = await json<{ address: string }>("alice", "tracker", "address"))
})

afterAll(async () => {
  await Promise.all([alice.close(), bob.close()])
  await rm(root, { recursive: true, force: true })
})

describe("from one node to the other", () => {
  it("tracker address and show, before anything is public", async () => {
    expect(address).toEqual(onion)
    expect(await run("alice", "tracker", "address")).toEqual({ out: `${address}\n`, err: "", exit: 0 })
    expect(await json("alice", "tracker", "show")).toEqual({
      address,
      state: "open",
      entries: 0,
      torrents: 0,
      links: 0,
      peers: 0,
      mirrors: [],
      shares: { public: 0, private: 1 },
    })
  })

  it("publish says what it means, and gives the public link; again the same one", async () => {
    const first = await run("alice", "publish", infohash, "--json")
    expect(first.err).toContain("public")
    expect(first.err).toContain("nobody can be made to forget")
    expect(first.err).not.toContain("\u001b")
    expect(answerIn(first.out)).toEqual({
      id,
      link: expect.stringMatching(/^http:\/\/[a-z2-7]{56}\.onion\/public\/[\w-]{43}$/),
    })
    expect((await run("alice", "publish", infohash.slice(0, 6), "--yes", "--json")).out).toBe(first.out)
    // Its link is there before its tracker lists it.
    await expect
      .poll(() => json("alice", "tracker", "show"))
      .toMatchObject({ entries: 1, torrents: 1, shares: { public: 1, private: 1 } })
  })

  it("publish asks whoever sits at the terminal, unless told not to", async () => {
    const no = await runCliTyping("n\n", "publish", infohash, "--data", at("alice"), "--json")
    expect(no.err).toContain("[y/N]")
    expect(no.exit).toBe(1)
    expect(JSON.parse(no.out)).toEqual({ ok: false, code: "declined", message: "nothing was made public" })
    expect(await runCliTyping("", "publish", infohash, "--data", at("alice"))).toMatchObject({ exit: 1, out: "" })
    expect(await runCliTyping("Yes\n", "publish", infohash, "--data", at("alice"))).toMatchObject({
      exit: 0,
      out: expect.stringContaining("/public/"),
    })
    const unasked = await runCliTyping("", "publish", infohash, "--yes", "--data", at("alice"))
    expect(unasked).toMatchObject({ exit: 0, err: expect.not.stringContaining("[y/N]") })
  })

  it("publish and unpublish refuse in the node's own words", async () => {
    expect(await run("alice", "publish", "abcdef")).toMatchObject({
      exit: 1,
      err: expect.stringContaining("bulbil: there is no share abcdef"),
    })
    expect(JSON.parse((await run("bob", "unpublish", "abcdef", "--json")).out)).toMatchObject({
      ok: false,
      code: "no-such-share",
    })
    expect(await run("alice", "publish", "nothex")).toMatchObject({
      exit: 2,
      err: expect.stringContaining("bulbil status"),
    })
  })

  it("catalogue reads what is not held here, and searches it", async () => {
    const page = await json<{ entries: { link: string; infohash: string }[] }>("bob", "catalogue", address)
    expect(page).toMatchObject({ address, tracker: address, held: null, seq: 1, count: 1, forked: false, next: null })
    const [entry] = page.entries
    expect(entry).toMatchObject({
      title: "Field notes \u001b[2J",
      bytes: 700_000,
      files: 1,
      torrent: null,
      link: `http://${address}/torrent/${entry!.infohash}`,
    })
    const { out } = await run("bob", "catalogue", `http://${address}/`)
    expect(out).toMatch(
      new RegExp(
        `\\n1  Field notes \ufffd\\[2J  700 kB  1 file  \\d{4}-\\d\\d-\\d\\d\\n   ` +
          `http://${address}/torrent/[0-9a-f]{64}\\n$`,
      ),
    )
    expect(out).toContain("read just now, checked, not kept")
    expect(await json("bob", "catalogue", address, "--search", "FIELD")).toMatchObject({ entries: [expect.anything()] })
    expect((await run("bob", "catalogue", address, "--search", "nowhere")).out).toContain(
      "Nothing here holds these words.",
    )
  })

  it("mirror add waits for the whole copy and its own onion", async () => {
    const added = await json<{ id: string; address: string }>("bob", "mirror", "add", address)
    expect(added).toEqual({ id, address: onion, tracker: address, entries: 1, torrents: 1, state: "current" })
    expect(added.address).not.toBe(address)
    expect(await json("alice", "catalogue", added.address)).toMatchObject({
      address: added.address,
      tracker: address,
      count: 1,
    })
    expect(JSON.parse((await run("bob", "mirror", "add", address, "--json")).out)).toEqual({
      ok: false,
      code: "duplicate",
      message: expect.any(String),
    })
    expect(JSON.parse((await run("alice", "mirror", "add", address, "--json")).out)).toMatchObject({
      ok: false,
      code: "own-tracker",
    })
    expect(JSON.parse((await run("alice", "mirror", "add", added.address, "--json")).out)).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^(already-here|own-tracker)$/),
    })
  })

  it("mirror list, update and how it is kept up to date", async () => {
    const {
      mirrors: [row],
    } = await json<{ mirrors: { id: string; address: string }[] }>("bob", "mirror", "list")
    expect(row).toMatchObject({
      id,
      mode: "current",
      update: "auto",
      seq: 1,
      head: 1,
      behind: 0,
      torrents: 1,
      tracker: address,
      address: onion,
      trouble: null,
    })
    const { out } = await run("bob", "mirror", "list")
    expect(out).toMatch(
      new RegExp(
        `\\n${row!.id.slice(0, 8)}  ${address.slice(0, 10)}….onion  Up to date +1 +0 behind +1 ` +
          `+Reachable +${row!.address}\\n$`,
      ),
    )
    const short = row!.id.slice(0, 6)
    expect(await json("bob", "mirror", "update", short, "--manual")).toMatchObject({
      id: row!.id,
      state: "by-hand",
    })
    expect(await json("bob", "mirror", "update", short)).toEqual({
      id: row!.id,
      address: row!.address,
      tracker: address,
      entries: 1,
      torrents: 1,
      state: "by-hand",
    })
    expect(await json("bob", "mirror", "update", short, "--auto")).toMatchObject({ state: "current" })
    expect((await run("bob", "mirror", "update", short, "--auto", "--manual")).exit).toBe(2)
    expect(await run("bob", "mirror", "update", "abcdef")).toMatchObject({
      exit: 1,
      err: "bulbil: there is no mirror abcdef; `bulbil mirror list` lists them\n",
    })
  })

  it("download takes a listed link, a title for it, and no bare address", async () => {
    const {
      entries: [entry],
    } = await json<{ entries: { link: string; infohash: string }[] }>("bob", "catalogue", address)
    const done = await json(
      "bob",
      "download",
      entry!.link,
      "--to",
      at("got"),
      "--title",
      "Notes of a stranger",
      "--wait",
    )
    const seconds = expect.any(Number)
    expect(done).toEqual({
      results: [
        {
          ok: true,
          id,
          already: false,
          infohash: entry!.infohash,
          bytes: 700_000,
          wanted: null,
          seconds,
          state: "seeding",
        },
      ],
    })
    expect((await readFile(at("got/notes/a.txt"))).equals(await readFile(at("notes/a.txt")))).toBe(true)
    expect((await run("bob", "status")).out).toContain("Notes of a stranger")
    expect(await run("bob", "download", entry!.link)).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^in your list already as [0-9a-f]{8}: Notes of a stranger, /),
    })
    const bare = await run("bob", "download", ` ${address} `, "--json")
    expect(bare.exit).toBe(2)
    expect(JSON.parse(bare.out)).toEqual({
      ok: false,
      code: "bad-link",
      message: expect.stringContaining(`bulbil catalogue ${address}`),
    })
  })

  it("peers shows the swarm, by infohash or by what is in the list", async () => {
    const [torrent] = (await json<{ torrents: { id: string; infohash: string }[] }>("bob", "status")).torrents
    // What is whole is told, and heard of, a moment after it is.
    await expect
      .poll(() => json<{ peers: object[] }>("bob", "peers", torrent!.infohash))
      .toMatchObject({
        infohash: torrent!.infohash,
        trackers: [{ held: id, tracker: address, mirrors: [{ address: onion, entries: 1 }] }],
        peers: expect.arrayContaining([
          expect.objectContaining({
            peer: expect.stringMatching(/^[a-z2-7]{10}$/),
            own: true,
            state: "seed",
            have: 100,
          }),
        ]),
      })
    for (const named of [torrent!.infohash.slice(0, 6), torrent!.id, torrent!.id.slice(0, 8)]) {
      expect(await json("bob", "peers", named)).toMatchObject({ infohash: torrent!.infohash })
    }
    const { out } = await run("bob", "peers", torrent!.infohash)
    expect(out).toMatch(/[a-z2-7]{10} +Seeds +100 % +\d +\d{4}-.* UTC +\d{4}-.* UTC +this node\n/)
    expect(out).toMatch(new RegExp(`LISTED BY\\n${address}  mirror [0-9a-f]{8}, 1 mirror known`))
    expect(await json("bob", "peers", "0".repeat(64))).toEqual({ infohash: "0".repeat(64), peers: [], trackers: [] })
    expect(JSON.parse((await run("bob", "peers", "0".repeat(10), "--json")).out)).toMatchObject({
      ok: false,
      code: "no-such-torrent",
    })
  })

  it("tracker show and status name the mirrors", async () => {
    await expect
      .poll(() => json("alice", "tracker", "show"))
      .toMatchObject({ mirrors: [{ address: onion, entries: 1 }] })
    const { out } = await run("alice", "tracker", "show")
    expect(out).toMatch(/Lists +1 torrent \(1 entry in its chain\)\nShares +1 public, 1 private\n/)
    const status = await json<{ trackers: object[]; mirrors: object[] }>("bob", "status")
    expect(status.trackers).toEqual([
      expect.objectContaining({ id: "self", mode: "open", seq: 0, listed: 0, address: onion, live: expect.anything() }),
    ])
    expect(status.mirrors).toEqual([expect.objectContaining({ mode: "current", behind: 0, tracker: address })])
    const text = (await run("bob", "status")).out
    expect(text).toMatch(
      /Tracker [a-z2-7]{56}\.onion · 0 torrents listed · 0 mirrors\nMirrors here of 1 other tracker: 1 up to date\n/,
    )
    expect((await run("alice", "status")).out).toMatch(/Field notes .* public {2}http:\/\/.*\/public\//)
  })

  it("tracker export writes a new file, and says what is in it", async () => {
    expect(await json("alice", "tracker", "export", at("plain.backup"))).toEqual({
      file: at("plain.backup"),
      tracker: address,
      entries: 1,
      torrents: 1,
    })
    expect((await stat(at("plain.backup"))).mode & 0o777).toBe(0o600)
    expect(JSON.parse((await run("alice", "tracker", "export", at("plain.backup"), "--json")).out)).toMatchObject({
      ok: false,
      code: "file-exists",
    })
    const {
      mirrors: [mirror],
    } = await json<{ mirrors: { id: string }[] }>("bob", "mirror", "list")
    expect(await json("bob", "tracker", "export", at("copy.backup"), "--mirror", mirror!.id.slice(0, 8))).toEqual({
      file: at("copy.backup"),
      tracker: address,
      entries: 1,
      torrents: 1,
    })
  })

  it("tracker export --with-key takes its passphrase from the environment or unseen from the terminal", async () => {
    const exported = (typed: string) =>
      runCliTyping(typed, "tracker", "export", at("key.backup"), "--with-key", "--data", at("alice"), "--json")
    expect(await run("alice", "tracker", "export", at("key.backup"), "--with-key")).toMatchObject({
      exit: 2,
      err: expect.stringContaining("BULBIL_PASSPHRASE"),
    })
    const different = await exported("first words\nother words\n")
    expect(different).toMatchObject({ exit: 2, err: expect.stringContaining("not the same") })
    expect(different.err).not.toMatch(/words/)
    expect(await exported("\n")).toMatchObject({ exit: 2, err: expect.stringContaining("empty") })
    expect(await exported("wörds with blanks\nwörds with blanks\n")).toMatchObject({
      exit: 0,
      out: expect.stringContaining("key.backup"),
    })
    vi.stubEnv("BULBIL_PASSPHRASE", "from the environment")
    expect(await json("alice", "tracker", "export", at("env.backup"), "--with-key")).toMatchObject({
      file: at("env.backup"),
      entries: 1,
    })
    vi.unstubAllEnvs()
  })

  it("unpublish takes it back, the private link goes on", async () => {
    const back = await json("alice", "unpublish", infohash)
    expect(back).toEqual({ results: [{ ok: true, id }] })
    expect(JSON.parse((await run("alice", "unpublish", infohash, "--json")).out)).toMatchObject({
      ok: false,
      code: "not-public",
    })
    expect(await json("alice", "tracker", "show")).toMatchObject({
      entries: 2,
      torrents: 0,
      shares: { public: 0, private: 1 },
    })
    await expect.poll(async () => (await run("bob", "catalogue", address)).out).toContain("It lists nothing.")
  })

  it("mirror remove ends a mirror; tracker import brings it back out of a backup", async () => {
    const {
      mirrors: [mirror],
    } = await json<{ mirrors: { id: string }[] }>("bob", "mirror", "list")
    expect(await json("bob", "mirror", "remove", mirror!.id)).toEqual({ id: mirror!.id })
    expect(await json("bob", "mirror", "list")).toEqual({ mirrors: [] })
    expect((await run("bob", "mirror", "list")).out).toBe("No mirrors. Copy a tracker: bulbil mirror add ADDRESS\n")
    const imported = await json<{ id: string }>("bob", "tracker", "import", at("copy.backup"))
    expect(imported).toEqual({
      id,
      tracker: address,
      entries: expect.any(Number),
      torrents: expect.any(Number),
    })
    expect(await json("bob", "mirror", "list")).toMatchObject({
      mirrors: [{ id: imported.id, update: "manual", tracker: address }],
    })
    expect(JSON.parse((await run("bob", "tracker", "import", at("notes/a.txt"), "--json")).out)).toMatchObject({
      ok: false,
      code: "not-a-backup",
    })
    expect(JSON.parse((await run("bob", "tracker", "import", at("nowhere"), "--json")).out)).toMatchObject({
      ok: false,
      code: "no-such-path",
    })
  })

  it("log replay shows readable states of trackers and mirrors", async () => {
    const { out } = await run("alice", "log", "replay", "--stream", "tracker/self")
    expect(out).toMatch(
      /tracker\.TorrentListed\/1 .*\n {4}→ open \{.*"seq":1,"listed":\{"[0-9a-f]{64}":\{"title":"Field notes/,
    )
    expect(out).not.toContain("\u001b")
    const {
      mirrors: [mirror],
    } = await json<{ mirrors: { id: string }[] }>("bob", "mirror", "list")
    const steps = (await run("bob", "log", "replay", "--stream", `mirror/${mirror!.id}`, "--json")).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { mode: string; state: object })
    expect(steps[0]).toMatchObject({ mode: "mirroring", state: { phase: "copying", update: "manual" } })
  })

  it("tracker import --with-key goes on as the tracker of the backup; a mirror of it ends", async () => {
    const carol = await openLoopbackNode(at("carol"), at("sockets"))
    try {
      await json("carol", "mirror", "add", address)
      await expect
        .poll(() => json("carol", "mirror", "list"))
        .toMatchObject({ mirrors: [{ tracker: address, mode: "current" }] })
      await alice.close()
      const before = await json<{ address: string }>("carol", "tracker", "address")
      expect(
        JSON.parse(
          (
            await runCliTyping(
              "mistyped\n",
              "tracker",
              "import",
              at("key.backup"),
              "--with-key",
              "--data",
              at("carol"),
              "--json",
            )
          ).out,
        ),
      ).toMatchObject({ ok: false, code: "wrong-passphrase" })
      const { out, exit } = await runCliTyping(
        "wörds with blanks\n",
        "tracker",
        "import",
        at("key.backup"),
        "--with-key",
        "--data",
        at("carol"),
        "--json",
      )
      expect({ exit, ...answerIn(out) }).toEqual({
        exit: 0,
        id: "self",
        tracker: address,
        entries: expect.any(Number),
        torrents: expect.any(Number),
      })
      expect(before.address).not.toBe(address)
      expect(await json("carol", "tracker", "address")).toEqual({ address })
      expect(await json("carol", "mirror", "list")).toEqual({ mirrors: [] })
      await expect
        .poll(() => json("carol", "tracker", "show"))
        .toMatchObject({ address, entries: JSON.parse(out).entries })
    } finally {
      await carol.close()
    }
    expect([alice, bob].flatMap(({ defects }) => defects)).toEqual([])
  })
})
