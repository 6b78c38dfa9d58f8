import { expect, it } from "vitest"
import { paths } from "../../src/contract/feed.ts"
import { openApi, origin } from "../support/managementApi.ts"

const at = (query: Readonly<Record<string, string>>) => `${paths.folders}?${new URLSearchParams(query).toString()}`

it("folders are told of who may manage the node, and of nobody else", async () => {
  await using served = await openApi()
  served.node.disk = ["/srv/music/", "/srv/a b&c.txt"]
  expect(await served.ask(at({ path: "/srv/" }))).toMatchObject({ status: 404 })
  expect(served.node.foldersAsked).toEqual([])
  const own = { ...(await served.signIn()), origin, "sec-fetch-site": "same-origin" }
  expect(await served.ask(at({ path: "/srv/" }), { headers: { ...own, origin: "http://evil.example" } })).toMatchObject(
    { status: 403 },
  )
  expect(served.node.foldersAsked).toEqual([])
  const answer = await served.ask(at({ path: "/srv/a b&", files: "yes" }), { headers: own })
  expect([answer.status, JSON.parse(answer.body)]).toEqual([
    200,
    {
      folder: "/srv/",
      entries: [{ name: "a b&c.txt", folder: false }],
      more: false,
      unnamed: 0,
      freeBytes: served.node.freeBytes,
    },
  ])
})

it("folders are asked for with a path, and refused in words", async () => {
  await using served = await openApi({ kind: "local" })
  served.node.disk = ["/srv/file"]
  for (const query of [
    {},
    { path: "" },
    { path: "/a\0" },
    { path: `/${"x".repeat(4_096)}` },
    { path: "/", files: "1" },
  ])
    expect(await served.ask(at(query as Record<string, string>)), JSON.stringify(query)).toMatchObject({ status: 400 })
  expect(await served.ask(`${paths.folders}?path=/a&path=/b`)).toMatchObject({ status: 400 })
  expect(served.node.foldersAsked).toEqual([])
  const refused = await served.ask(at({ path: "/srv/file/x" }))
  expect([refused.status, JSON.parse(refused.body)]).toEqual([
    409,
    { ok: false, code: "not-a-folder", message: expect.any(String) },
  ])
  expect(served.node.foldersAsked).toMatchObject([{ path: "/srv/file/x", files: false }])
})

it("nobody waits for a folder that nobody asks for any more", async () => {
  await using served = await openApi()
  const own = { ...(await served.signIn()), origin, "sec-fetch-site": "same-origin" }
  const gate = Promise.withResolvers<void>()
  served.node.gate = gate.promise
  const broken = expect(served.ask(at({ path: "/" }), { headers: own })).rejects.toThrow()
  while (served.node.foldersAsked.length === 0) await new Promise((resolve) => setImmediate(resolve))
  served.sessions.end()
  await broken
  expect(served.node.foldersAsked[0]!.signal.aborted).toBe(true)
  gate.resolve()
})
