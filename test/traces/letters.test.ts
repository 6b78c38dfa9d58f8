/** Texts of everyday, and what systems and editors leave behind: whom they name. */
import { describe, expect, it } from "vitest"
import { compound } from "../support/planted/compound.ts"
import { folderList, pictureList, shortcut, swap, torrent } from "../support/planted/leavings.ts"
import { read } from "../support/planted/read.ts"
import { atom, exif, u32be, xmp } from "../support/plantedFiles.ts"

const said = (text: string, ...at: readonly string[]) => read(Buffer.from(text), at.length > 0 ? at : ["file"])

describe("a text", () => {
  it("that is a mail says who writes to whom, from where, with what, and that it has files", () => {
    const mail = [
      "Received: from ana-pc ([192.0.2.7]) by mx.example.org; Mon, 4 May 2026 03:02:01 +0200",
      "From: =?utf-8?q?Ana_Lindqvist_=C3=96?= <ana@example.org>",
      "To: Erik <erik@example.org>",
      "Subject: roof",
      "User-Agent: Letterbox 7",
      "Content-Type: multipart/mixed; boundary=x",
      "",
      "--x",
      "Content-Disposition: attachment; filename=a.jpg",
    ].join("\r\n")
    const found = [
      "name: sender of a mail = Ana Lindqvist Ö <ana@example.org>",
      "name: recipient of a mail = Erik <erik@example.org>",
      "place: network address = ana-pc ([192.0.2.7]) by mx.example.org; Mon, 4 May 2026 03:02:01 +0200",
      "device: software = Letterbox 7",
      "not-looked-into: files inside of a mail",
    ]
    expect(said(mail)).toEqual(found)
    expect(said(`From ana@example.org Mon May  4 03:02:01 2026\n${mail}`)).toEqual([
      found[0],
      "name: sender of a mail = ana@example.org",
      ...found.slice(1),
    ])
  })

  it("that is a card or a calendar says whom and where", () => {
    const card = [
      "BEGIN:VCARD",
      "FN:Ana Lindqvist",
      "ORG:Ljus AB",
      "item1.EMAIL;TYPE=home:ana@example.org",
      "TEL:+46 1",
      "ADR:;;Gatan 1;Visby;;;",
      "BDAY:1990-05-04",
      "END:VCARD",
    ]
    expect(said(card.join("\r\n"))).toEqual([
      "name: person on a card = Ana Lindqvist",
      "name: company = Ljus AB",
      "name: e-mail address = ana@example.org",
      "name: telephone number = +46 1",
      "place: address = ;;Gatan 1;Visby;;;",
      "time: birthday = 1990-05-04",
    ])
    const calendar = [
      "BEGIN:VCALENDAR",
      "PRODID:-//Planner 3",
      "BEGIN:VEVENT",
      "ORGANIZER;CN=Ana:mailto:ana@example.org",
      "ATTENDEE:mailto:erik@example.org",
      "LOCATION:Visby",
      "GEO:57.6;18.3",
    ]
    expect(said(calendar.join("\r\n"))).toEqual([
      "name: owner = CN=Ana:mailto:ana@example.org",
      "name: person in a calendar = mailto:erik@example.org",
      "place: place = Visby",
      "place: GPS position = 57.6;18.3",
      "device: software = -//Planner 3",
    ])
  })

  it("that a program keeps of somebody says who that is", () => {
    expect(
      said(
        "[core]\n\tbare = false\n[user]\n\tname = Ana\n\temail = ana@example.org\n" +
          '[remote "origin"]\n\turl = git@example.org:ana/roof\n',
      ),
    ).toEqual([
      "name: e-mail address = ana@example.org",
      "name: author = Ana",
      "name: web address = git@example.org:ana/roof",
    ])
    expect(said(`${"0".repeat(40)} ${"a1".repeat(20)} Ana L <ana@example.org> 1700000000 +0200\tcommit: x\n`)).toEqual([
      "name: author = Ana L <ana@example.org>",
    ])
    expect(said(`ssh-ed25519 AAAA${"C3NzaC1".repeat(8)} ana@ana-pc\n`)).toEqual(["name: owner of a key = ana@ana-pc"])
    expect(said(",ana,ana-pc,04.05.2026 03:02,file:///srv/x;")).toEqual([
      "name: owner = ana",
      "device: computer = ana-pc",
    ])
  })

  it("that has a secret in it says so", () => {
    const secrets = [
      ["DB_PASSWORD=correct-horse", "access data"],
      ["export API_KEY='abcdef0123456789'", "access data"],
      [`sk_live_${"a1".repeat(12)}`, "access key"],
      [`glpat-${"a1".repeat(10)}`, "access key"],
      [`xprv${"9s21".repeat(27)}`, "private key"],
      [`nsec1${"qpzr".repeat(14)}qp`, "private key"],
      ['{"address":"0","crypto":{"cipher":"aes-128-ctr"}}', "wallet"],
      ["== ed25519v1-secret: type0 ==", "key of an onion"],
    ] as const
    for (const [text, what] of secrets)
      expect(said(`x\n${text}\n`).map((each) => each.replace(/ = .*/, ""))).toEqual([`secret: ${what}`])
    for (const text of ["PASSWORD=", "the password = is asked for", "PASSWORD=$PASSWORD", "TOKENS=3"])
      expect(said(text)).toEqual([])
  })
})

