import fc from "fast-check"
import { expect, test } from "vitest"
import {
  ControlReader,
  type ControlReply,
  ControlSyntaxError,
  MAX_LINE,
  MAX_REPLY,
} from "../../../src/transport/tor/ControlReader.ts"

const parse = (chunks: readonly Uint8Array[]): ControlReply[] => {
  const reader = new ControlReader()
  return chunks.flatMap((chunk) => reader.push(chunk))
}

const text = fc.stringMatching(/^[ -~]{0,30}$/)
const reply: fc.Arbitrary<ControlReply> = fc
  .record({
    status: fc.constantFrom(250, 251, 510, 552, 650),
    middle: fc.array(
      fc.oneof(
        fc.record({ text }),
        fc.record({
          text,
          data: fc
            .array(fc.oneof(text, fc.constant("."), fc.constant("..x")), { minLength: 1 })
            .map((all) => all.join("\n")),
        }),
      ),
      { maxLength: 4 },
    ),
    last: text,
  })
  .map(({ status, middle, last }) => ({ status, lines: [...middle, { text: last }] }))

const write = ({ status, lines }: ControlReply): string =>
  lines
    .map((line, i) =>
      line.data === undefined
        ? `${status}${i === lines.length - 1 ? " " : "-"}${line.text}\r\n`
        : `${status}+${line.text}\r\n${line.data
            .split("\n")
            .map((one) => `${one.startsWith(".") ? "." : ""}${one}\r\n`)
            .join("")}.\r\n`,
    )
    .join("")

test("replies come out as they were written, cut anywhere", () => {
  fc.assert(
    fc.property(
      fc.array(reply, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (replies, sizes) => {
        const octets = Buffer.from(replies.map(write).join(""))
        const chunks: Buffer[] = []
        for (let at = 0; at < octets.length;) {
          const size = sizes.next().value
          chunks.push(octets.subarray(at, at + size))
          at += size
        }
        expect(parse(chunks)).toEqual(replies)
        expect(parse([octets])).toEqual(replies)
      },
    ),
  )
})

test("any octets give replies or the one error, and what is held back is bounded", () => {
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.stringMatching(/^(250[ +-]|650 |\.|\r|\n|\r\n|a){0,40}$/).map((s) => Buffer.from(s)),
  )
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 8 }), (chunks) => {
      try {
        parse(chunks)
      } catch (error) {
        expect(error).toBeInstanceOf(ControlSyntaxError)
      }
    }),
  )
  expect(() => parse([Buffer.alloc(MAX_LINE + 2, "2")])).toThrow(ControlSyntaxError)
  expect(() => parse(Array.from({ length: MAX_LINE + 2 }, () => Buffer.from("2")))).toThrow(ControlSyntaxError)
  expect(parse([Buffer.from(`250 ${"x".repeat(MAX_LINE - 4)}\r`), Buffer.from("\n")])).toHaveLength(1)
  expect(() => parse([Buffer.from(`250+a\r\n${"y\r\n".repeat(MAX_REPLY / 3)}`)])).toThrow(ControlSyntaxError)
  expect(() => parse(Array.from({ length: 10_000 }, () => Buffer.from(`250-${"x".repeat(1_000)}\r\n`)))).toThrow(
    ControlSyntaxError,
  )
  expect(() => parse([Buffer.from("250-a\r\n251 b\r\n")])).toThrow(ControlSyntaxError)
})

test("work grows with the octets and not with the pieces they come in: joined in bounded copies", () => {
  const { concat } = Buffer
  for (const size of [1, 7, 100, 5_000]) {
    const octets = Buffer.from(`250-${"x".repeat(MAX_LINE - 10)}\r\n250+y\r\n${"z\r\n".repeat(20_000)}.\r\n250 OK\r\n`)
    const reader = new ControlReader()
    let copied = 0
    Buffer.concat = (list, length) => {
      const all = concat(list, length)
      copied += all.length
      return all
    }
    try {
      const replies: ControlReply[] = []
      for (let at = 0; at < octets.length; at += size) replies.push(...reader.push(octets.subarray(at, at + size)))
      expect(replies).toHaveLength(1)
      expect(replies[0]!.lines[1]!.data).toHaveLength(39_999)
    } finally {
      Buffer.concat = concat
    }
    // Joining pieces of a line of 64 KiB that came octet by octet: 16 times 4,096 of them.
    expect(copied).toBeLessThan(12 * octets.length)
  }
})
