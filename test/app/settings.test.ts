/** Each setting does what it says, in a whole node. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { settings } from "../../src/contract/settings/registry.ts"
import { credits } from "../../src/projections/credits.ts"
import { limits } from "../../src/projections/limits.ts"
import { relays } from "../../src/projections/relays.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { type LoopbackNode, openLoopbackNode } from "../support/loopbackNode.ts"

let home: string
let node: LoopbackNode
const at = (...names: string[]) => path.join(home, ...names)
const start = async () => (node = await openLoopbackNode(at("d"), at("s")))
const choose = async (name: string, value: unknown) =>
  expect(await node.ask({ type: "ChooseSetting", name, value })).toMatchObject({ ok: true })
const share = (file: string) => node.ask({ type: "SharePath", path: file, title: "" })

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-se-"))
  await mkdir(at("s"))
  await start()
})
afterEach(async () => {
  await node.close()
  await rm(home, { recursive: true, force: true })
})

describe("a setting", () => {
  it("downloads.folder is where a download goes that names none, and what the page is told", async () => {
    expect((await node.node.snapshot()).node.downloads).toBe(at("d", "downloads"))
    await choose("downloads.folder", at("elsewhere"))
    expect((await node.node.snapshot()).node.downloads).toBe(at("elsewhere"))
    await writeFile(at("a-file"), "x")
    for (const [folder, code] of [
      [at("a-file"), "not-a-folder"],
      [at("a-file", "below"), "not-a-folder"],
      [at("d", "vault"), "own-data"],
      [at("d"), "own-data"],
    ] as const) {
      const answer = await node.ask({ type: "ChooseSetting", name: "downloads.folder", value: folder })
      expect(answer).toMatchObject({ ok: false, code })
    }
    const link = `http://${node.parts.access.host}/private/${"A".repeat(43)}`
    expect(await node.ask({ type: "DownloadLink", link })).toMatchObject({ ok: true })
    expect(node.parts.projector.all(torrents)[0]).toMatchObject({ path: at("elsewhere") })
  })

  it("sharing.folders keeps all else from being shared, also what only seems to lie there", async () => {
    await mkdir(at("mine"))
    await mkdir(at("mine-too"))
    for (const folder of ["mine", "mine-too"]) await writeFile(at(folder, "a.txt"), folder)
    await choose("sharing.folders", [at("mine")])
    expect(await share(at("mine-too", "a.txt"))).toMatchObject({ ok: false, code: "outside-folders" })
    expect(await share(at("mine", "..", "mine-too"))).toMatchObject({ ok: false, code: "outside-folders" })
    expect(await share(at("mine", "a.txt"))).toMatchObject({ ok: true })
    await choose("sharing.folders", [])
    expect(await share(at("mine-too"))).toMatchObject({ ok: true })
  })

  it("says of itself whether it waits for the next start, and no more after it", async () => {
    const waiting = () => node.node.settings().flatMap(({ name, waits }) => (waits ? [name] : []))
    await choose("privacy.stream-days", 30)
    expect(waiting()).toEqual([])
    await choose("trust.octets", 64 * 1024 ** 2)
    expect(waiting()).toEqual(["trust.octets"])
    await node.close()
    await start()
    expect(waiting()).toEqual([])
    await node.ask({ type: "ResetSetting", name: "trust.octets" })
    expect(waiting()).toEqual(["trust.octets"])
    await choose("trust.octets", 64 * 1024 ** 2)
    expect(waiting()).toEqual([])
  })

  it("privacy.stream-days is how long streams are kept, and another is gone by at once", async () => {
    const { retention } = node.parts.ports
    const before = retention()
    expect(before.ms).toBe(7 * 86_400_000)
    await choose("privacy.stream-days", 30)
    expect(before.changed.aborted).toBe(true)
    expect(retention().ms).toBe(30 * 86_400_000)
    expect(retention().changed.aborted).toBe(false)
  })

  it("privacy.log-level is the least that the log book takes, also after a restart", async () => {
    await choose("privacy.log-level", "warn")
    const said = () => node.node.logs("node", 0, 2_000).map(({ text }) => text)
    const add = () => {
      node.parts.logs.add("node", "notice", "a notice")
      node.parts.logs.add("node", "err", "an error")
    }
    add()
    expect(said()).toContain("an error")
    expect(said()).not.toContain("a notice")
    await node.close()
    await start()
    add()
    expect(said()).toContain("an error")
    expect(said()).not.toContain("a notice")
    await node.ask({ type: "ResetSetting", name: "privacy.log-level" })
    add()
    expect(said()).toContain("a notice")
  })

  it("with a command of its own is that command's fact, whichever of them sets it", async () => {
    const value = (name: string) => node.node.settings().find((each) => each.name === name)?.value
    await choose("credit.policy", "strict")
    expect(node.parts.projector.get(credits, "self")).toMatchObject({ policy: "strict" })
    await node.ask({ type: "ChoosePolicy", policy: "off" })
    expect(value("credit.policy")).toBe("off")
    await choose("rates.down", 500_000)
    await choose("queue.seeds", 7)
    expect(node.parts.projector.get(limits, "self")).toMatchObject({ down: 500_000, seeds: 7 })
    await node.ask({ type: "LimitNode", down: 0 })
    expect(value("rates.down")).toBe(0)
    await choose("relay.rate", 500_000)
    expect(node.parts.projector.get(relays, "self")).toMatchObject({ rate: 500_000, burst: 1_000_000 })
    await choose("relay.rate", 2_000_000)
    await choose("relay.burst", 3_000_000)
    expect(node.parts.projector.get(relays, "self")).toMatchObject({ rate: 2_000_000, burst: 3_000_000 })
    expect(await node.ask({ type: "ChooseSetting", name: "relay.burst", value: 100_000 })).toMatchObject({
      code: "bad-limit",
    })
    await node.ask({ type: "LimitRelay", rate: 600_000 })
    expect([value("relay.rate"), value("relay.burst")]).toEqual([600_000, 1_200_000])
  })

  it("trust.octets holds after a restart, and says so", async () => {
    const before = node.node.trust().most
    await choose("trust.octets", before / 4)
    expect(node.node.trust().most).toBe(before)
    expect(settings.find(({ name }) => name === "trust.octets")?.holds).toBe("after a restart")
    await node.close()
    await start()
    expect(node.node.trust().most).toBe(before / 4)
  })
})
