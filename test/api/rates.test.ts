import { expect, it } from "vitest"
import { paths } from "../../src/contract/feed.ts"
import { openApi } from "../support/managementApi.ts"

it("rates are told of the node and of one torrent, for a span that there is", async () => {
  await using served = await openApi()
  const headers = await served.signIn()
  const ask = async (path: string) => (await served.ask(path, { headers })).status
  expect(await ask(paths.rates("self"))).toBe(200)
  expect(await ask(`${paths.rates("abcdef")}?span=day`)).toBe(200)
  expect(served.node.ratesAsked).toEqual([
    ["self", "minutes"],
    ["abcdef", "day"],
  ])
  for (const bad of ["nobody", "self?span=year", "self?span=toString", "self?span=day&span=day"])
    expect(await ask(`/api/rates/${bad}`)).toBe(400)
})
