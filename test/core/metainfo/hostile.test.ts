import { hash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { MetainfoError } from "../../../src/core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../../../src/core/metainfo/parseMetainfo.ts"
import { hostileTorrents } from "./hostileTorrents.ts"

const GOLDEN = new URL("../../fixtures/torrents/hostile.json", import.meta.url)

const verdictOf = (bytes: Uint8Array): string => {
  const parsed = parseMetainfo(bytes)
  return parsed instanceof MetainfoError ? parsed.code : "ok"
}

describe("hostile torrents", () => {
  it.each(hostileTorrents)("$verdict: $title", ({ bytes, verdict }) => {
    const octets = bytes()
    expect(verdictOf(octets)).toBe(verdict)
    const parsed = parseMetainfo(octets)
    if (!(parsed instanceof MetainfoError)) return
    expect(parsed.message).toMatch(/^[\p{L}\p{N}\p{P}\p{S}\p{M}\p{Zs}\u200c\u200d]{20,800}$/u)
    expect(parsed.message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  })

  /** GOLDEN=write writes it anew: what has changed in it then is what strangers can see. */
  it("have the octets and verdicts that are written down", { timeout: 600_000 }, () => {
    const found = Object.fromEntries(
      hostileTorrents.map(({ title, verdict, bytes }) => {
        const octets = bytes()
        return [`${verdict}: ${title}`, [verdictOf(octets), octets.length, hash("sha256", octets).slice(0, 16)]]
      }),
    )
    expect(Object.keys(found)).toHaveLength(hostileTorrents.length)
    if (process.env["GOLDEN"] === "write")
      writeFileSync(
        GOLDEN,
        `{\n${Object.entries(found)
          .map(([name, said]) => `${JSON.stringify(name)}: ${JSON.stringify(said)}`)
          .join(",\n")}\n}\n`,
      )
    expect(found).toEqual(JSON.parse(readFileSync(GOLDEN, "utf8")))
  })

  it("are at least 150, of all verdicts", () => {
    expect(hostileTorrents.filter(({ verdict }) => verdict !== "ok").length).toBeGreaterThanOrEqual(150)
    expect(new Set(hostileTorrents.map(({ verdict }) => verdict)).size).toBe(15)
  })

  it("a torrent is not changed by what is done to its octets afterwards", () => {
    const octets = hostileTorrents[0]!.bytes()
    const parsed = parseMetainfo(octets)
    if (parsed instanceof MetainfoError) throw parsed
    const before = [parsed.bytes.slice(), parsed.files[0]!.piecesRoot!.slice()]
    octets.fill(0)
    expect([parsed.bytes, parsed.files[0]!.piecesRoot]).toEqual(before)
  })
})
