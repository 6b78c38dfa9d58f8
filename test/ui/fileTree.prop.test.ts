import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { packPaths } from "../../src/contract/filePaths.ts"
import { linesIn, wrongLine } from "../../src/ui/transfers/add/links.ts"
import {
  commonLevel,
  countsOf,
  linesOf,
  pathOf,
  shownOf,
  sumIn,
  treeOf,
  type Tree,
  verifiedBytes,
  withLevel,
} from "../../src/ui/transfers/details/files/tree.ts"
import { aLink } from "../support/managedRows.ts"

interface File {
  readonly path: readonly string[]
  readonly size: number
}
const name = fc.constantFrom("a", "b", "c", "Disc 1", "é")
const words = fc.constantFrom("", "A", "disc", "zz", "E", " disc 1 ", "1 disc")
/** In the order of a torrent's tree: by elements, and no file where a folder is. */
const files: fc.Arbitrary<readonly File[]> = fc
  .array(fc.record({ path: fc.array(name, { minLength: 1, maxLength: 4 }), size: fc.nat(100) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((all) => {
    const taken = new Map(all.map((file) => [file.path.join("/"), file]))
    const isFolder = (path: string) => [...taken.keys()].some((other) => other.startsWith(`${path}/`))
    return [...taken.values()]
      .filter(({ path }) => !isFolder(path.join("/")))
      .sort((a, b) => (a.path.join("\0") < b.path.join("\0") ? -1 : 1))
  })
const treeFrom = (all: readonly File[]): Tree =>
  treeOf({ paths: packPaths(all.map(({ path }) => path)), sizes: all.map(({ size }) => size) })
const nodesOf = ({ count }: Tree) => Array.from({ length: count }, (_, node) => node)
/** The files in a node, by its path. */
const within = (all: readonly File[], tree: Tree, node: number): readonly number[] => {
  const path = pathOf(tree, node)
  return all.flatMap((file, at) => {
    const own = file.path.join("/")
    return own === path || own.startsWith(`${path}/`) ? [at] : []
  })
}

describe("the files of a torrent as a tree", () => {
  it("has each file where its path says, each folder once, and sums over all that is in one", () => {
    fc.assert(
      fc.property(files, (all) => {
        const tree = treeFrom(all)
        expect(Array.from(tree.nodes, (node) => pathOf(tree, node))).toEqual(all.map(({ path }) => path.join("/")))
        const paths = nodesOf(tree).map((node) => pathOf(tree, node))
        expect(new Set(paths).size).toBe(paths.length)
        for (const node of nodesOf(tree)) {
          const own = within(all, tree, node)
          expect(sumIn(tree, countsOf(tree), node)).toBe(own.length)
          expect(sumIn(tree, tree.bytes, node)).toBe(own.reduce((sum, at) => sum + all[at]!.size, 0))
          expect(own.includes(tree.firsts[node]!)).toBe(true)
          expect(tree.folders[node] === 1).toBe(!all.some(({ path }) => path.join("/") === pathOf(tree, node)))
          expect(tree.depths[node]).toBe(pathOf(tree, node).split("/").length - 1)
          for (let at = node; at < tree.ends[node]!; at++)
            expect(`${pathOf(tree, at)}/`.startsWith(`${pathOf(tree, node)}/`)).toBe(true)
        }
      }),
    )
  })

  it("a box that is changed changes all that is in it and nothing else, and each folder says all, some or none", () => {
    fc.assert(
      fc.property(files, fc.infiniteStream(fc.nat(3)), fc.nat(), fc.nat(3), (all, drawn, which, level) => {
        const tree = treeFrom(all)
        const levels = Uint8Array.from(all, () => drawn.next().value)
        const node = which % tree.count
        const after = withLevel(tree, levels, node, level)
        const own = new Set(within(all, tree, node))
        expect([...after]).toEqual([...levels].map((before, at) => (own.has(at) ? level : before)))
        const wanted = countsOf(tree, undefined, after)
        for (const each of nodesOf(tree)) {
          const inIt = within(all, tree, each).map((at) => after[at]!)
          const some = inIt.filter((one) => one !== 0)
          expect(sumIn(tree, wanted, each)).toBe(some.length)
          expect(commonLevel(tree, after, each)).toBe(new Set(some).size === 1 ? some[0] : null)
        }
      }),
    )
  })

  it("shows what is in open folders, and of what one looks for that alone and the way to it", () => {
    fc.assert(
      fc.property(files, fc.infiniteStream(fc.nat(1)), words, (all, drawn, words) => {
        const tree = treeFrom(all)
        const open = Uint8Array.from({ length: tree.count }, () => drawn.next().value)
        const fits = Uint8Array.from(all, () => drawn.next().value)
        const shown = shownOf(tree, words, (file) => fits[file] === 1)
        const plain = (text: string) => text.trim().toLowerCase().replaceAll("é", "e")
        const isFound = (file: number) =>
          fits[file] === 1 && all[file]!.path.some((part) => plain(part).includes(plain(words)))
        const above = (node: number): readonly number[] =>
          tree.parents[node]! < 0 ? [] : [tree.parents[node]!, ...above(tree.parents[node]!)]
        for (const node of nodesOf(tree)) expect(shown[node] === 1).toBe(within(all, tree, node).some(isFound))
        const isOpen = (node: number) => above(node).every((folder) => open[folder] === 1)
        expect([...linesOf(tree, open)]).toEqual(nodesOf(tree).filter(isOpen))
        expect([...linesOf(tree, open, shown)]).toEqual(nodesOf(tree).filter((n) => isOpen(n) && shown[n] === 1))
        const levels = Uint8Array.from(all, () => drawn.next().value)
        const [found, wanted] = [countsOf(tree, shown), countsOf(tree, shown, levels)]
        for (const node of nodesOf(tree)) {
          const inIt = within(all, tree, node).filter(isFound)
          expect(sumIn(tree, found, node)).toBe(inIt.length)
          expect(sumIn(tree, wanted, node)).toBe(inIt.filter((file) => levels[file] !== 0).length)
        }
        const changed = withLevel(tree, new Uint8Array(all.length), 0, 3, shown)
        for (const [file, level] of changed.entries())
          expect(level).toBe(shown[tree.nodes[file]!] === 1 && within(all, tree, 0).includes(file) ? 3 : 0)
      }),
    )
  })

  it("finds a file by a name on its path, whatever case, accents and form of both", () => {
    const name = fc.string({ unit: fc.constantFrom(..."aeizüéñçßœøı한文ا"), minLength: 1, maxLength: 8 })
    const form = fc.constantFrom("NFC", "NFD", "NFKC", "NFKD")
    fc.assert(
      fc.property(name, form, form, fc.boolean(), fc.boolean(), (name, kept, asked, isBare, isLoud) => {
        const tree = treeFrom([{ path: ["d", `01 ${name.normalize(kept)}.pdf`], size: 1 }])
        const typed = isBare ? name.normalize("NFD").replaceAll(/[\u0300-\u036f]/g, "") : name.normalize(asked)
        const found = (words: string) => [...shownOf(tree, words, () => true)].every((shown) => shown === 1)
        expect(found(isLoud ? typed.toUpperCase() : typed)).toBe(true)
        expect(found(`${typed}0`)).toBe(false)
      }),
    )
    const tree = treeFrom([{ path: ["Straße", "Mu\u0308ller re\u0301sume\u0301.pdf"], size: 1 }])
    for (const words of ["Muller", "m\u00fcller R\u00e9sum\u00e9", "resume", "STRASSE"])
      expect(shownOf(tree, words, () => true)).toEqual(Uint8Array.of(1, 1))
  })

  it("knows how far each file is by the pieces, of which none spans two", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50)),
        fc.integer({ min: 1, max: 16 }),
        fc.infiniteStream(fc.nat(1)),
        (sizes, length, drawn) => {
          const of = sizes.map((size) => Array.from({ length: Math.ceil(size / length) }, () => drawn.next().value))
          const bytes = verifiedBytes(sizes, length, Uint8Array.from(of.flat()))
          expect([...bytes]).toEqual(
            sizes.map((size, file) =>
              of[file]!.reduce((sum, is, at) => sum + is * Math.min(length, size - at * length), 0),
            ),
          )
        },
      ),
    )
  })
})

it("links that are pasted are taken a line each, once, and the first that is none is named", () => {
  const other = aLink.replace(/.$/, "q")
  expect(linesIn(` ${aLink}\r\n\n${other}\n${aLink} `)).toEqual([aLink, other])
  expect([wrongLine(aLink), wrongLine(`${aLink}\n${other}`)]).toEqual([null, null])
  expect(wrongLine("")).toMatchObject({ line: null })
  expect(wrongLine("magnet:?x")).toMatchObject({ line: null })
  expect(wrongLine(`${aLink}\nmagnet:?x`)).toMatchObject({ line: 2, problem: expect.stringContaining("magnet") })
})
