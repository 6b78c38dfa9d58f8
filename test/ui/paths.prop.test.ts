import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { FolderPage } from "../../src/contract/folders.ts"
import { MAX_LAST_FOLDER, MOST_LAST_FOLDERS } from "../../src/contract/folders.ts"
import { Preferences as PreferencesSchema } from "../../src/contract/settings/preferences.ts"
import { covers, fitting } from "../../src/ui/parts/path/known.ts"
import { lastFolders, rememberFolder } from "../../src/ui/parts/path/lastFolders.ts"
import { entryOptions, folderOptions } from "../../src/ui/parts/path/options.ts"
import type { Preferences } from "../../src/ui/state/preferences.ts"
import { Schema } from "effect"
import { memoryFolders } from "../support/memoryFolders.ts"

const name = fc.string({ unit: fc.constantFrom("a", "b", ".", "1"), minLength: 1, maxLength: 3 })
const disk = fc
  .uniqueArray(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 20, selector: (path) => path.join("/") })
  .map((all) => all.map((path) => `/${path.join("/")}/`))
const typed = fc.array(fc.oneof(name, fc.constant("")), { maxLength: 3 }).map((path) => `/${path.join("/")}`)
const told = (on: readonly string[], path: string) => memoryFolders(on, 1, path, true) as FolderPage

describe("what is known of a path", () => {
  it("says of another the same as the node would, where it is not asked (property)", () => {
    let covered = 0
    fc.assert(
      fc.property(
        disk,
        typed,
        fc.string({ unit: fc.constantFrom("a", "b", ".", "1"), maxLength: 3 }),
        (on, path, more) => {
          const known = { typed: path, page: told(on, path) }
          for (const next of [path, path + more, path.slice(0, -1)]) {
            if (!covers(known, next)) continue
            covered++
            expect(fitting(known, next)).toEqual(told(on, next).entries)
          }
        },
      ),
    )
    expect(covered).toBeGreaterThan(50)
  })

  it("does not do where others were left out, or nothing was hidden", () => {
    const page = { folder: "/", entries: [], more: false, unnamed: 0, freeBytes: 1 }
    expect(covers({ typed: "/", page }, "/a")).toBe(true)
    expect(covers({ typed: "/", page }, "/.")).toBe(false)
    expect(covers({ typed: "/", page: { ...page, more: true } }, "/a")).toBe(false)
    expect(covers({ typed: "/a", page }, "/")).toBe(false)
    expect(covers({ typed: "/a", page }, "/a/")).toBe(false)
  })
})

describe("what can be chosen", () => {
  it("is a path, but of names that no field takes", () => {
    expect(
      entryOptions("/srv/", [
        { name: "a", folder: true },
        { name: "b", folder: false },
      ]),
    ).toEqual([
      { shown: "a", folder: true, path: "/srv/a/" },
      { shown: "b", folder: false, path: "/srv/b" },
    ])
    for (const odd of ["a\nb", "\u0000", "\ufffd.exe"])
      expect(entryOptions("/srv/", [{ name: odd, folder: false }])[0]!.path).toBeNull()
    expect(folderOptions(["/", "/srv"]).map(({ path }) => path)).toEqual(["/", "/srv/"])
  })
})

describe("the folders that were used last", () => {
  it("are few, each once, the newest first, and what the setting takes (property)", () => {
    const path = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "/", " "), maxLength: 4 }).map((text) => `/${text}`),
      fc.string({ maxLength: 300 }).map((text) => `/${text}`),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(path, { maxLength: 20 }), (used) => {
        let kept: Preferences = {}
        let changes = 0
        const preferences = {
          all: () => kept,
          set: (change: Preferences) => void ((kept = { ...kept, ...change }), changes++),
        }
        for (const each of used) {
          rememberFolder(preferences, each)
          const folder = each.trim().replace(/\/+$/, "")
          if (folder.startsWith("/") && folder.length <= MAX_LAST_FOLDER)
            expect(lastFolders(preferences)[0]).toBe(folder)
          const before = changes
          rememberFolder(preferences, each)
          expect(changes).toBe(before)
        }
        const all = lastFolders(preferences)
        expect(all.length).toBeLessThanOrEqual(MOST_LAST_FOLDERS)
        expect(new Set(all).size).toBe(all.length)
        expect(Schema.is(PreferencesSchema)(kept)).toBe(true)
      }),
    )
  })
})
