/**
 * XMP: RDF that stands as text in files of many formats. Found by its beginning, wherever that is; no XML parser, which
 * a stranger's file could keep busy.
 */
import { deepText } from "./markup.ts"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"

const MAX_PACKET = 128 * 1024
const MAX_PACKETS = 4

type Field = readonly ["name" | "device" | "time" | "place", string]
const FIELDS: Readonly<Record<string, Field>> = {
  "dc:creator": ["name", "author"],
  "dc:contributor": ["name", "author"],
  "dc:publisher": ["name", "publisher"],
  "dc:rights": ["name", "copyright"],
  "pdf:Author": ["name", "author"],
  "photoshop:AuthorsPosition": ["name", "author"],
  "photoshop:CaptionWriter": ["name", "author"],
  "photoshop:Credit": ["name", "credit"],
  "photoshop:Source": ["name", "credit"],
  "xmpRights:Owner": ["name", "owner"],
  "Iptc4xmpCore:CiEmailWork": ["name", "e-mail address"],
  "Iptc4xmpCore:CiTelWork": ["name", "telephone number"],
  "Iptc4xmpCore:CiUrlWork": ["name", "web address"],
  "Iptc4xmpCore:CiAdrExtadr": ["place", "address"],
  "Iptc4xmpCore:CiAdrCity": ["place", "address"],
  "Iptc4xmpCore:Location": ["place", "place"],
  "photoshop:City": ["place", "place"],
  "photoshop:State": ["place", "place"],
  "photoshop:Country": ["place", "place"],
  "exif:GPSLatitude": ["place", "GPS position"],
  "exif:GPSLongitude": ["place", "GPS position"],
  "tiff:Artist": ["name", "artist"],
  "tiff:Copyright": ["name", "copyright"],
  "tiff:Make": ["device", "camera"],
  "tiff:Model": ["device", "camera"],
  "tiff:Software": ["device", "software"],
  "aux:SerialNumber": ["device", "serial number"],
  "aux:LensSerialNumber": ["device", "serial number"],
  "aux:Lens": ["device", "lens"],
  "aux:OwnerName": ["name", "owner of the camera"],
  "exifEX:BodySerialNumber": ["device", "serial number"],
  "exifEX:CameraOwnerName": ["name", "owner of the camera"],
  "exifEX:LensSerialNumber": ["device", "serial number"],
  "exifEX:Photographer": ["name", "author"],
  "exifEX:ImageEditor": ["name", "author"],
  "exif:ImageUniqueID": ["device", "image number"],
  "stEvt:softwareAgent": ["device", "software"],
  "plus:ImageCreatorName": ["name", "author"],
  "Iptc4xmpExt:PersonInImage": ["name", "person in a picture"],
  "mwg-rs:Name": ["name", "person in a picture"],
  "MPReg:PersonDisplayName": ["name", "person in a picture"],
  "Iptc4xmpExt:City": ["place", "place"],
  "Iptc4xmpExt:Sublocation": ["place", "place"],
  "xmp:CreatorTool": ["device", "software"],
  "pdf:Producer": ["device", "software"],
  "xmp:CreateDate": ["time", "time it was made"],
  "xmp:ModifyDate": ["time", "time of change"],
  "photoshop:DateCreated": ["time", "time of capture"],
  "exif:DateTimeOriginal": ["time", "time of capture"],
}

export const readXmp = (source: Source, findings: Findings): void => {
  for (const part of [source.head, source.tail]) readXmpIn(part, findings)
}

/** Wherever it stands in these octets. */
export const readXmpIn = (part: Buffer, findings: Findings): void => {
  let from = 0
  for (let packets = 0; packets < MAX_PACKETS; packets++) {
    const start = part.indexOf("<rdf:RDF", from)
    if (start < 0) break
    const end = part.indexOf("</rdf:RDF>", start)
    const stop = Math.min(end < 0 ? part.length : end, start + MAX_PACKET)
    readXmpText(part.toString("utf8", start, stop), findings)
    from = stop
  }
}

/** @param packet its text, or what has it in it. */
export const readXmpText = (packet: string, findings: Findings): void => {
  for (const [field, [kind, what]] of Object.entries(FIELDS)) {
    for (let at = packet.indexOf(field), found = 0; at >= 0 && found < 8; at = packet.indexOf(field, at + 1), found++) {
      const value = valueAt(packet, at, field)
      if (value !== undefined) findings.add(kind, what, value)
    }
  }
}

/** `field="…"`, or `<field>…</field>` with whatever lists are in it. */
const valueAt = (packet: string, at: number, field: string): string | undefined => {
  const after = at + field.length
  if (packet[at - 1] === "<") {
    const open = packet.indexOf(">", after)
    if (open < 0 || !/^[\s>/]/.test(packet[after] ?? "")) return undefined
    const close = packet.indexOf(`</${field}`, open)
    return deepText(packet.slice(open + 1, Math.min(close < 0 ? open + 1_000 : close, open + 4_000)))
  }
  const [, quote] = /^\s{0,9}=\s{0,9}(["'])/.exec(packet.slice(after, after + 24)) ?? []
  if (quote === undefined) return undefined
  const begin = packet.indexOf(quote, after) + 1
  const end = packet.indexOf(quote, begin)
  return end < 0 ? undefined : deepText(packet.slice(begin, Math.min(end, begin + 4_000)))
}
