/** Text: keys, home folders, the operator's own names, and what HTML, SVG and shell histories say of their authors. */
import type { Findings } from "../Findings.ts"
import { type Person, tells } from "../Person.ts"
import type { Source } from "../Source.ts"
import { readLetters } from "./letters.ts"
import { holdsWord } from "./names.ts"
import { deepText } from "./markup.ts"

const KEY = /-----BEGIN (?:[A-Z0-9 ]{1,40} )?PRIVATE KEY(?: BLOCK)?-----/
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/\bAGE-SECRET-KEY-1[A-Z0-9]{50,64}\b/, "private key"],
  [/\bPuTTY-User-Key-File-\d/, "private key"],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, "access key"],
  [/\bgh[pousr]_[A-Za-z0-9]{36,255}\b/, "access key"],
  [/\bxox[abpr]-[A-Za-z0-9-]{10,200}\b/, "access key"],
  [/\bglpat-[\w-]{20,64}\b/, "access key"],
  [/\b[sr]k_live_[A-Za-z0-9]{16,200}\b/, "access key"],
  [/\bAIza[\w-]{35}\b/, "access key"],
  [/\b[xyz]prv[1-9A-HJ-NP-Za-km-z]{100,112}\b/, "private key"],
  [/\bnsec1[02-9ac-hj-np-z]{58}\b/, "private key"],
  [/^== ed25519v1-secret: type0 ==/m, "key of an onion"],
  [/"crypto"\s{0,9}:\s{0,9}\{[^{}]{0,300}"cipher"/i, "wallet"],
  // As programs read their surroundings; what only refers to another word is none.
  [
    /^(?:export )?\w{0,40}(?:PASSW(?:OR)?D|SECRET|TOKEN|(?:API|ACCESS|PRIVATE)_?KEY)\w{0,20}=["']?[^\s"'$<{]{6,200}/m,
    "access data",
  ],
  [/(?:^|\n)machine [^\s]{1,200} login [^\s]{1,200}/, "access data"],
  [/\bhttps?:\/\/[^\s/:@]{1,100}:[^\s/@]{1,100}@/, "access data"],
]
const HOMES = new RegExp(
  "(?:/home/|/Users/|[A-Za-z]:\\\\{1,2}(?:Users|Documents and Settings)\\\\{1,2})([^\\\\/\\s\"'<>:;,|]{1,64})",
  "g",
)
const MOST_HOMES = 20

/** Of any file, whatever it is: a key may stand in all of them. */
export const readKeys = (text: string, findings: Findings): void => {
  const key = KEY.exec(text)
  if (key) findings.add("secret", "private key", key[0])
  for (const [pattern, what] of TOKENS) {
    const found = pattern.exec(text)
    if (found) findings.add("secret", what, found[0])
  }
}

export const readText = (text: string, person: Person, findings: Findings): void => {
  readKeys(text, findings)
  readHomes(text, person, findings)
  for (const own of person.names) if (holdsWord(text, own)) findings.add("name", "your own name", own)
  const begin = text.slice(0, 512)
  for (const [start, fields] of WRITTEN) if (start.test(begin)) readFields(text.slice(0, 64 * 1024), fields, findings)
  if (/^\s*(?:<!doctype html|<html|<\?xml|<svg)/i.test(begin)) readFields(text, META, findings)
  readLetters(text, findings)
}

/** Of any file as well: programs keep where they were built. */
export const readHomes = (text: string, person: Person, findings: Findings): void => {
  let homes = 0
  for (const [folder, user] of text.matchAll(HOMES)) {
    if (++homes > MOST_HOMES) break
    if (tells(user!)) findings.add("name", "home folder", folder)
  }
  if (person.home !== undefined && text.includes(person.home)) findings.add("name", "home folder", person.home)
}

type Fields = readonly (readonly [RegExp, "name" | "device" | "place" | "time", string])[]
const META: Fields = [
  [/<meta\s[^<>]{0,200}name=["']?author["']?\s[^<>]{0,200}content=["']([^"'<>]{1,200})/gi, "name", "author"],
  [/<meta\s[^<>]{0,200}name=["']?generator["']?\s[^<>]{0,200}content=["']([^"'<>]{1,200})/gi, "device", "software"],
  [/\b(?:sodipodi:docname|inkscape:export-filename)=["']([^"'<>]{1,200})/g, "name", "file name in a picture"],
  [/<dc:creator>([\s\S]{1,400}?)<\/dc:creator>/g, "name", "author"],
  // GPX and KML.
  [/<(?:trkpt|rtept|wpt)\s{1,9}(l[^<>/]{1,80})/g, "place", "GPS position"],
  [/<coordinates>([\s\d.,-]{3,60})/g, "place", "GPS position"],
]
/** Of formats that are text, what they begin with. */
const WRITTEN: readonly (readonly [RegExp, Fields])[] = [
  [
    /^%!PS/,
    [
      [/^%%(?:For|Author): {0,9}(.{1,200})/gm, "name", "author"],
      [/^%%Title: {0,9}(.{1,200})/gm, "name", "title"],
      [/^%%Creator: {0,9}(.{1,200})/gm, "device", "software"],
      [/^%%CreationDate: {0,9}(.{1,200})/gm, "time", "time it was made"],
    ],
  ],
  [
    /^\{\\rtf/,
    [
      [/\{\\author ([^{}\\]{1,200})/g, "name", "author"],
      [/\{\\operator ([^{}\\]{1,200})/g, "name", "last changed by"],
      [/\{\\(?:\*\\)?(?:company|manager) ([^{}\\]{1,200})/g, "name", "company"],
    ],
  ],
]

const readFields = (text: string, fields: Fields, findings: Findings): void => {
  for (const [pattern, kind, what] of fields) {
    let found = 0
    for (const [, value] of text.matchAll(pattern)) {
      if (++found > 8) break
      findings.add(kind, what, deepText(value!))
    }
  }
}

/** Whether all of the beginning is text; a character that is cut off at its end is. */
export const textIn = ({ head, size }: Source): string | undefined => {
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2, head.length - (head.length % 2)).toString("utf16le")
  if (head.includes(0)) return undefined
  const cut = size > head.length ? head.subarray(0, head.length - 4) : head
  try {
    // A decoder of its own: what one leaves half-way is no other's.
    return new TextDecoder("utf-8", { fatal: true }).decode(cut, { stream: size > head.length })
  } catch {
    return plain(cut) ? cut.toString("latin1") : undefined
  }
}

/** Of an older encoding: no sign that is none. */
const plain = (octets: Buffer): boolean =>
  !octets.subarray(0, 8_192).some((o) => (o < 9 || (o > 13 && o < 32)) && o !== 27)
