/** The page says in which language it is wanted, so that it is shown in no other one first. */
import { describe, expect, it } from "vitest"
import { preferences } from "../../src/contract/settings/registry.ts"
import { openApi } from "../support/managementApi.ts"

const html = Buffer.from('<!doctype html><html lang="en"><title>Bulbil</title></html>')
const ui = new Map([["index.html", { type: "text/html; charset=utf-8", body: html, gzip: html }]])

describe("the language of the page", () => {
  it.each([
    [{}, "en"],
    [{ language: "en" }, "en"],
    [{ language: "de" }, "de"],
    [{ language: '"><script>' }, "en"],
  ])("with the preferences %j is %s", async (chosen, tag) => {
    await using served = await openApi({ ui })
    const headers = await served.signIn()
    const ask = async () => (await served.ask("/management/", { headers })).body
    expect(await ask()).toContain('<html lang="en">')
    served.node.chosen.set(preferences.name, chosen)
    expect(await ask()).toBe(String(html).replace('lang="en"', `lang="${tag}"`))
  })
})
