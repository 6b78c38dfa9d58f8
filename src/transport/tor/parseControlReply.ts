/**
 * Replies of tor's control port (control-spec, 2.3), from octets in pieces of any size. Pure and bounded: a line, a reply and
 * what is held back have caps, and the one error it throws is ControlSyntaxError, after which the connection is of no use.
 */
export interface ControlLine {
  readonly text: string
  /** What followed a `250+` line, without the final dot, dots unstuffed, lines joined by \n. */
  readonly data?: string
}

export interface ControlReply {
  readonly status: number
  readonly lines: readonly ControlLine[]
}

export class ControlSyntaxError extends Error {
  readonly _tag = "ControlSyntaxError"
  constructor(message: string) {
    super(message)
    this.name = "ControlSyntaxError"
  }
}

export interface ControlParser {
  /** The octets not used yet. */
  readonly rest: Buffer
  /** How much of `rest` is known to hold no line end. */
  readonly scanned: number
  readonly lines: readonly ControlLine[]
  readonly status: number | undefined
  /** Set while the data of a `+` line is being read. */
  readonly data: { readonly text: string; readonly lines: readonly string[] } | undefined
  /** Octets of the reply that is being read. */
  readonly size: number
}

export const MAX_LINE = 64 * 1024
export const MAX_REPLY = 4 * 1024 * 1024

export const freshParser: ControlParser = {
  rest: Buffer.alloc(0), scanned: 0, lines: [], status: undefined, data: undefined, size: 0,
}

const LINE = /^([2-6][0-9]{2})([ +-])(.*)$/s

/** @throws ControlSyntaxError */
export const parseControlReply = (
  parser: ControlParser, chunk: Uint8Array,
): { readonly parser: ControlParser; readonly replies: readonly ControlReply[] } => {
  const octets = parser.rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([parser.rest, chunk])
  const replies: ControlReply[] = []
  let { status, size } = parser
  let lines = [...parser.lines]
  let data = parser.data && { text: parser.data.text, lines: [...parser.data.lines] }
  let at = 0
  let from = parser.scanned
  for (;;) {
    const end = octets.indexOf("\r\n", from, "latin1")
    if ((end < 0 ? octets.length : end) - at > MAX_LINE) throw new ControlSyntaxError("a line is too long")
    if (end < 0) break
    const line = octets.toString("utf8", at, end)
    size += end + 2 - at
    if (size > MAX_REPLY) throw new ControlSyntaxError("a reply is too long")
    at = from = end + 2
    if (data) {
      if (line !== ".") data.lines.push(line.startsWith(".") ? line.slice(1) : line)
      else {
        lines.push({ text: data.text, data: data.lines.join("\n") })
        data = undefined
      }
      continue
    }
    const parts = LINE.exec(line)
    if (!parts) throw new ControlSyntaxError("a line has no status")
    const own = Number(parts[1])
    if (status !== undefined && own !== status) throw new ControlSyntaxError("a reply changes its status")
    status = own
    if (parts[2] === "+") data = { text: parts[3]!, lines: [] }
    else lines.push({ text: parts[3]! })
    if (parts[2] === " ") {
      replies.push({ status, lines })
      lines = []
      status = undefined
      size = 0
    }
  }
  const rest = octets.subarray(at)
  // The last octet may be half of a line end.
  return { parser: { rest, scanned: Math.max(0, rest.length - 1), lines, status, data, size }, replies }
}
