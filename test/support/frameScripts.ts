/** Scripts of frames that tell servers apart, if anything does: what is asked, what is malformed, what is too much. */
import * as raw from "./rawFrames.ts"

const { CONTINUATION, DATA, END_HEADERS, END_STREAM, HEADERS, PING, PRIORITY, RST_STREAM, SETTINGS, WINDOW_UPDATE } =
  raw
const WHOLE = END_HEADERS | END_STREAM
const get = (id: number, path = "/nothing") => raw.frame(HEADERS, WHOLE, id, raw.request(path))
const head = (fields: Buffer, flags = WHOLE, id = 1) => raw.frame(HEADERS, flags, id, fields)
const settings = (id: number, value: number) =>
  raw.frame(SETTINGS, 0, 0, Buffer.concat([Buffer.of(0, id), raw.u32(value)]))
const long = (octets: number, name = "x") => raw.literal(name, "y".repeat(octets))

export const SCRIPTS: Readonly<Record<string, readonly Buffer[]>> = {
  "nothing more": [],
  "a path that is not there": [get(1)],
  "the root": [get(1, "/")],
  "a path of another onion's": [
    get(1, "/tracker/nothing"),
    get(3, "/private/AAAA/metadata"),
    get(5, "/public/AAAA/metadata"),
    get(7, `/swarm/${"0".repeat(64)}/have`),
  ],
  "a POST without what it is for": [
    head(raw.request("/nothing", "POST"), END_HEADERS),
    raw.frame(DATA, END_STREAM, 1, Buffer.from("x")),
  ],
  "another method": [
    head(raw.request("/nothing", "DELETE")),
    raw.frame(HEADERS, WHOLE, 3, raw.request("/nothing", "OPTIONS")),
  ],
  "a path over its cap": [get(1, `/${"p".repeat(2_000)}`)],
  "a header block just below the cap": [head(Buffer.concat([raw.request("/nothing"), long(7_000)]))],
  "a header block just over the cap": [head(Buffer.concat([raw.request("/nothing"), long(8_150)]))],
  "a header block over the cap": [head(Buffer.concat([raw.request("/nothing"), long(9_000)]))],
  "many headers": [
    head(Buffer.concat([raw.request("/nothing"), ...Array.from({ length: 60 }, (_, i) => raw.literal(`x${i}`, "1"))])),
  ],
  "a header block over the cap in pieces": [
    head(raw.request("/nothing"), END_STREAM),
    raw.frame(CONTINUATION, 0, 1, long(5_000, "a")),
    raw.frame(CONTINUATION, END_HEADERS, 1, long(5_000, "b")),
  ],
  "two requests, the second over the cap": [
    get(1),
    raw.frame(HEADERS, WHOLE, 3, Buffer.concat([raw.request("/nothing"), long(9_000)])),
  ],
  "a name in capitals": [head(Buffer.concat([raw.request("/nothing"), raw.literal("UPPER", "1")]))],
  "no path": [head(Buffer.concat([raw.literal(":method", "GET"), raw.literal(":scheme", "http")]))],
  "a header of HTTP/1": [head(Buffer.concat([raw.request("/nothing"), raw.literal("connection", "close")]))],
  "a header block that is none": [head(Buffer.alloc(20, 0xff))],
  "a body on a stream that ended": [get(1), raw.frame(DATA, END_STREAM, 1, Buffer.from("x"))],
  "a stream of the server's": [get(2)],
  "a stream used twice": [get(1), get(1)],
  "streams going down": [get(5), get(3)],
  "DATA on no stream": [raw.frame(DATA, 0, 0, Buffer.from("x"))],
  "DATA before its request": [raw.frame(DATA, 0, 1, Buffer.from("x"))],
  "a frame over the size": [raw.frame(DATA, 0, 1, Buffer.alloc(1 << 20))],
  "a window that overflows": [raw.frame(WINDOW_UPDATE, 0, 0, raw.u32(0x7fff_ffff))],
  "a window update of nothing": [get(1), raw.frame(WINDOW_UPDATE, 0, 0, raw.u32(0))],
  "a PING of a wrong size": [raw.frame(PING, 0, 0, Buffer.alloc(7))],
  "a PING on a stream": [raw.frame(PING, 0, 1, Buffer.alloc(8))],
  "SETTINGS of a wrong size": [raw.frame(SETTINGS, 0, 0, Buffer.alloc(5))],
  "SETTINGS with a window too large": [settings(4, 0x8000_0000)],
  "SETTINGS with push": [settings(2, 1), get(1)],
  "SETTINGS with a push of two": [settings(2, 2)],
  "SETTINGS that are confirmed unasked": [...Array(3).fill(raw.frame(SETTINGS, 1, 0)), get(1)],
  "a PUSH_PROMISE": [raw.frame(5, END_HEADERS, 1, Buffer.concat([raw.u32(2), raw.request("/nothing")]))],
  "a reset of nothing": [raw.frame(RST_STREAM, 0, 1, raw.u32(8))],
  "a reset of a wrong size": [get(1), raw.frame(RST_STREAM, 0, 1, Buffer.alloc(3))],
  "a PRIORITY of itself": [raw.frame(PRIORITY, 0, 1, Buffer.concat([raw.u32(1), Buffer.of(1)])), get(1)],
  "a CONTINUATION of nothing": [raw.frame(CONTINUATION, END_HEADERS, 1, raw.request("/nothing"))],
  "something else between the pieces of a block": [
    head(raw.request("/nothing"), END_STREAM),
    raw.frame(PING, 0, 0, Buffer.alloc(8)),
  ],
  "an unknown frame": [raw.frame(0x42, 0, 0, Buffer.alloc(16)), get(1)],
  GOAWAY: [raw.frame(7, 0, 0, Buffer.alloc(8)), get(1)],
  "too many streams": Array.from({ length: 80 }, (_, i) =>
    raw.frame(HEADERS, END_HEADERS, 1 + 2 * i, raw.request("/nothing", "POST")),
  ),
  "padding over the frame": [raw.frame(HEADERS, WHOLE | 8, 1, Buffer.of(200, 1))],
}
