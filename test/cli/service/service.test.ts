import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it, vi } from "vitest"
import { pretendedSystemd } from "../../support/pretendedSystemd.ts"
import { runCli, runningNode } from "../../support/runCli.ts"
import { commandLine, extractWords, readUnit } from "../../support/systemdText.ts"

const service = async (...words: readonly string[]) => {
  const { out, exit } = await runCli("service", ...words, "--json")
  return { ...(JSON.parse(out) as Record<string, any>), exit } as Record<string, any>
}

const running = {
  LoadState: "loaded",
  ActiveState: "active",
  SubState: "running",
  Result: "success",
  UnitFileState: "enabled",
  StateChangeTimestamp: "Wed 2026-11-25 14:03:11 UTC",
  MainPID: "4711",
  NRestarts: "2",
}

it("installs three units, has them started, and does nothing when it is called again", async () => {
  const systemd = await pretendedSystemd()
  await using node = await runningNode()
  await systemd.is("bulbil.service", running)
  const names = ["bulbil-relay.path", "bulbil-relay.service", "bulbil.service"]
  const first = await service("install", "--data", node.data)
  expect(first).toMatchObject({ ok: true, exit: 0, scope: "user", data: node.data, confined: true })
  expect((await readdir(systemd.units)).sort()).toEqual(names)
  expect(await systemd.told()).toEqual([
    "--user daemon-reload",
    "--user enable bulbil.service bulbil-relay.path",
    "--user restart bulbil-relay.path",
    "--user restart bulbil.service",
  ])
  const unit = readUnit(await readFile(path.join(systemd.units, "bulbil.service"), "utf8"))
  expect(unit.values("Service", "ExecStart").map(commandLine)).toEqual([
    [process.execPath, path.resolve("bin/bulbil.js"), "start", "--data", node.data, "--relay-unit"],
  ])
  // A /tmp of its own would hide a data folder that lies in the one of all.
  expect(unit.values("Service", "PrivateTmp")).toEqual([])
  expect(unit.values("Service", "ReadWritePaths").flatMap(extractWords)).toEqual([node.data, "/tmp"])
  expect(await service("install")).toMatchObject({ ok: true, changed: [], data: node.data })
  expect((await systemd.told()).slice(2)).toEqual(["--user start bulbil-relay.path", "--user start bulbil.service"])
})

it("keeps what was allowed, and starts the node again when something is added", async () => {
  const systemd = await pretendedSystemd()
  await using node = await runningNode()
  await systemd.is("bulbil.service", running)
  const at = (name: string) => path.join(systemd.home, name)
  await mkdir(at('so "called" 100%'))
  await mkdir(at("b"))
  await service("install", "--data", node.data, "--write", at('so "called" 100%'))
  await systemd.told()
  expect(await service("install", "--write", at("b"))).toMatchObject({
    write: [at('so "called" 100%'), at("b")],
    changed: [path.join(systemd.units, "bulbil.service")],
  })
  expect((await systemd.told()).slice(2)).toEqual(["--user start bulbil-relay.path", "--user restart bulbil.service"])
  expect(await service("install", "--write", at("nowhere"))).toMatchObject({ code: "no-such-path", exit: 1 })
  expect(await systemd.told()).toEqual([])
})

it("touches no unit that is somebody else's", async () => {
  const systemd = await pretendedSystemd()
  const data = path.join(systemd.home, "d")
  await mkdir(systemd.units, { recursive: true })
  const file = path.join(systemd.units, "bulbil-relay.service")
  await writeFile(file, "[Service]\nExecStart=/bin/true\n")
  expect(await service("install", "--data", data)).toMatchObject({ code: "not-ours", exit: 1 })
  expect(await service("remove")).toMatchObject({ ok: true, removed: [] })
  expect(await readdir(systemd.units)).toEqual(["bulbil-relay.service"])
  expect(await readFile(file, "utf8")).toContain("/bin/true")
  expect(await systemd.told()).toEqual([])
})

