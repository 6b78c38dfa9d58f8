/** The service under the real systemd, with a real node, tor and relay, on a machine without a network. */
import { expect, test } from "vitest"
import { ownSystemd } from "../../support/ownSystemd.ts"

test("a node and its relay live in units of their own, wherever the data lie", async () => {
  const { bulbil, sh, journal } = await ownSystemd()
  const data = `/home/ann/it's "100%" $HOME; \\x`
  const at = ["--data", data] as const
  const unit = async (name: string, property: string) =>
    (await sh(`systemctl --user show ${name} --property=${property} --value`)).out.trim()

  expect(await bulbil("service", "install", ...at)).toMatchObject({ ok: true, exit: 0, data, confined: true })
  expect(await sh("systemd-analyze --user verify ~/.config/systemd/user/bulbil*")).toEqual({
    out: "",
    err: "",
    code: 0,
  })
  expect(await bulbil("service", "status")).toMatchObject({ exit: 0, answering: true, node: { active: "active" } })

  await bulbil("relay", "consent", "yes", ...at)
  const relay = await unit("bulbil-relay", "MainPID")
  await expect.poll(() => bulbil("relay", "status", ...at)).toMatchObject({ process: { pid: Number(relay) } })
  expect((await sh("systemctl --user stop bulbil")).code).toBe(0)
  expect([await unit("bulbil", "Result"), await unit("bulbil-relay", "MainPID")]).toEqual(["success", relay])
  expect(await bulbil("service", "install")).toMatchObject({ ok: true, changed: [], data })
  await expect.poll(() => bulbil("relay", "status", ...at)).toMatchObject({ process: { pid: Number(relay) } })
  await bulbil("relay", "stop", ...at)
  expect([await unit("bulbil-relay", "ActiveState"), await unit("bulbil-relay", "Result")]).toEqual([
    "inactive",
    "success",
  ])
  await bulbil("relay", "start", ...at)
  expect(await unit("bulbil-relay", "ActiveState")).toBe("active")

  const { managementLink } = (await bulbil("link", ...at)) as { managementLink: string }
  expect(await journal()).toContain("tor: ")
  expect(await journal()).not.toContain(managementLink.split("/").at(-1))

  const lived = (await sh("ls -A *100*")).out
  expect(await bulbil("service", "remove")).toMatchObject({ ok: true, exit: 0, data })
  expect((await sh("ls .config/systemd/user; systemctl --user list-units 'bulbil*' --no-legend")).out).toBe("")
  expect((await sh("ls -A *100*")).out.split("\n")).toEqual(expect.arrayContaining(["vault", "events.sqlite"]))
  expect(lived).toContain("relay")
  expect((await sh("cat /proc/[0-9]*/comm")).out.split("\n")).not.toContain("tor")
})

test("a node writes where it is allowed to, and sees neither keys nor systemd", async () => {
  const { bulbil, sh } = await ownSystemd()
  await sh("mkdir -m 700 .ssh videos && echo secret >.ssh/key")
  await bulbil("service", "install")
  expect(await bulbil("tracker", "export", "/home/ann/videos/a")).toMatchObject({ ok: false, code: "denied" })
  expect(await bulbil("service", "install", "--write", "/home/ann/videos")).toMatchObject({ ok: true })
  expect(await bulbil("tracker", "export", "/home/ann/videos/a")).toMatchObject({ exit: 0 })
  expect(await bulbil("tracker", "export", "/home/ann/b")).toMatchObject({ ok: false, code: "denied" })
  expect(await bulbil("share", "/home/ann/.ssh")).toMatchObject({ ok: false })
  const { out } = await sh("systemctl --user show bulbil --property=MainPID --value")
  const within = async (script: string) =>
    (await sh(`nsenter -t ${out.trim()} -U -m --preserve-credentials sh -c '${script}'`)).code
  expect(await within("true")).toBe(0)
  for (const refused of [
    "cat ~/.ssh/key",
    "touch ~/.profile",
    "mkdir -p ~/.config/systemd/user/x",
    "systemctl --user show --property=Version",
  ])
    expect(await within(refused), refused).not.toBe(0)
})

test("where systemd cannot confine a user's unit the node runs all the same, and that is said", async () => {
  const { bulbil, sh } = await ownSystemd({ namespaces: false })
  expect(await bulbil("service", "install")).toMatchObject({ ok: true, exit: 0, confined: false })
  expect(await bulbil("service", "install")).toMatchObject({ ok: true, changed: [], confined: false })
  expect((await sh("grep -c PrivateUsers .config/systemd/user/bulbil.service")).out.trim()).toBe("0")
})