describe("what is left behind", () => {
  it("by an editor says who edits what, where", () => {
    expect(read(swap("ana", "ana-pc", "~ana/roof.txt"))).toEqual([
      "name: owner = ana",
      "device: computer = ana-pc",
      "name: path of a document = ~ana/roof.txt",
    ])
    for (const name of ["roof.txt~", ".roof.txt.swp", "#roof.txt#", "~$roof.docx", ".~lock.roof.odt#"])
      expect(said("x", name)).toEqual(["name: leaving of an editor (name)"])
  })

  it("by a system says what else lay in a folder", () => {
    const names = ["for Erik.pdf", "Ana Ö.jpg"].map((name) => `name: file name in the list of a folder = ${name}`)
    expect(read(folderList(["for Erik.pdf", "Ana Ö.jpg"]))).toEqual(names)
    expect(read(compound({ Catalog: pictureList(["for Erik.pdf", "Ana Ö.jpg"]), "1": Buffer.alloc(50) }))).toEqual([
      ...names,
      "not-looked-into: embedded thumbnail",
    ])
    expect(read(shortcut("C:\\Ana\\roof.txt", "ana-pc"))).toEqual([
      "device: computer = ana-pc",
      "name: path of a document = C:\\Ana\\roof.txt",
    ])
  })

  it("in a .torrent by whoever made it", () => {
    expect(
      read(
        torrent({
          announce: `http://t.example/${"a1".repeat(16)}/announce`,
          comment: "for Erik",
          "created by": "Maker 3",
        }),
      ),
    ).toEqual([
      "name: comment = for Erik",
      "device: software = Maker 3",
      `secret: access key = /${"a1".repeat(16)}/announce`,
    ])
    expect(read(torrent({ announce: "http://t.example/announce" }))).toEqual([])
  })

  it("in a program by whoever built it", () => {
    const program = Buffer.concat([
      Buffer.from("\x7fELF\x02\x01\0", "latin1"),
      Buffer.alloc(900),
      Buffer.from("/home/erik/src/x.c\0"),
    ])
    expect(read(program)).toEqual(["not-looked-into: program", "name: home folder = /home/erik"])
  })
})

it("a JPEG XL has its EXIF and XMP in boxes", () => {
  const bytes = Buffer.concat([
    atom("JXL ", Buffer.from("\r\n\x87\n", "latin1")),
    atom("ftyp", Buffer.from("jxl \0\0\0\0jxl ")),
    atom("jxlc", Buffer.alloc(300_000, 7)),
    atom("Exif", u32be(0), exif([[0x013b, "Ana Lindqvist"]])),
    atom("xml ", Buffer.from(xmp({ "tiff:Make": "Fotona" }))),
    atom("brob", Buffer.from("Exif")),
  ])
  expect(read(bytes)).toEqual([
    "name: artist = Ana Lindqvist",
    "device: camera = Fotona",
    "not-looked-into: closed parts of a picture",
  ])
})
