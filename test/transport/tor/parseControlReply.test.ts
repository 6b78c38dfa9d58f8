import fc from "fast-check"
import { expect, test } from "vitest"
import { type ControlReply, ControlSyntaxError, freshParser, MAX_LINE, parseControlReply } from "../../../src/transport/tor/parseControlReply.ts"

const parse = (chunks: readonly Uint8Array[]): ControlReply[] => {
  let parser = freshParser
  return chunks.flatMap((chunk) => {
    const next = parseControlReply(parser, chunk)
    parser = next.parser
    return next.replies
  })
}

const text = fc.stringMatching(/^[ -~]{0,30}$/)
const reply: fc.Arbitrary<ControlReply> = fc.record({
  status: fc.constantFrom(250, 251, 510, 552, 650),
  middle: fc.array(fc.oneof(fc.record({ text }), fc.record({ text, data: fc.array(fc.oneof(text, fc.constant("."), fc.constant("..x")), { minLength: 1 }).map((all) => all.join("\n")) })), { maxLength: 4 }),
  last: text,
}).map(({ status, middle, last }) => ({ status, lines: [...middle, { text: last }] }))

const write = ({ status, lines }: ControlReply): string =>
  lines.map((line, i) =>
    line.data === undefined
      ? `${status}${i === lines.length - 1 ? " " : "-"}${line.text}\r\n`
      : `${status}+${line.text}\r\n${line.data.split("\n").map((one) => `${one.startsWith(".") ? "." : ""}${one}\r\n`).join("")}.\r\n`).join("")

test("replies come out as they were written, cut anywhere", () => {
  fc.assert(fc.property(fc.array(reply, { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (replies, sizes) => {
    const octets = Buffer.from(replies.map(write).join(""))
    const chunks: Buffer[] = []
    for (let at = 0; at < octets.length;) {
      const size = sizes.next().value
      chunks.push(octets.subarray(at, at + size))
      at += size
    }
    expect(parse(chunks)).toEqual(replies)
    expect(parse([octets])).toEqual(replies)
  }))
})

test("any octets give replies or the one error, and what is held back is bounded", () => {
  const hostile = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.stringMatching(/^(250[ +-]|650 |\.|\r|\n|\r\n|a){0,40}$/).map((s) => Buffer.from(s)))
  fc.assert(fc.property(fc.array(hostile, { maxLength: 8 }), (chunks) => {
    try {
      parse(chunks)
    } catch (error) {
      expect(error).toBeInstanceOf(ControlSyntaxError)
    }
  }))
  expect(() => parse([Buffer.alloc(MAX_LINE + 1, "2")])).toThrow(ControlSyntaxError)
  expect(() => parse(Array.from({ length: 10_000 }, () => Buffer.from(`250-${"x".repeat(1_000)}\r\n`)))).toThrow(ControlSyntaxError)
  expect(() => parse([Buffer.from("250-a\r\n251 b\r\n")])).toThrow(ControlSyntaxError)
})
