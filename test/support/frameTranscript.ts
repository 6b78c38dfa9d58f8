/**
 * What a server writes in answer to a script of frames, until it is over: all frames of each stream in their order,
 * octet by octet.
 */
import type { Duplex } from "node:stream"
import * as raw from "./rawFrames.ts"

const LAST = Buffer.from("the last")
const last = raw.frame(raw.PING, 0, 0, LAST)
const { END_STREAM, PING, RST_STREAM, HEADERS, DATA } = raw

/** Round trips in which a server has ended what it will end. */
const ROUNDS = 25

/**
 * Writes the script and a PING behind it; over when the server has closed, or has answered the PING and ended every
 * stream that the script has ended, or has not for many PINGs more.
 * @param greeted whether the script waits until the server has confirmed our SETTINGS. It is written at once, so that
 * it is read at once: else what the server had time to say before a violation would be chance.
 */
export const transcript = (stream: Duplex, script: readonly Buffer[], greeted = false): Promise<string> =>
  new Promise((resolve) => {
    const open = new Set(
      script.flatMap((frame) =>
        (frame[3] === HEADERS && frame[4]! & END_STREAM) || (frame[3] === DATA && frame[4]! & END_STREAM)
          ? [frame.readUInt32BE(5)]
          : [],
      ),
    )
    const told = new Map<number, string[]>()
    let rest = Buffer.alloc(0)
    let rounds = 0
    let waits = false
    const done = (how: string) => {
      stream.destroy()
      resolve(
        [...told]
          .sort(([a], [b]) => a - b)
          .map(([id, frames]) => `${id}: ${frames.join(" ")}`)
          .concat(how)
          .join("\n"),
      )
    }
    stream.on("error", () => undefined)
    stream.once("close", () => done("closed"))
    stream.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      while (rest.length >= 9 && rest.length >= 9 + rest.readUIntBE(0, 3)) {
        const [length, type, flags, id] = [rest.readUIntBE(0, 3), rest[3]!, rest[4]!, rest.readUInt32BE(5)]
        const payload = rest.subarray(9, 9 + length)
        rest = rest.subarray(9 + length)
        if (type === PING && payload.equals(LAST)) rounds++
        else told.set(id, [...(told.get(id) ?? []), `${type}/${flags}/${payload.toString("hex")}`])
        if (type === RST_STREAM || (flags & END_STREAM && (type === HEADERS || type === DATA))) open.delete(id)
      }
      if (waits && told.get(0)?.includes(`${raw.SETTINGS}/1/`)) {
        waits = false
        stream.write(Buffer.concat([...script, last]))
      }
      if (rounds === 0) return
      if (open.size === 0 || rounds > ROUNDS) done("open")
      else stream.write(last)
    })
    stream.resume()
    waits = greeted
    stream.write(greeted ? raw.opening() : Buffer.concat([raw.opening(), ...script, last]))
  })
