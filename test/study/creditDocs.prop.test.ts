/**
 * What docs/credit.md shows is what the study prints, the node's defaults are what the study chooses, and other people
 * choose the same.
 */
import { cpSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { CREDIT_RULES, DEFAULT_POLICY } from "../../src/core/credit.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { choose, chooseCap, failures, rulesOf } from "./credit/criteria.ts"
import { measure } from "./credit/measure.ts"
import { differences, write } from "./credit/pages.ts"
import { Population } from "./credit/Population.ts"
import { DEFAULT_RULE } from "./credit/Rule.ts"
import { study } from "./credit/study.ts"
import { WORLD } from "./credit/World.ts"

const docs = path.resolve(import.meta.dirname, "../../docs")
const populations = [1, 2, 3].map((seed) => new Population({ ...WORLD, seed }))
const few = { ...WORLD, persons: 60 }
const ofFew = study(few)

describe("npm run study:credit", () => {
  // Minutes of one core, and many times that on a machine that does other things beside it.
  it("--check: the docs are what the study says", { timeout: 1_800_000 }, () => {
    expect(differences(study(), docs)).toEqual([])
  })
  it("the same seed gives the same octets, another other figures", () => {
    const [second, other] = [study(few), study({ ...few, seed: 9 })]
    expect(second).toEqual(ofFew)
    expect(other.tables["policies"]).not.toBe(ofFew.tables["policies"])
    expect(other.tables["assumed"]).toBe(ofFew.tables["assumed"])
  })
  it("tells what differs, writes it, and leaves alone what people wrote", async () => {
    const folder = await temporaryFolder()
    const page = path.join(folder, "credit.md")
    cpSync(path.join(docs, "credit.md"), page)
    cpSync(path.join(docs, "credit"), path.join(folder, "credit"), { recursive: true })
    expect(differences(ofFew, folder)).toContain('credit.md: the table "policies" differs')
    expect(differences(ofFew, folder)).toContain("credit/waits.svg differs")
    write(ofFew, folder)
    expect(differences(ofFew, folder)).toEqual([])
    const own = (file: string) =>
      readFileSync(file, "utf8").replaceAll(/(<!-- study:begin (\S+) -->)[^]*?(<!-- study:end \2 -->)/g, "$1$3")
    expect(own(page)).toBe(own(path.join(docs, "credit.md")))
    writeFileSync(page, readFileSync(page, "utf8").replace("<!-- study:end caps -->", ""))
    expect(differences(ofFew, folder)).toEqual([expect.stringContaining('no place for the table "caps"')])
    expect(() => write(ofFew, folder)).toThrow("no place")
  })
})

describe("the defaults", () => {
  it.each([0, 1, 2])("are chosen in world %d, where they meet every criterion", (i) => {
    const [best] = choose(populations[i]!, rulesOf(DEFAULT_RULE, [3, 6], [1e9, 2e9, 5e9], [5_000, 10_000, 25_000]))
    expect(failures(best!)).toEqual([])
    expect(best!.rule).toEqual({ ...CREDIT_RULES, policy: DEFAULT_POLICY, debts: DEFAULT_RULE.debts })
  })
  it("and so is the day cap, by all three together", () => {
    expect(chooseCap(populations, DEFAULT_RULE)).toBe(CREDIT_RULES.dayCap)
  })
  it("other people, other figures, within a tenth", () => {
    const [first, ...others] = populations.map((people) => measure(people, DEFAULT_RULE))
    for (const other of others) {
      expect(other.tor).not.toBe(first!.tor)
      expect(Math.abs(other.tor / first!.tor - 1)).toBeLessThan(0.1)
      expect(Math.abs(other.starving - first!.starving)).toBeLessThan(0.02)
    }
  })
})
