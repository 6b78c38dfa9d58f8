/**
 * RIFF (WAV and AVI): the words of its list INFO, and what broadcasters put into a chunk of their own. AIFF, which is
 * the same in the other order of octets, with words of its own.
 */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readId3In } from "./audio.ts"
import { textOf } from "./texts.ts"
import { readXmpIn } from "./xmp.ts"

const MAX_CHUNKS = 200
const MAX_BODY = 128 * 1024
const MAX_WORDS = 4_000
const WORDS: ReadonlyMap<string, readonly ["name" | "device" | "time" | "place", string]> = new Map([
  ["IART", ["name", "artist"]],
  ["ICMT", ["name", "comment"]],
  ["ICOP", ["name", "copyright"]],
  ["ICMS", ["name", "owner"]],
  ["IENG", ["name", "author"]],
  ["ITCH", ["name", "encoded by"]],
  ["IWRI", ["name", "author"]],
  ["INAM", ["name", "title"]],
  ["IARL", ["place", "place"]],
  ["ILOC", ["place", "place"]],
  ["ISFT", ["device", "software"]],
  ["ISRC", ["name", "owner"]],
  ["IDIT", ["time", "time of capture"]],
  ["ICRD", ["time", "time it was made"]],
])

export const readRiff = (source: Source, findings: Findings): void => {
  let at = 12
  for (let chunks = 0; chunks < MAX_CHUNKS; chunks++) {
    const header = source.at(at, 12)
    if (header.length < 8) return
    const [name, length] = [header.toString("latin1", 0, 4), header.readUInt32LE(4)]
    const body = () => source.at(at + 8, Math.min(length, MAX_BODY))
    if (name === "LIST" && header.toString("latin1", 8, 12) === "INFO") readInfo(body(), findings)
    else if (name === "bext") readBroadcast(body(), findings)
    else if (name === "id3 " || name === "ID3 ") readId3In(body(), findings)
    else if (name === "_PMX") readXmpIn(body(), findings)
    else if (name === "iXML" || name === "axml") findings.note("not-looked-into", "private data in tags")
    at += 8 + length + (length % 2)
  }
  findings.note("not-looked-into", "the rest of a recording")
}

const AIFF_WORDS: ReadonlyMap<string, readonly ["name", string]> = new Map([
  ["NAME", ["name", "title"]],
  ["AUTH", ["name", "author"]],
  ["(c) ", ["name", "copyright"]],
  ["ANNO", ["name", "comment"]],
])

export const readAiff = (source: Source, findings: Findings): void => {
  let at = 12
  for (let chunks = 0; chunks < MAX_CHUNKS; chunks++) {
    const header = source.at(at, 8)
    if (header.length < 8) return
    const [name, length] = [header.toString("latin1", 0, 4), header.readUInt32BE(4)]
    const field = AIFF_WORDS.get(name)
    if (field) findings.add(...field, textOf(source.at(at + 8, Math.min(length, MAX_WORDS))))
    else if (name === "ID3 ") readId3In(source.at(at + 8, Math.min(length, MAX_BODY)), findings)
    at += 8 + length + (length % 2)
  }
  findings.note("not-looked-into", "the rest of a recording")
}

const readInfo = (list: Buffer, findings: Findings): void => {
  for (let at = 4, words = 0; at + 8 <= list.length && words < MAX_CHUNKS; words++) {
    const length = list.readUInt32LE(at + 4)
    const [kind, what] = WORDS.get(list.toString("latin1", at, at + 4)) ?? []
    if (kind && what) findings.add(kind, what, textOf(list.subarray(at + 8, at + 8 + length)))
    at += 8 + length + (length % 2)
  }
}

/** Fields of a fixed length: what it is, who made it, with which number, and when. */
const readBroadcast = (body: Buffer, findings: Findings): void => {
  findings.add("name", "description", textOf(body.subarray(0, 256)))
  findings.add("name", "author", textOf(body.subarray(256, 288)))
  findings.add("device", "serial number", textOf(body.subarray(288, 320)))
  findings.add("time", "time it was made", textOf(body.subarray(320, 338)))
}
