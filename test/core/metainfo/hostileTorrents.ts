/**
 * Torrents that strangers might send, each with the verdict that it must get: a MetainfoCode, or "ok" for what only
 * looks odd. Built in code from one sound torrent, so that each is wrong in one way only.
 */
import type { Bencodable } from "../../../src/core/bencode/Bencoded.ts"
import { binaryKey, textKey } from "../../../src/core/bencode/binaryKey.ts"
import { encode } from "../../../src/core/bencode/encode.ts"
import type { MetainfoCode } from "../../../src/core/metainfo/MetainfoError.ts"
import { hashFile } from "../../../src/core/merkle.ts"

export interface Hostile {
  readonly title: string
  readonly bytes: () => Uint8Array
  readonly verdict: MetainfoCode | "ok"
}

type Fields = Record<string, Bencodable | undefined>
const map = (fields: Fields): Map<string, Bencodable> => {
  const made = new Map<string, Bencodable>()
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) made.set(key, value)
  return made
}

const PIECE = 16_384
const small = hashFile(new Uint8Array(100).fill(1), PIECE)
const large = hashFile(
  Uint8Array.from({ length: 50_000 }, (_, i) => (i * 31) >> 7),
  PIECE,
)
const twoPieces = hashFile(new Uint8Array(20_000).fill(9), PIECE)
const layer = large.pieceLayer!

const leaf = (fields: Fields): Map<string, Bencodable> => new Map([["", map(fields)]])
const smallFile = leaf({ length: 100, "pieces root": small.piecesRoot })
const largeFile = leaf({ length: 50_000, "pieces root": large.piecesRoot })
const layers = (fields: readonly (readonly [Uint8Array, Bencodable])[]) =>
  new Map(fields.map(([root, value]) => [binaryKey(root), value]))
const soundLayers = layers([[large.piecesRoot!, layer]])

const info = (fields: Fields = {}): Map<string, Bencodable> =>
  map({
    "file tree": new Map([
      ["big", largeFile],
      ["small", smallFile],
    ]),
    "meta version": 2,
    name: "n",
    "piece length": PIECE,
    ...fields,
  })
const torrent = (fields: Fields = {}, infoFields: Fields = {}): Uint8Array =>
  encode(map({ info: info(infoFields), "piece layers": soundLayers, ...fields }))
/** One small file at this path; nothing needs a layer. */
const withTree = (tree: Bencodable, name = "n"): Uint8Array =>
  torrent({ "piece layers": new Map() }, { "file tree": tree, name })
const withNames = (...path: readonly string[]): Uint8Array => withTree(nest(path.map(textKey), smallFile))
const nest = (keys: readonly string[], inner: Bencodable): Bencodable =>
  keys.reduceRight<Bencodable>((value, key) => new Map([[key, value]]), inner)
const withFile = (fields: Fields): Uint8Array => withTree(new Map([["f", leaf(fields)]]))
const raw = (text: string) => () => new Uint8Array(Buffer.from(text, "latin1"))
const edited = (from: string, to: string) => (): Uint8Array => {
  const text = Buffer.from(torrent()).toString("latin1")
  if (!text.includes(from)) throw new Error(`the sound torrent has no ${from}`)
  return new Uint8Array(Buffer.from(text.replace(from, to), "latin1"))
}
const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((octet, i) => (i === at ? octet ^ 1 : octet))

const cases = (verdict: Hostile["verdict"], list: Readonly<Record<string, () => Uint8Array>>): Hostile[] =>
  Object.entries(list).map(([title, bytes]) => ({ title, bytes, verdict }))
const named = (verdict: Hostile["verdict"], names: Readonly<Record<string, string>>): Hostile[] =>
  Object.entries(names).flatMap(([title, name]) => [
    { title: `a file: ${title}`, bytes: () => withNames(name), verdict },
    { title: `a folder: ${title}`, bytes: () => withNames("above", name, "below"), verdict },
    { title: `the torrent: ${title}`, bytes: () => torrent({}, { name }), verdict },
  ])
const one = "\ud83d\ude00"

