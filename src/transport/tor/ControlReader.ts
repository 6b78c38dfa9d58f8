/**
 * Replies of tor's control port (control-spec, 2.3), from octets in pieces of any size. Bounded: a line, a reply and
 * what is held back have caps, each octet is looked at once however it is cut, and the one error is ControlSyntaxError,
 * after which the connection is of no use.
 */
import type { ControlLine } from "../ControlPort.ts"

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

export const MAX_LINE = 64 * 1024
/** The largest that this program asks for are descriptors and lists of its own onions. */
export const MAX_REPLY = 1024 * 1024

const LINE = /^([2-6][0-9]{2})([ +-])(.*)$/s
const LF = 10
const CR = 13

export class ControlReader {
  /** Of a line that has begun: its octets so far, in the pieces in which they came. */
  #begun: Buffer[] = []
  #begunOctets = 0
  #lines: ControlLine[] = []
  #status: number | undefined
  /** Set while the data of a `+` line is being read. */
  #data: { readonly text: string; readonly lines: string[] } | undefined
  /** Octets of the reply that is being read. */
  #size = 0

  /** @returns the replies that are whole now. @throws ControlSyntaxError */
  push(chunk: Uint8Array): ControlReply[] {
    const octets = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    const replies: ControlReply[] = []
    let at = 0
    for (let from = 0; ;) {
      const end = octets.indexOf(LF, from)
      const stop = end < 0 ? octets.length : end
      // The line's own octets, the CR at its end included.
      if (this.#begunOctets + stop - at > MAX_LINE + 1) throw new ControlSyntaxError("a line is too long")
      if (end < 0) break
      from = end + 1
      // An LF without a CR before it is part of the line, as for tor.
      if ((end > at ? octets[end - 1] : this.#begun.at(-1)?.at(-1)) !== CR) continue
      const reply = this.#line(this.#whole(octets.subarray(at, end)))
      if (reply) replies.push(reply)
      at = from
    }
    if (at < octets.length) {
      // A copy: what came is the caller's, and may be a small part of something large.
      this.#begun.push(Buffer.from(octets.subarray(at)))
      this.#begunOctets += octets.length - at
      if (this.#begun.length > PIECES) this.#begun = [Buffer.concat(this.#begun)]
    }
    return replies
  }

  /** A line without its end, from what was begun and the rest. */
  #whole(rest: Buffer): string {
    const all = this.#begun.length === 0 ? rest : Buffer.concat([...this.#begun, rest])
    this.#begun = []
    this.#begunOctets = 0
    this.#size += all.length + 1
    if (this.#size > MAX_REPLY) throw new ControlSyntaxError("a reply is too long")
    return all.toString("utf8", 0, all.length - 1)
  }

  #line(line: string): ControlReply | undefined {
    if (this.#data) {
      if (line !== ".") this.#data.lines.push(line.startsWith(".") ? line.slice(1) : line)
      else {
        this.#lines.push({ text: this.#data.text, data: this.#data.lines.join("\n") })
        this.#data = undefined
      }
      return undefined
    }
    const parts = LINE.exec(line)
    if (!parts) throw new ControlSyntaxError("a line has no status")
    const status = Number(parts[1])
    if (this.#status !== undefined && status !== this.#status)
      throw new ControlSyntaxError("a reply changes its status")
    this.#status = status
    if (parts[2] === "+") this.#data = { text: parts[3]!, lines: [] }
    else this.#lines.push({ text: parts[3]! })
    if (parts[2] !== " ") return undefined
    const reply = { status, lines: this.#lines }
    this.#lines = []
    this.#status = undefined
    this.#size = 0
    return reply
  }
}

/** Pieces of a line that are kept one by one, before they are made one. */
const PIECES = 4_096