it("prints the units and changes nothing, where there is no systemd too", async () => {
  const systemd = await pretendedSystemd(false)
  const data = path.join(systemd.home, "d")
  for (const words of [["install"], ["install", "--data", data]])
    expect(await service(...words)).toMatchObject({ code: "no-systemd", exit: 1 })
  const { units } = await service("install", "--data", data, "--print")
  expect(units.map((unit: { path: string }) => path.basename(unit.path))).toEqual([
    "bulbil.service",
    "bulbil-relay.service",
    "bulbil-relay.path",
  ])
  const { out, exit } = await runCli("service", "install", "--data", data, "--print")
  for (const { text } of units) expect(out).toContain(text)
  expect([exit, await readdir(systemd.home)]).toEqual([0, []])
})

it("runs no node as root, and installs no system unit without root", async () => {
  await pretendedSystemd()
  expect(await service("install", "--system", "--as", "nobody")).toMatchObject({ code: "no-permission", exit: 1 })
  expect(await service("install", "--system", "--as", "root")).toMatchObject({ code: "root", exit: 1 })
  expect(await service("install", "--system", "--as", "nobody-at-all")).toMatchObject({ code: "no-such-user" })
  expect(await service("install", "--system")).toMatchObject({ code: "usage", exit: 2 })
  expect(await service("install", "--system", "--user")).toMatchObject({ code: "usage", exit: 2 })
  vi.mocked(process.getuid!).mockReturnValue(0)
  expect(await service("install")).toMatchObject({ code: "root", exit: 1 })
})

it("does not take over from a node that is no service", async () => {
  const systemd = await pretendedSystemd()
  await using node = await runningNode()
  expect(await service("install", "--data", node.data)).toMatchObject({ code: "already-running", exit: 1 })
  expect(await systemd.told()).toEqual([])
})

it("says what a node that does not come up has said", async () => {
  const systemd = await pretendedSystemd()
  await systemd.is("bulbil.service", { ...running, ActiveState: "failed", Result: "exit-code" })
  await systemd.says(["bulbil: the log is damaged"])
  const data = path.join(systemd.home, "d")
  expect(await service("install", "--data", data)).toMatchObject({
    code: "service-failed",
    exit: 1,
    message: expect.stringContaining("the log is damaged"),
  })
  expect((await stat(data)).mode & 0o777).toBe(0o700)
})

it("shows both units, the last trouble, and whether the node answers", async () => {
  const systemd = await pretendedSystemd()
  expect(await service("status")).toMatchObject({ code: "no-service", exit: 1 })
  const node = await runningNode()
  await systemd.is("bulbil.service", running)
  await service("install", "--data", node.data)
  await systemd.says(["tor: 100 % Done", "bulbil: the disk is full"])
  expect(await service("status")).toMatchObject({
    ok: true,
    exit: 0,
    answering: true,
    node: { active: "active", since: Date.UTC(2026, 10, 25, 14, 3, 11), pid: 4711, restarts: 2, enabled: true },
    relay: { active: "inactive" },
    trouble: ["bulbil: the disk is full"],
  })
  await node[Symbol.asyncDispose]()
  await systemd.is("bulbil.service", { ...running, ActiveState: "failed", Result: "exit-code" })
  expect(await service("status")).toMatchObject({
    ok: true,
    exit: 3,
    answering: false,
    trouble: ["tor: 100 % Done", "bulbil: the disk is full"],
  })
  expect((await runCli("service", "status")).out).toMatch(
    /bulbil\.service {2}failed .*since 2026-11-25 14:03:11 UTC.*ended by exit-code.*\n(.*\n)*the node does not answer/,
  )
})

it("removes its units and leaves the data", async () => {
  const systemd = await pretendedSystemd()
  await using node = await runningNode()
  await systemd.is("bulbil.service", running)
  await service("install", "--data", node.data)
  await systemd.told()
  const before = await readdir(node.data)
  expect(await service("remove")).toMatchObject({ ok: true, exit: 0, data: node.data, removed: { length: 3 } })
  expect(await systemd.told()).toEqual([
    "--user stop bulbil.service",
    "--user stop bulbil-relay.path",
    "--user stop bulbil-relay.service",
    "--user disable bulbil-relay.path bulbil.service",
    "--user daemon-reload",
  ])
  expect([await readdir(systemd.units), await readdir(node.data)]).toEqual([[], before])
  expect(await service("remove")).toMatchObject({ ok: true, exit: 0, removed: [] })
})
