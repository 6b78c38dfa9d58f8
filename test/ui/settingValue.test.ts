/** Settings as they are typed and read: what is shown is what is kept, in whatever unit. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { settings } from "../../src/contract/settings/registry.ts"
import { bySection, draftOf, isFound, units, valueOf, valueText, known } from "../../src/ui/settings/value.ts"
import { type SettingWords, settingsWords as words } from "../../src/ui/settings/words.ts"
import { memorySettings } from "../support/memorySettings.ts"

const octets = { kind: "octets", least: 0, most: 1e15 } as const
const whole = { kind: "whole", least: 0, most: 1e6 } as const
const named = (name: string) => memorySettings(new Map(), new Map()).find((one) => one.name === name)!

describe("a value in its field", () => {
  it("comes back as it was, to the octet", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 46 }), fc.boolean(), (value, emptyAtZero) => {
        const draft = draftOf({ form: octets, value }, emptyAtZero)
        fc.pre(draft.text.length <= 24)
        expect(valueOf({ form: octets }, draft, emptyAtZero)).toBe(value)
        if (value >= 1_000) expect(Number(draft.text)).toBeGreaterThanOrEqual(1)
      }),
    )
    for (const folders of [[], ["/a"], ["/a", "/b c"]]) {
      const form = { kind: "folders", most: 3 } as const
      expect(valueOf({ form }, draftOf({ form, value: folders }, true), true)).toEqual(folders)
    }
  })

  it("is in the unit in which it is short", () => {
    const shown = (value: number) => {
      const { text, unit } = draftOf({ form: octets, value }, false)
      return `${text} ${unit.name}`
    }
    expect([1_500_000, 500_000, 32_768, 268_435_456, 1_310_720, 1e9, 12].map(shown)).toEqual([
      "1.5 MB",
      "500 kB",
      "32 KiB",
      "256 MiB",
      "1.25 MiB",
      "1 GB",
      "0.012 kB",
    ])
  })

  it("takes a point and a comma, and nothing that is no number", () => {
    const typed = (text: string) => valueOf({ form: octets }, { text, unit: units[1]! }, false)
    expect(["1.5", "1,5", " 2 ", ".5", "0"].map(typed)).toEqual([1_500_000, 1_500_000, 2_000_000, 500_000, 0])
    for (const text of ["", "much", "-1", "1e3", "1.5.2", "0x10", "∞"]) expect(typed(text), text).toBeUndefined()
    expect(valueOf({ form: whole }, { text: "", unit: units[1]! }, true)).toBe(0)
    expect(valueOf({ form: { kind: "folder" } }, { text: " ", unit: units[1]! }, true)).toBeNull()
  })
})

describe("the settings' words", () => {
  it("are there for each that the page shows, its section, and each of its choices", () => {
    for (const { name, form } of settings.filter(({ form }) => form.kind !== "object")) {
      const own = known<SettingWords>(words.settings, name)
      expect(own, name).toBeDefined()
      expect(known(words.sections, name.split(".")[0]!), name).toBeDefined()
      if (form.kind === "choice") expect(Object.keys(own!.choices ?? {}), name).toEqual(form.of)
    }
    expect(Object.keys(words.settings).filter((name) => !settings.some((one) => one.name === name))).toEqual([])
  })

  it("tell a default as people read it", () => {
    const text = (name: string) => {
      const one = named(name)
      return valueText(one, one.default, known<SettingWords>(words.settings, name)!, words)
    }
    expect(["rates.down", "privacy.stream-days", "trust.octets", "credit.policy", "sharing.folders"].map(text)).toEqual(
      ["No limit", "7 days", "256 MiB", "Soft: they go on slowly", "Anywhere"],
    )
  })

  it("are found by any of their words, in any order, and keep the order of the list", () => {
    expect(isFound("", ["Rates"])).toBe(true)
    expect(isFound("LIMIT down", ["Download limit", "How fast"])).toBe(true)
    expect(isFound("limit up", ["Download limit"])).toBe(false)
    expect(bySection([{ name: "b.1" }, { name: "a.1" }, { name: "b.2" }])).toEqual([
      { id: "b", settings: [{ name: "b.1" }, { name: "b.2" }] },
      { id: "a", settings: [{ name: "a.1" }] },
    ])
  })
})
