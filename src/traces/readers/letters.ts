/** Texts of everyday: mails, cards, calendars, and what programs keep of a person, by what they begin with. */
import type { Findings } from "../Findings.ts"

type TextFields = readonly (readonly [RegExp, "name" | "device" | "place" | "time", string])[]

const MAIL: TextFields = [
  [/^(?:From|Reply-To|Sender|Return-Path|X-Sender): {0,9}(.{1,200})/gim, "name", "sender of a mail"],
  [/^From (\S{1,100}@\S{1,100}) /gm, "name", "sender of a mail"],
  [/^(?:To|Cc|Bcc|Delivered-To|X-Original-To): {0,9}(.{1,200})/gim, "name", "recipient of a mail"],
  [/^(?:X-Originating-IP|X-Sender-IP): {0,9}(.{1,100})/gim, "place", "network address"],
  [/^Received: {0,9}from (.{1,120})/gim, "place", "network address"],
  [/^(?:User-Agent|X-Mailer): {0,9}(.{1,200})/gim, "device", "software"],
  [/^Date: {0,9}(.{1,60})/gim, "time", "time it was made"],
]
const CARD: TextFields = [
  [/^(?:\w{1,20}\.)?(?:FN|NICKNAME)[;:]([^\r\n]{1,200})/gim, "name", "person on a card"],
  [/^(?:\w{1,20}\.)?ORG[;:]([^\r\n]{1,200})/gim, "name", "company"],
  [/^(?:\w{1,20}\.)?EMAIL[^:\r\n]{0,80}:([^\r\n]{1,200})/gim, "name", "e-mail address"],
  [/^(?:\w{1,20}\.)?TEL[^:\r\n]{0,80}:([^\r\n]{1,200})/gim, "name", "telephone number"],
  [/^(?:\w{1,20}\.)?ADR[^:\r\n]{0,80}:([^\r\n]{1,200})/gim, "place", "address"],
  [/^(?:\w{1,20}\.)?GEO[^:\r\n]{0,80}:([^\r\n]{1,100})/gim, "place", "GPS position"],
  [/^BDAY[^:\r\n]{0,80}:([^\r\n]{1,60})/gim, "time", "birthday"],
]
const CALENDAR: TextFields = [
  [/^ORGANIZER[;:]([^\r\n]{1,200})/gim, "name", "owner"],
  [/^ATTENDEE[;:]([^\r\n]{1,200})/gim, "name", "person in a calendar"],
  [/^X-WR-CALNAME[^:\r\n]{0,80}:([^\r\n]{1,200})/gim, "name", "title"],
  [/^LOCATION[^:\r\n]{0,80}:([^\r\n]{1,200})/gim, "place", "place"],
  [/^GEO[^:\r\n]{0,80}:([^\r\n]{1,100})/gim, "place", "GPS position"],
  [/^PRODID[^:\r\n]{0,80}:([^\r\n]{1,200})/gim, "device", "software"],
]
const VERSIONS: TextFields = [
  [/^[ \t]{0,9}email[ \t]{0,9}=[ \t]{0,9}([^\r\n]{1,200})/gim, "name", "e-mail address"],
  [/^[ \t]{0,9}name[ \t]{0,9}=[ \t]{0,9}([^\r\n]{1,200})/gim, "name", "author"],
  [/^[ \t]{0,9}(?:push)?url[ \t]{0,9}=[ \t]{0,9}([^\r\n]{1,200})/gim, "name", "web address"],
]
const HISTORY: TextFields = [[/^[0-9a-f]{40} [0-9a-f]{40} ([^<>\r\n]{1,100}<[^<>\r\n]{1,100}>)/gm, "name", "author"]]
const PUBLIC_KEYS: TextFields = [
  [/^(?:ssh-|ecdsa-|sk-)[\w@.-]{1,60} AAAA[A-Za-z0-9+/=]{20,2000} ([^\r\n]{1,200})/gm, "name", "owner of a key"],
]
/** Of a document that somebody has open: who, on which computer, since when. */
const LOCK: TextFields = [
  [/^,?([^,\r\n]{1,100}),/g, "name", "owner"],
  [/^,[^,\r\n]{0,100},([^,\r\n]{1,100}),/g, "device", "computer"],
]

/** One of these begins a mail. */
const HEADERS = [
  "Return-Path",
  "Received",
  "Delivered-To",
  "Message-ID",
  "MIME-Version",
  "From",
  "To",
  "Cc",
  "Date",
  "Subject",
  "Content-Type",
  "DKIM-Signature",
  "ARC-[\\w-]{1,40}",
  "Authentication-Results",
  "X-[\\w-]{1,40}",
]
const LETTERS: readonly (readonly [begins: RegExp, TextFields])[] = [
  [new RegExp(`^(?:From \\S{1,200} |(?:${HEADERS.join("|")}): )`, "i"), MAIL],
  [/^BEGIN:VCARD/i, CARD],
  [/^BEGIN:VCALENDAR/i, CALENDAR],
  [/^\s{0,20}\[(?:core|user|remote|credential|include|init|alias|branch)\b/i, VERSIONS],
  [/^[0-9a-f]{40} [0-9a-f]{40} /, HISTORY],
  [/^(?:ssh-|ecdsa-|sk-)[\w@.-]{1,60} AAAA/, PUBLIC_KEYS],
  [/^,[^,\r\n]{0,100},[^,\r\n]{0,100},\d\d\.\d\d\.\d{4} \d\d:\d\d,file:/, LOCK],
]

const MOST_OF_EACH = 20
const FILES = /^Content-Disposition: {0,9}attachment/im

export const readLetters = (text: string, findings: Findings): void => {
  const begin = text.slice(0, 1_000)
  const fields = LETTERS.find(([begins]) => begins.test(begin))?.[1]
  if (!fields) return
  for (const [pattern, kind, what] of fields) {
    let found = 0
    for (const [, value] of text.matchAll(pattern)) {
      if (++found > MOST_OF_EACH) break
      findings.add(kind, what, plain(value!))
    }
  }
  if (fields === MAIL && FILES.test(text)) findings.note("not-looked-into", "files inside of a mail")
}

/** Words of a mail that are no ASCII stand in a form of their own. */
const plain = (value: string): string =>
  value.replace(/=\?(utf-8|iso-8859-1)\?([bq])\?([^?\s]{0,200})\?=/gi, (_, set: string, how: string, word: string) => {
    const octets = /b/i.test(how)
      ? Buffer.from(word, "base64")
      : Buffer.from(
          word
            .replaceAll("_", " ")
            .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
          "latin1",
        )
    return octets.toString(/utf/i.test(set) ? "utf8" : "latin1")
  })
