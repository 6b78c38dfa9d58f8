/** Private shares with keys, through whole nodes: who is let in, who no more, and that no key is told to anybody. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ShareCommand } from "../../src/actors/share/commands.ts"
import { randomBytes } from "node:crypto"
import { systemClock } from "../../src/app/systemClock.ts"
import { inspectLink } from "../../src/app/inspectLink.ts"
import { newShareSecret } from "../../src/app/secrets.ts"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import type { ShareView } from "../../src/contract/rows.ts"
import { encodeBase32 } from "../../src/core/base32.ts"
import { Token } from "../../src/core/ids.ts"
import { formatShareLink, parseLink, type ShareLink } from "../../src/core/shareLink.ts"
import { publicKeyOfPrivate } from "../../src/core/x25519.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"

describe("KEY1 a private share with keys", () => {
  let home: string
  const open: LoopbackNode[] = []
  const at = (...names: string[]) => path.join(home, ...names)

  const start = async (name: string) => {
    const node = await openLoopbackNode(at(name), at("s"))
    open.push(node)
    return node
  }
  const ask = async (node: LoopbackNode, command: ManagementCommand) => {
    const asked = await node.ask(command)
    if (!asked.ok) throw new Error(asked.message)
    return asked.id
  }
  const view = async (node: LoopbackNode, id: string): Promise<ShareView> =>
    (await node.node.snapshot()).shares.find((row) => row.id === id)!
  const linkOf = async (node: LoopbackNode, share: string, name: string | null): Promise<string> => {
    for (;;) {
      const link = (await view(node, share))?.recipients.find((each) => each.name === name)?.link
      if (link) return link
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const torrent = (node: LoopbackNode, id: string) => node.parts.projector.all(torrents).find((row) => row.id === id)
  const outcome = async (node: LoopbackNode, link: string): Promise<string> => {
    const id = await ask(node, { type: "DownloadLink", link })
    await until(() => torrent(node, id)?.mode === "seeding" || torrent(node, id)?.error)
    return torrent(node, id)!.error?.code ?? "seeding"
  }
  const inspected = async (node: LoopbackNode, link: string): Promise<string> => {
    const page = await inspectLink(node.parts, { link }, new AbortController().signal)
    return "ok" in page ? page.code : page.title
  }
  /** What a dial of its onion comes to, with whatever key the node has presented. */
  const dialled = (node: LoopbackNode, link: string): Promise<string> =>
    node.parts.ports.transport.dial((parseLink(link) as ShareLink).onion, { circuit: "look" }).then(
      (stream) => (stream.destroy(), "in"),
      (error: { code: string }) => error.code,
    )
  const shareIt = (node: LoopbackNode, more: object = {}) =>
    ask(node, { type: "SharePath", path: at("photo"), title: "Photo", ...more } as ManagementCommand)

  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), "bulbil-rc-"))
    await mkdir(at("s"))
    await writeFile(at("photo"), Buffer.alloc(40_000, 7))
  })
  afterEach(async () => {
    const nodes = open.splice(0)
    await Promise.all(nodes.map((node) => node.close()))
    await rm(home, { recursive: true, force: true })
    expect(nodes.flatMap((node) => node.defects)).toEqual([])
  })

  it("has one for whoever has the link: without it, or with another, nobody is let in", async () => {
    const [alice, bob] = [await start("alice"), await start("bob")]
    const share = await shareIt(alice)
    const link = await alice.link(share)
    expect(link).toMatch(/^http:\/\/[a-z2-7]{56}\.onion\/private\/[\w-]{43}#k=[a-z2-7]{52}$/)
    const bare = link.slice(0, link.indexOf("#"))
    const id = await ask(bob, { type: "DownloadLink", link: bare })
    await until(() => torrent(bob, id)?.error)
    expect(torrent(bob, id)!.error).toMatchObject({ code: "link-lacks-key" })
    // The same link with a key goes on where it stood still; with a wrong one it stands still again.
    const wrong = `${bare}#k=${encodeBase32(Buffer.alloc(32, 9))}`
    expect(await ask(bob, { type: "DownloadLink", link: wrong })).toBe(id)
    await until(() => torrent(bob, id)?.error?.code === "key-refused")
    expect(await ask(bob, { type: "DownloadLink", link })).toBe(id)
    await until(() => torrent(bob, id)?.mode === "seeding")
    expect(await bob.ask({ type: "DownloadLink", link })).toMatchObject({ ok: false, code: "duplicate", id })
  })

  it("goes on with a key that a crash has left in the vault when the link is given again", async () => {
    const [alice, bob] = [await start("alice"), await start("bob")]
    const link = await alice.link(await shareIt(alice))
    const id = await ask(bob, { type: "DownloadLink", link: link.slice(0, link.indexOf("#")) })
    await until(() => torrent(bob, id)?.error?.code === "link-lacks-key")
    bob.parts.ports.vault.put("link", id, parseLink(link) as ShareLink)
    expect(await ask(bob, { type: "DownloadLink", link })).toBe(id)
    await until(() => torrent(bob, id)?.mode === "seeding")
  })

  it("is looked at with the key of the link, which is kept no longer than that", async () => {
    const [alice, carol] = [await start("alice"), await start("carol")]
    const link = await alice.link(await shareIt(alice))
    expect(await inspected(carol, link.slice(0, link.indexOf("#")))).toBe("link-lacks-key")
    expect(await inspected(carol, link)).toBe("Photo")
    await until(async () => (await dialled(carol, link)) === "F4")
    expect(await outcome(carol, link)).toBe("seeding")
    expect(await dialled(carol, link)).toBe("in")
    await ask(carol, { type: "RemoveTorrent", torrent: carol.torrent()!.id, withData: true })
    await until(async () => (await dialled(carol, link)) === "F4")
  })

  it("is looked at with its own key, whatever download stands still at the same onion", async () => {
    const [alice, bob, carol] = [await start("alice"), await start("bob"), await start("carol")]
    const link = await alice.link(await shareIt(alice))
    await ask(bob, { type: "DownloadLink", link, paused: true })
    expect(await inspected(bob, link)).toBe("Photo")
    const wrong = `${link.slice(0, link.indexOf("#"))}#k=${encodeBase32(Buffer.alloc(32, 9))}`
    expect(await outcome(carol, wrong)).toBe("key-refused")
    expect(await inspected(carol, link)).toBe("Photo")
    await until(async () => (await dialled(carol, link)) === "F5")
  })

  it("is not looked at without a key, also where a download of this node has one and waits", async () => {
    const [alice, carol] = [await start("alice"), await start("carol")]
    const link = await alice.link(await shareIt(alice))
    const bare = link.slice(0, link.indexOf("#"))
    await alice.close()
    open.shift()
    const id = await ask(carol, { type: "DownloadLink", link })
    await until(async () => (await carol.node.snapshot()).live.troubles[id])
    await ask(carol, { type: "PauseTorrent", torrent: id })
    const again = await start("alice")
    await until(async () => (await dialled(carol, link)) === "in")
    expect(await inspected(carol, bare)).toBe("link-lacks-key")
    expect(await inspected(carol, link)).toBe("Photo")
    expect(await inspected(carol, bare)).toBe("link-lacks-key")
    expect(again.defects).toEqual([])
  })

  it("is reached by its own node with the key of whom it is for, and not before it has a link", async () => {
    const alice = await start("alice")
    const reach = (share: string) => alice.node.reach(share, new AbortController().signal)
    const share = await shareIt(alice, { recipients: ["Anna"] })
    await linkOf(alice, share, "Anna")
    expect(await reach(share)).toEqual({ ms: expect.any(Number) })
    await writeFile(at("later"), "later")
    const later = await shareIt(alice, { path: at("later"), from: Date.now() + 3_600_000 })
    await until(async () => (await view(alice, later)).mode === "active")
    expect(await reach(later)).toMatchObject({ ok: false, code: "not-published" })
    expect(await reach("00".repeat(16))).toMatchObject({ ok: false, code: "no-such-share" })
  })

  it("is looked at twice at once, and neither look takes the key of the other away", async () => {
    const [alice, carol] = [await start("alice"), await start("carol")]
    const link = await alice.link(await shareIt(alice))
    const { transport } = carol.parts.ports
    const dial = transport.dial.bind(transport)
    const held = Promise.withResolvers<void>()
    let dials = 0
    transport.dial = async (...asked) => {
      if (++dials === 2) await held.promise
      return dial(...asked)
    }
    const looks = [inspected(carol, link), inspected(carol, link)]
    expect(await Promise.race(looks)).toBe("Photo")
    // What ends a look has had its time.
    await new Promise((resolve) => setTimeout(resolve, 50))
    held.resolve()
    expect(await Promise.all(looks)).toEqual(["Photo", "Photo"])
    await until(async () => (await dialled(carol, link)) === "F4")
  })

  it("has one for each recipient, by name here alone; who is revoked is let in no more, the others are", async () => {
    const [alice, bob, carol] = [await start("alice"), await start("bob"), await start("carol")]
    const share = await shareIt(alice, { recipients: ["Anna", "Ben"] })
    const [anna, ben] = [await linkOf(alice, share, "Anna"), await linkOf(alice, share, "Ben")]
    expect((await view(alice, share)).link).toBeNull()
    expect(new Set([anna, ben].map((link) => link.slice(0, link.indexOf("#")))).size).toBe(1)
    expect(await outcome(bob, ben)).toBe("seeding")
    const { id } = (await view(alice, share)).recipients.find(({ name }) => name === "Ben")!
    expect(await alice.ask({ type: "RevokeRecipient", share, recipient: id })).toEqual({ ok: true, id })
    expect(alice.parts.ports.vault.get("recipient", id)).toBeUndefined()
    await until(async () => {
      return (await outcomeOfDial(bob, ben)) !== "in"
    }, 200)
    expect(await outcome(carol, ben)).toBe("key-refused")
    const late = await ask(alice, { type: "AddRecipient", share, name: "Cleo" })
    const cleo = await linkOf(alice, share, "Cleo")
    expect(await ask(carol, { type: "DownloadLink", link: cleo })).toBeDefined()
    await until(() => carol.torrent()?.mode === "seeding")
    expect(late).toMatch(/^[0-9a-f]{32}$/)
    expect(await alice.ask({ type: "AddRecipient", share, name: " Anna " })).toMatchObject({ code: "recipient-exists" })
    expect(await alice.ask({ type: "RevokeRecipient", share, recipient: id })).toMatchObject({
      code: "no-such-recipient",
    })
    await ask(alice, { type: "StopSharing", share })
    expect(alice.parts.ports.vault.owners("recipient")).toEqual([])
  })

  /** Dials the link's onion with its key, as somebody who is no torrent. */
  const outcomeOfDial = async (node: LoopbackNode, link: string): Promise<string> => {
    const { onion, key } = parseLink(link) as ShareLink
    await node.parts.ports.transport.unlock(onion, key)
    return dialled(node, link)
  }

  it("keeps its keys over a restart, forgets those of nobody, and is for nobody when all were revoked", async () => {
    const share = await (async () => {
      const alice = await start("alice")
      const made = await shareIt(alice)
      await alice.link(made)
      alice.parts.ports.vault.put("recipient", "ab".repeat(16), { key: Buffer.alloc(32, 5) })
      await alice.close()
      open.length = 0
      return made
    })()
    const [alice, bob] = [await start("alice"), await start("bob")]
    const link = await alice.link(share)
    expect(await outcome(bob, link)).toBe("seeding")
    const [common, ...others] = (await view(alice, share)).recipients
    expect([common!.name, others]).toEqual([null, []])
    expect(alice.parts.ports.vault.owners("recipient")).toEqual([common!.id])
    await ask(alice, { type: "RevokeRecipient", share, recipient: common!.id })
    await until(async () => (await outcomeOfDial(bob, link)) === "F0", 200)
    await until(async () => (await alice.node.snapshot()).live.troubles[share]?.includes("all its keys"))
    expect(await view(alice, share)).toMatchObject({ keyed: true, link: null, recipients: [] })
  })

  it("says that its keys are gone where its owner has taken back none", async () => {
    const first = await start("alice")
    const share = await shareIt(first)
    await first.link(share)
    const [{ id }] = (await view(first, share)).recipients as unknown as [{ id: string }]
    first.parts.ports.vault.delete("recipient", id)
    await first.close()
    open.length = 0
    const alice = await start("alice")
    const said = async () => (await alice.node.snapshot()).live.troubles[share]
    await until(said)
    expect(await said()).toBe("nobody can reach this share: its keys are gone")
  })

  it("of before keys is reached by its old link, until its operator has that end for a first recipient", async () => {
    const [alice, bob, carol] = [await start("alice"), await start("bob"), await start("carol")]
    const share = "cd".repeat(16)
    const { vault, random } = alice.parts.ports
    newShareSecret(vault, random, share)
    const old: ShareCommand = { type: "RequestShare", path: at("photo"), title: "Old", secret: `share-${share}` }
    await alice.parts.kernel.tell("share", share, old)
    const link = await alice.link(share)
    expect(link).not.toContain("#")
    expect(await outcome(bob, link)).toBe("seeding")
    const add: ManagementCommand = { type: "AddRecipient", share, name: "Anna" }
    expect(await alice.ask(add)).toMatchObject({ ok: false, code: "link-without-key" })
    expect(vault.owners("recipient")).toEqual([])
    await ask(alice, { ...add, endOldLink: true })
    await linkOf(alice, share, "Anna")
    expect(await outcome(carol, link)).toBe("link-lacks-key")
  })

  it("tells no key to its history, its log, its rows or anybody else", async () => {
    const [alice, bob] = [await start("alice"), await start("bob")]
    const share = await shareIt(alice, { recipients: ["Anna", "Ben"] })
    const links = [await linkOf(alice, share, "Anna"), await linkOf(alice, share, "Ben")]
    expect(await outcome(bob, links[0]!)).toBe("seeding")
    const [, ben] = (await view(alice, share)).recipients
    await ask(alice, { type: "RevokeRecipient", share, recipient: ben!.id })
    expect(await bob.ask({ type: "DownloadLink", link: links[1]! })).toMatchObject({ ok: true })
    await bob.ask({ type: "DownloadLink", link: `${links[1]!}x` })
    const keys = links.map((link) => (parseLink(link) as { key: Uint8Array }).key)
    const known = keys.flatMap((key) => [
      encodeBase32(key),
      encodeBase32(key).toUpperCase(),
      Buffer.from(key).toString("hex"),
      Buffer.from(key).toString("base64").slice(0, 42),
      Buffer.from(key).toString("base64url").slice(0, 42),
    ])
    const told = await Promise.all(
      [alice, bob].map(async ({ parts }) => [
        ...(await parts.log.page(0 as never, 10_000)).map((event) => JSON.stringify(event)),
        ...parts.logs.lines(undefined, 0, 10_000).map(({ text }) => text),
      ]),
    )
    const files = await Promise.all(["alice", "bob"].map((name) => allBelow(at(name))))
    const names = ["Anna", "Ben"]
    const history = told.flat().join("\n")
    expect(history).toContain("RecipientAdded")
    for (const word of [...known, ...names]) expect(history).not.toContain(word)
    const inVault = files.flat().filter(({ text }) => known.some((word) => text.includes(word)))
    expect(inVault.length).toBeGreaterThan(0)
    for (const { file } of inVault) expect(file).toContain(`${path.sep}vault${path.sep}`)
  })

  it("is asked by its token alone: the key of the link is no part of what its owner hears", async () => {
    const bob = await start("bob")
    const [seed, key, token] = [randomBytes(32), randomBytes(32), Token("T".repeat(43))]
    const heard: string[] = []
    const sessions = new Http2Sessions(new LoopbackTransport(at("s")), systemClock)
    const served = await sessions.serve(
      seed,
      ({ path: asked, body }) => void heard.push(asked, Buffer.from(body).toString("latin1")),
      { use: "private share" },
      [publicKeyOfPrivate(key)],
    )
    const link = formatShareLink({ onion: served.address, token, visibility: "private", key })
    expect(await outcome(bob, link)).toBe("link-refused")
    expect(heard.filter((text) => text.includes(token)).length).toBeGreaterThan(0)
    for (const word of [encodeBase32(key), key.toString("latin1"), "k=", "#"])
      expect(heard.filter((text) => text.includes(word))).toEqual([])
    await served.close()
  })

  const allBelow = async (folder: string) => {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile())
    return Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = path.join(parentPath, name)
        return { file, text: await readFile(file, "latin1") }
      }),
    )
  }
})
