/** What systems and editors leave in folders: whose computer it was, and what else lay there. */
import { fromHex } from "../../core/hex.ts"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { textOf } from "./texts.ts"

/** An editor's own file beside one that is open: who edits which file, on which computer. */
export const readSwap = ({ head }: Source, findings: Findings): void => {
  findings.add("name", "owner", textOf(head.subarray(28, 68)))
  findings.add("device", "computer", textOf(head.subarray(68, 108)))
  findings.add("name", "path of a document", textOf(head.subarray(108, 108 + 890)))
}

const MOST_NAMES = 40
const MAX_NAME = 255
const KINDS = /^[\w ]{4}(?:blob|long|shor|bool|type|comp|dutc|ustr)$/
/** Names of what lies in a folder, each before words of four letters that say what is kept of it. */
export const readFolderList = ({ head }: Source, findings: Findings): void => {
  const names = new Set<string>()
  for (let at = 0; at + 14 <= head.length && names.size < MOST_NAMES; at++) {
    if (head[at] !== 0 || head[at + 1] !== 0) continue
    const length = head.readUInt16BE(at + 2)
    const end = at + 4 + length * 2
    if (length === 0 || length > MAX_NAME || !KINDS.test(head.toString("latin1", end, end + 8))) continue
    names.add(
      Buffer.from(head.subarray(at + 4, end))
        .swap16()
        .toString("utf16le"),
    )
  }
  for (const name of names) findings.add("name", "file name in the list of a folder", name)
}

/** Of another system, a row each: how long it is, a number, a time, and the name. */
export const readPictureList = (octets: Buffer, findings: Findings): void => {
  for (let at = 16, names = 0; at + 16 <= octets.length && names < MOST_NAMES; names++) {
    const length = octets.readUInt16LE(at)
    if (length < 16) return
    const name = octets.toString("utf16le", at + 16, at + length).replace(/\0[^]*$/, "")
    findings.add("name", "file name in the list of a folder", name)
    at += length
  }
}

/** A link to a file: the computer on which that lay, and its path. */
const TRACKER = fromHex("60000000030000a0")
const PATH = /[A-Za-z]:\\[^\0\r\n<>"|?*]{1,200}/
export const readShortcut = ({ head }: Source, findings: Findings): void => {
  const at = head.indexOf(TRACKER)
  if (at >= 0) findings.add("device", "computer", textOf(head.subarray(at + 16, at + 32)))
  for (const text of [
    head.toString("latin1", 0, 8_192),
    head.toString("utf16le", 0, 8_192),
    head.toString("utf16le", 1, 8_193),
  ]) {
    const [path] = PATH.exec(text) ?? []
    if (path !== undefined) findings.add("name", "path of a document", path)
  }
}

/** Words before what is shared itself: who made it, with what, and where it is announced. */
const WORDS: readonly (readonly ["name" | "device", string, string])[] = [
  ["name", "comment", "7:comment"],
  ["device", "software", "10:created by"],
  ["name", "publisher", "9:publisher"],
  ["name", "web address", "13:publisher-url"],
]
const PASS_KEY = /\/[0-9a-z]{20,64}\/announce|pass_?key=[0-9a-z]{8,64}/i
export const readTorrent = ({ head }: Source, findings: Findings): void => {
  const end = head.indexOf("4:infod")
  const before = head.subarray(0, end < 0 ? 64 * 1024 : end)
  for (const [kind, what, word] of WORDS) {
    const at = before.indexOf(word)
    const length =
      at < 0 ? undefined : /^(\d{1,4}):/.exec(before.toString("latin1", at + word.length, at + word.length + 5))
    if (!length) continue
    const begin = at + word.length + length[0].length
    findings.add(kind, what, textOf(before.subarray(begin, begin + Number(length[1]))))
  }
  const key = PASS_KEY.exec(before.toString("latin1", 0, 16 * 1024))
  if (key) findings.add("secret", "access key", key[0])
}
