/** HTTP/2 frames (RFC 9113, 4.1) written by hand: what a stranger can send that no HTTP/2 library would. */
export const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")

export const frame = (type: number, flags: number, stream: number, payload: Uint8Array = Buffer.alloc(0)): Buffer => {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

export const DATA = 0
export const HEADERS = 1
export const PRIORITY = 2
export const RST_STREAM = 3
export const SETTINGS = 4
export const PING = 6
export const WINDOW_UPDATE = 8
export const CONTINUATION = 9
export const END_STREAM = 1
export const END_HEADERS = 4

/** HPACK, RFC 7541, 6.2.2: a literal without indexing; the value may be of any length. */
export const literal = (name: string, value: string): Buffer => {
  const text = (of: string) => {
    const bytes = Buffer.from(of, "latin1")
    if (bytes.length < 127) return Buffer.concat([Buffer.of(bytes.length), bytes])
    const length = [127]
    let rest = bytes.length - 127
    for (; rest >= 128; rest = Math.floor(rest / 128)) length.push((rest % 128) + 128)
    return Buffer.concat([Buffer.from([...length, rest]), bytes])
  }
  return Buffer.concat([Buffer.of(0), text(name), text(value)])
}

export const request = (path: string, method = "GET"): Buffer =>
  Buffer.concat([
    literal(":method", method),
    literal(":scheme", "http"),
    literal(":authority", "x"),
    literal(":path", path),
  ])

/** Preface and settings: with these a server takes us for a client. */
export const opening = (settings: Uint8Array = Buffer.alloc(0)): Buffer =>
  Buffer.concat([PREFACE, frame(SETTINGS, 0, 0, settings)])

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
