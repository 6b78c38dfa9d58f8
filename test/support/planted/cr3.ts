/** Raw pictures of a camera, as CR3: the general words, those of the camera, and where it was. */
import { atom, exif } from "../plantedFiles.ts"

const named = (name: string, ...body: readonly Buffer[]) => atom("uuid", Buffer.from(name, "hex"), ...body)

export const cr3 = (
  [general, camera, place]: readonly [Buffer, Buffer, readonly [number, number]],
  packet: string,
): Buffer => {
  const position = exif([], { position: place })
  // It begins with what otherwise is linked from the first directory.
  position.writeUInt32LE(position.readUInt32LE(18), 4)
  return Buffer.concat([
    atom("ftyp", Buffer.from("crx \0\0\0\x01crx isom")),
    atom(
      "moov",
      named(
        "85c0b687820f11e08111f4ce462b6a48",
        atom("CNCV", Buffer.from("CanonCR3_001/00.09.00/00.00.00")),
        atom("CMT1", general),
        atom("CMT2", camera),
        atom("CMT3", exif([[0x0009, "notes"]])),
        atom("CMT4", position),
        atom("THMB", Buffer.alloc(200)),
      ),
    ),
    named("be7acfcb97a942e89c71999491e3afac", Buffer.from(packet)),
    atom("mdat", Buffer.alloc(600_000, 9)),
  ])
}