export const hostileTorrents: readonly Hostile[] = [
  ...cases("ok", {
    "the sound torrent": () => torrent(),
    "unknown keys everywhere": () =>
      torrent({ announce: "http://x", "created by": "y", zzz: 1 }, { source: "s", zz: [] }),
    "a private flag of 0": () => torrent({}, { private: 0 }),
    "a private flag of 1": () => torrent({}, { private: 1 }),
    "an executable file": () => withFile({ length: 100, "pieces root": small.piecesRoot, attr: "x" }),
    "an empty file beside another": () =>
      torrent(
        {},
        {
          "file tree": new Map([
            ["big", largeFile],
            ["e", leaf({ length: 0 })],
          ]),
        },
      ),
    "an empty file with a root of zeros, as libtorrent before 2.0.4 wrote it": () =>
      torrent(
        {},
        {
          "file tree": new Map([
            ["big", largeFile],
            ["e", leaf({ length: 0, "pieces root": new Uint8Array(32) })],
          ]),
        },
      ),
    "names that look alike in Latin and Cyrillic": () =>
      withTree(
        new Map([
          ["paypal", smallFile],
          [textKey("pаypаl"), smallFile],
        ]),
      ),
    "names that look alike in full width": () =>
      withTree(
        new Map([
          ["abc", smallFile],
          [textKey("ａｂｃ"), smallFile],
        ]),
      ),
    "two files of equal content": () =>
      torrent(
        {},
        {
          "file tree": new Map([
            ["a", largeFile],
            ["b", largeFile],
          ]),
        },
      ),
    "no piece layers where none is needed": () =>
      torrent({ "piece layers": undefined }, { "file tree": new Map([["small", smallFile]]) }),
    "a path 28 deep": () => withNames(...Array.from({ length: 28 }, (_, i) => `d${i}`)),
    "a key __proto__": () =>
      withTree(
        new Map([
          ["__proto__", smallFile],
          ["constructor", smallFile],
        ]),
      ),
  }),
  ...named("ok", {
    "240 octets": "x".repeat(240),
    "240 octets of emoji": one.repeat(60),
    "a dot in front": ".hidden",
    "dots inside": "a..b",
    "a dot at the end": "R.E.M.",
    "punctuation of POSIX": 'who? <what> "when": *why*|',
    "a joiner in an emoji": "👩‍👩‍👧",
    "right-to-left letters": "שלום",
    "nearly reserved": "console.txt",
    com10: "com10",
    markup: "<img src=x onerror=alert(1)>",
    "a percent sign": "%2e%2e",
    "a tilde": "~root",
    "a minus sign": "-rf",
    "a shell": "$(reboot)`x`;&",
  }),
  ...named("name", {
    "one dot": ".",
    "two dots": "..",
    "three dots": "...",
    blanks: "  ",
    "dots and blanks": ". .",
    absolute: "/etc/passwd",
    "a slash inside": "a/b",
    climbing: "../../etc/passwd",
    "a backslash": "a\\b",
    "a UNC path": "\\\\host\\share",
    "a drive": "C:",
    "a drive with a path": "c:evil.txt",
    "a NUL": "a\0b",
    "a line feed": "a\nb",
    "a tab": "a\tb",
    escape: "a\u001b[2Jb",
    DEL: "a\u007f",
    C1: "a\u0085b",
    "a line separator": "a\u2028b",
    "a paragraph separator": "a\u2029b",
    "right-to-left override": "gpj\u202eexe",
    "left-to-right embedding": "a\u202ab",
    "an isolate": "a\u2066b",
    "a right-to-left mark": "a\u200fb",
    "an Arabic letter mark": "a\u061cb",
    "a zero width space": "a\u200bb",
    "a byte order mark": "\ufeffa",
    "a soft hyphen": "a\u00adb",
    "a word joiner": "a\u2060b",
    CON: "CON",
    "con with an extension": "con.txt",
    "NUL and a blank": "nul ",
    "nul dot blank": "NUL. .x",
    COM1: "com1",
    LPT9: "LPT9.log",
    "COM superscript": "com¹",
    CONIN$: "conin$",
    "AUX with a stream": "aux:x",
    "241 octets": "x".repeat(241),
    "241 octets of emoji": "x" + one.repeat(60),
  }),
  ...cases("name", {
    "a file name that is not UTF-8": () => withTree(new Map([["\xff\xfe", smallFile]])),
    "an overlong slash": () => withTree(new Map([["a\xc0\xafb", smallFile]])),
    "a surrogate in UTF-8": () => withTree(new Map([["\xed\xa0\x80", smallFile]])),
    "a torrent name that is not UTF-8": () => torrent({}, { name: new Uint8Array([0xff]) }),
    "a torrent name that is a number": () => torrent({}, { name: 1 }),
    "an empty torrent name": () => torrent({}, { name: "" }),
    "no torrent name": () => torrent({}, { name: undefined }),
    "an empty key beside files": () =>
      withTree(
        new Map<string, Bencodable>([
          ["", map({ length: 1 })],
          ["a", smallFile],
        ]),
      ),
    "the root is a file": () => withTree(leaf({ length: 100, "pieces root": small.piecesRoot })),
  }),
  ...cases("same-name", {
    case: () =>
      withTree(
        new Map([
          ["README", smallFile],
          ["readme", smallFile],
        ]),
      ),
    "case of a folder and a file": () =>
      withTree(
        new Map<string, Bencodable>([
          ["A", new Map([["x", smallFile]])],
          ["a", smallFile],
        ]),
      ),
    "composed and decomposed": () =>
      withTree(
        new Map([
          [textKey("e\u0301"), smallFile],
          [textKey("\u00e9"), smallFile],
        ]),
      ),
    "sharp s": () =>
      withTree(
        new Map([
          ["STRASSE", smallFile],
          [textKey("straße"), smallFile],
        ]),
      ),
    "final sigma": () =>
      withTree(
        new Map([
          [textKey("ΟΔΟΣ"), smallFile],
          [textKey("οδος"), smallFile],
        ]),
      ),
    "the Kelvin sign": () =>
      withTree(
        new Map([
          ["k", smallFile],
          [textKey("\u212a"), smallFile],
        ]),
      ),
    "a ligature": () =>
      withTree(
        new Map([
          ["fit", smallFile],
          [textKey("ﬁt"), smallFile],
        ]),
      ),
    "Hangul composed and decomposed": () =>
      withTree(
        new Map([
          [textKey("\u1112\u1161\u11ab"), smallFile],
          [textKey("\ud55c"), smallFile],
        ]),
      ),
    "the Angstrom sign": () =>
      withTree(
        new Map([
          [textKey("\u00e5"), smallFile],
          [textKey("\u212b"), smallFile],
        ]),
      ),
    "a dot at the end": () =>
      withTree(
        new Map([
          ["a", smallFile],
          ["a.", smallFile],
        ]),
      ),
    "a blank at the end": () =>
      withTree(
        new Map([
          ["a", smallFile],
          ["a ", smallFile],
        ]),
      ),
    "deep inside": () =>
      withTree(
        nest(
          ["x", "y"],
          new Map([
            ["B", smallFile],
            ["b", smallFile],
          ]),
        ),
      ),
  }),
  ...cases("file-tree", {
    "no file tree": () => torrent({}, { "file tree": undefined }),
    "a list for a tree": () => torrent({}, { "file tree": [] }),
    "a number for a tree": () => torrent({}, { "file tree": 1 }),
    "a string for a node": () => withTree(new Map([["a", "x"]])),
    "a list for a node": () => withTree(new Map([["a", []]])),
    "a folder without files": () => withTree(new Map([["a", new Map()]])),
    "a file and a folder at once": () =>
      withTree(new Map([["a", new Map<string, Bencodable>([...smallFile, ["b", smallFile]])]])),
    "properties that are a number": () => withTree(new Map([["a", new Map([["", 1]])]])),
    "no length": () => withFile({ "pieces root": small.piecesRoot }),
    "a negative length": () => withFile({ length: -1, "pieces root": small.piecesRoot }),
    "a length in a string": () => withFile({ length: "100", "pieces root": small.piecesRoot }),
    "no root": () => withFile({ length: 100 }),
    "a root of 20 octets": () => withFile({ length: 100, "pieces root": new Uint8Array(20) }),
    "a root of 33 octets": () => withFile({ length: 100, "pieces root": new Uint8Array(33) }),
    "a root that is a list": () => withFile({ length: 100, "pieces root": [] }),
    "a root of zeros for one piece": () => withFile({ length: 100, "pieces root": new Uint8Array(32) }),
    "a root of zeros for many pieces": () => withFile({ length: 50_000, "pieces root": new Uint8Array(32) }),
    "an empty file with a root of 31 zeros": () => withFile({ length: 0, "pieces root": new Uint8Array(31) }),
    "an empty file with a root": () => withFile({ length: 0, "pieces root": small.piecesRoot }),
    "a symbolic link": () => withFile({ length: 0, attr: "l", "symlink path": ["etc", "passwd"] }),
    padding: () => withFile({ length: 100, "pieces root": small.piecesRoot, attr: "p" }),
    "a path longer than 3,072 octets": () => withNames(...Array.from({ length: 20 }, () => "y".repeat(200))),
  }),
  ...cases("bencode", {
    nothing: raw(""),
    "one letter": raw("d"),
    "a web page": raw("<!doctype html>"),
    "the five octets that hang others": raw("l-3:e"),
    "a string": raw("4:spam"),
    "a list": raw("le"),
    "a number": raw("i1e"),
    "octets after the end": () => new Uint8Array([...torrent(), 10]),
    "cut in half": () => torrent().subarray(0, torrent().length >> 1),
    "cut before the end": () => torrent().subarray(0, -1),
    "a leading zero": edited("i50000e", "i050000e"),
    "minus zero": edited("i100e", "i-0e"),
    "a length of 2^53": edited("i100e", "i9007199254740992e"),
    "a plus sign": edited("i100e", "i+100e"),
    "a fraction": edited("i100e", "i1.5e"),
    "a string longer than the torrent": edited("1:n12", "9999999999:n12"),
    "keys out of order": edited("3:big", "3:zzz"),
    "a key twice": edited("5:small", "3:big"),
    "a length with a leading zero": edited("4:name", "04:name"),
    "a key that is a number": raw("di1ei1ee"),
    "deep nesting in an unknown key": () =>
      Buffer.concat([
        Buffer.from("d1:a"),
        Buffer.from("l".repeat(100_000)),
        Buffer.from("e".repeat(100_000)),
        Buffer.from("e"),
      ]),
    "a path deeper than bencode allows": () =>
      new Uint8Array(Buffer.from(`d4:infod9:file tree${"d1:a".repeat(200)}d0:d6:lengthi1eee${"e".repeat(200)}ee`)),
    "a million and one values": () => new Uint8Array(Buffer.from(`d1:al${"le".repeat(1_000_001)}ee`)),
    "more than 10 MB": () => torrent({ zzz: new Uint8Array(10_000_000) }),
  }),
  ...cases("not-a-torrent", {
    "an empty dictionary": raw("de"),
    "no info": () => encode(map({ "piece layers": soundLayers })),
    "info that is a list": () => torrent({ info: [] }),
    "info that is a string": () => torrent({ info: "x" }),
    "info that is a number": () => torrent({ info: 0 }),
  }),
  ...cases("v1", {
    "one file": () =>
      encode(map({ info: map({ length: 1, name: "n", "piece length": PIECE, pieces: new Uint8Array(20) }) })),
    "several files": () =>
      encode(
        map({
          info: map({
            files: [map({ length: 1, path: ["a"] })],
            name: "n",
            "piece length": PIECE,
            pieces: new Uint8Array(20),
          }),
        }),
      ),
    "with a meta version of 1": () =>
      encode(map({ info: map({ length: 1, "meta version": 1, name: "n", pieces: new Uint8Array(20) }) })),
  }),
  ...cases("hybrid", {
    pieces: () => torrent({}, { pieces: new Uint8Array(20) }),
    files: () => torrent({}, { files: [] }),
    "a length": () => torrent({}, { length: 5 }),
    "a tree and no version": () => torrent({}, { "meta version": undefined, pieces: new Uint8Array(20) }),
  }),
  ...cases("version", {
    none: () => torrent({}, { "meta version": undefined }),
    "3": () => torrent({}, { "meta version": 3 }),
    "1 without version 1 keys": () => torrent({}, { "meta version": 1 }),
    "in a string": () => torrent({}, { "meta version": "2" }),
    "-2": () => torrent({}, { "meta version": -2 }),
  }),
  ...cases("piece-length", {
    none: () => torrent({}, { "piece length": undefined }),
    "0": () => torrent({}, { "piece length": 0 }),
    negative: () => torrent({}, { "piece length": -16384 }),
    "8 KiB": () => torrent({}, { "piece length": 8192 }),
    "no power of two": () => torrent({}, { "piece length": 16385 }),
    "three times 16 KiB": () => torrent({}, { "piece length": 49152 }),
    "128 MiB": () => torrent({}, { "piece length": 2 ** 27 }),
    "2^32": () => torrent({}, { "piece length": 2 ** 32 }),
    "2^32 + 16 KiB": () => torrent({}, { "piece length": 2 ** 32 + 16384 }),
    "in a string": () => torrent({}, { "piece length": "16384" }),
    "a list": () => torrent({}, { "piece length": [] }),
  }),
  ...cases("private", {
    "2": () => torrent({}, { private: 2 }),
    "-1": () => torrent({}, { private: -1 }),
    text: () => torrent({}, { private: "1" }),
    "a list": () => torrent({}, { private: [] }),
  }),
  ...cases("piece-layers", {
    none: () => torrent({ "piece layers": undefined }),
    empty: () => torrent({ "piece layers": new Map() }),
    "a list": () => torrent({ "piece layers": [] }),
    "a string": () => torrent({ "piece layers": "x" }),
    "a layer that is a number": () => torrent({ "piece layers": layers([[large.piecesRoot!, 1]]) }),
    "too short": () => torrent({ "piece layers": layers([[large.piecesRoot!, layer.subarray(32)]]) }),
    "too long": () =>
      torrent({ "piece layers": layers([[large.piecesRoot!, new Uint8Array([...layer, ...new Uint8Array(32)])]]) }),
    "one octet too long": () =>
      torrent({ "piece layers": layers([[large.piecesRoot!, new Uint8Array([...layer, 0])]]) }),
    "one bit wrong at the front": () => torrent({ "piece layers": layers([[large.piecesRoot!, flipped(layer, 0)]]) }),
    "one bit wrong at the end": () =>
      torrent({ "piece layers": layers([[large.piecesRoot!, flipped(layer, layer.length - 1)]]) }),
    "of another file": () => torrent({ "piece layers": layers([[large.piecesRoot!, twoPieces.pieceLayer!]]) }),
    "under a wrong root": () => torrent({ "piece layers": layers([[small.piecesRoot!, layer]]) }),
    "one more that belongs to no file": () =>
      torrent({
        "piece layers": layers([
          [large.piecesRoot!, layer],
          [new Uint8Array(32), layer],
        ]),
      }),
    "one more for a file of one piece": () =>
      torrent({
        "piece layers": layers([
          [large.piecesRoot!, layer],
          [small.piecesRoot!, small.piecesRoot!],
        ]),
      }),
    "a lie about the length": () =>
      torrent({}, { "file tree": new Map([["big", leaf({ length: 500_000, "pieces root": large.piecesRoot })]]) }),
  }),
  ...cases("empty", {
    "no files": () => withTree(new Map()),
    "only empty files": () =>
      withTree(
        new Map([
          ["a", leaf({ length: 0 })],
          ["b", leaf({ length: 0 })],
        ]),
      ),
  }),
  ...cases("too-many-pieces", {
    "in one file": () => withFile({ length: 2 ** 34 + 1, "pieces root": small.piecesRoot }),
    "in a file of 2^53 - 1 octets": () =>
      withFile({ length: Number.MAX_SAFE_INTEGER, "pieces root": small.piecesRoot }),
    "in many files that share a layer": () =>
      torrent(
        {},
        {
          "file tree": new Map(
            Array.from({ length: 1000 }, (_, i) => [
              `f${i}`,
              leaf({ length: 2 ** 25, "pieces root": large.piecesRoot }),
            ]),
          ),
        },
      ),
  }),
  ...cases("too-many-files", {
    "100,001": () => withTree(new Map(Array.from({ length: 100_001 }, (_, i) => [`f${i}`, leaf({ length: 0 })]))),
  }),
]
