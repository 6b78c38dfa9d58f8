/** What systems and editors leave in folders. */
import { u16be, u16le, u32be } from "../plantedFiles.ts"

export const swap = (user: string, host: string, file: string): Buffer => {
  const block = Buffer.alloc(4_096)
  block.write("b0VIM 9.0", 0)
  block.write(user, 28)
  block.write(host, 68)
  block.write(file, 108)
  return block
}

export const folderList = (names: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from("\0\0\0\x01Bud1", "latin1"),
    Buffer.alloc(600),
    ...names.flatMap((name) => [
      u32be(name.length),
      Buffer.from(name, "utf16le").swap16(),
      Buffer.from("Ilocblob"),
      u32be(16),
      Buffer.alloc(16, 1),
    ]),
    Buffer.alloc(100),
  ])

export const pictureList = (names: readonly string[]): Buffer =>
  Buffer.concat([
    u16le(16),
    u16le(7),
    Buffer.alloc(12),
    ...names.flatMap((name, i) => [
      u16le(20 + name.length * 2),
      u16le(0),
      u16le(i + 1),
      Buffer.alloc(10),
      Buffer.from(`${name}\0\0`, "utf16le"),
    ]),
  ])

export const shortcut = (file: string, computer: string): Buffer => {
  const tracker = Buffer.alloc(96)
  Buffer.from("60000000030000a0580000000000000000", "hex").copy(tracker)
  tracker.write(computer, 16)
  return Buffer.concat([
    Buffer.from("4c0000000114020000000000c000000000000046", "hex"),
    Buffer.alloc(56),
    Buffer.from(`${file}\0`),
    tracker,
  ])
}

export const torrent = (words: Readonly<Record<string, string>>): Buffer => {
  const text = (value: string) => `${Buffer.byteLength(value)}:${value}`
  const info = Buffer.concat([
    Buffer.from(`4:infod6:lengthi5e4:name1:x12:piece lengthi16384e6:pieces20:`),
    Buffer.alloc(20, 0),
    Buffer.concat([Buffer.from("ee")]),
  ])
  return Buffer.concat([
    Buffer.from(
      `d${Object.entries(words)
        .map(([word, value]) => text(word) + text(value))
        .join("")}`,
    ),
    info,
    u16be(0).subarray(2),
  ])
}
