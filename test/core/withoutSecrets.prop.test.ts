import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encodeBase32 } from "../../src/core/base32.ts"
import { torLogLine } from "../../src/core/torLogLine.ts"
import { withoutSecrets } from "../../src/core/withoutSecrets.ts"

/** As chance has them: keys are no small numbers, by which the property would look for what is no key. */
const octets = (n: number) =>
  fc.noBias(fc.uint8Array({ minLength: n, maxLength: n })).map((bytes) => Buffer.from(bytes))
const letters = (all: string, n: number) =>
  fc.array(fc.constantFrom(...all), { minLength: n, maxLength: n }).map((found) => found.join(""))
const cased = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.boolean()).map(([found, upper]) => (upper ? found.toUpperCase() : found))
const digits = (n: number) => cased(octets(n).map((bytes) => bytes.toString("hex")))
const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined })
const grouped = (text: string) => text.match(/.{4}/g)!.join(" ")
const shortest = (address: readonly number[]) =>
  address
    .map((group) => group.toString(16))
    .join(":")
    .replace(/(?:^|:)0(?::0)+(?=:|$)/, (zeros) => (zeros.startsWith("0") ? "" : ":") + ":")
    .replace(/^:(?!:)|:::/g, "::")

/** Each with the words by which whoever reads the line could know it. */
const secrets: Readonly<Record<string, fc.Arbitrary<{ readonly text: string; readonly known: readonly string[] }>>> = {
  onion: fc
    .tuple(cased(letters("abcdefghijklmnopqrstuvwxyz234567", 56)), fc.constantFrom("", ".onion"))
    .map(([name, end]) => ({ text: name + end, known: [name, name.slice(0, 16)] })),
  fingerprint: fc
    .tuple(digits(20), fc.constantFrom("", "$"), fc.option(letters("abcdefgHIJ123", 7), { nil: undefined }))
    .map(([hex, dollar, nick]) => ({
      text: dollar + hex + (nick === undefined ? "" : `~${nick}`),
      known: [hex, hex.slice(0, 12), ...(nick === undefined ? [] : [nick])],
    })),
  "grouped fingerprint": digits(20).map((hex) => ({
    text: grouped(hex),
    known: [grouped(hex), grouped(hex).slice(0, 14), grouped(hex).slice(-14)],
  })),
  "ed25519 identity": fc.tuple(octets(32), fc.constantFrom("", "=")).map(([key, pad]) => ({
    text: key.toString("base64").slice(0, 43) + pad,
    known: [key.toString("base64").slice(0, 43), key.toString("base64").slice(11, 32)],
  })),
  "key of a link": fc
    .tuple(cased(octets(32).map((bytes) => encodeBase32(bytes))), fc.constantFrom("", "#k="))
    .map(([key, before]) => ({ text: before + key, known: [key, key.slice(0, 16)] })),
  token: octets(32).map((bytes) => ({
    text: bytes.toString("base64url"),
    known: [bytes.toString("base64url"), bytes.toString("base64url").slice(8, 24)],
  })),
  "management link": fc
    .tuple(fc.constantFrom("/management/", "/private/", "/public/"), letters("abcdefghijklmnopqrstuvwxyz", 43))
    .map(([at, token]) => ({ text: at + token, known: [token, token.slice(8, 24)] })),
  key: digits(32).map((hex) => ({ text: hex, known: [hex, hex.slice(0, 16)] })),
  IPv4: fc.tuple(fc.integer({ min: 1, max: 255 }), octets(3), port).map(([first, rest, at]) => {
    const address = [first, ...rest].join(".")
    return { text: at === undefined ? address : `${address}:${at}`, known: [address] }
  }),
  IPv6: fc
    .tuple(
      fc
        .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 })
        .filter((groups) => groups.some((group) => group > 0)),
      port,
      fc.boolean(),
    )
    .map(([groups, at, short]) => {
      const address = short ? shortest(groups) : groups.map((group) => group.toString(16)).join(":")
      return { text: at === undefined ? address : `[${address}]:${at}`, known: [address] }
    }),
  "IPv4 in IPv6": fc
    .tuple(fc.constantFrom("::ffff:", "64:ff9b::", "2001:db8::"), octets(4))
    .map(([head, last]) => ({ text: head + last.join("."), known: [head + last.join("."), head, last.join(".")] })),
}

/** Text around a secret holds none itself, and what stands next to it could not be a part of it. */
const around = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        "Tried",
        "for",
        "relay",
        "at",
        "12:34:56",
        "0.4.9.11",
        "(waiting)",
        "circuit",
        "100%",
        "é",
        "\u001b[31m",
        "[warn]",
        "€",
        "1,234",
        "/home/a/b.sqlite",
      ),
      { maxLength: 8 },
    )
    .map((words) => words.join(" ")),
  fc.string({ unit: "grapheme", maxLength: 60 }).map((text) => text.replace(/[0-9a-z:.$/+_-]/gi, "")),
)
const next = fc.constantFrom(" ", "\t", "\n", '"', "'", "(", ")", ",", ";", "<", ">", "=", " [", "] ", "! ", "? ")
const behind = fc.oneof(next, fc.constantFrom(".", ". ", ": ", "!"))

/** As tor 0.4.9.11 has written them: as a client, as a relay, as an authority. */
const ordinary = [
  "Tor 0.4.9.11 running on Linux with Libevent 2.1.12-stable, OpenSSL 3.0.19, Zlib 1.2.13, " +
    "Liblzma 5.4.1, Libzstd 1.5.4 and Glibc 2.36 as libc.",
  "Tor can't help you if you use it wrong! Learn how to be safe at " +
    "https://support.torproject.org/faq/staying-anonymous/",
  'Read configuration file "/home/alice/.local/share/bulbil/tor/torrc.defaults".',
  "TestingTorNetwork is set. This will make your node almost unusable in the public Tor " +
    "network, and is therefore only advised if you are building a testing Tor network!",
  "Opened Socks listener connection (ready) on /tmp/bulbil-BCGO39/socks",
  "Parsing GEOIP IPv6 file /home/Alice/Documents/MyTorrents/Bulbil/Data/tor/torrc.defaults.",
  "You are running Tor as root. You don't need to, and you probably shouldn't.",
  "Set list of supported TLS groups to: P-256:X25519:P-224",
  "Bootstrapped 0% (starting): Starting",
  'Starting with guard context "default"',
  "New control connection opened.",
  "Bootstrapped 45% (requesting_descriptors): Asking for relay descriptors",
  "I learned some more directory information, but not enough to build a circuit: We need more " +
    "microdescriptors: we have 0/8, and can only build 0% of likely paths. (We have 0% of guards " +
    "bw, 0% of midpoint bw, and 0% of end bw (no exits in consensus, using mid) = 0% of path bw.)",
  "Bootstrapped 90% (ap_handshake_done): Handshake finished with a relay to build circuits",
  "You have asked to exclude certain relays from all positions in your circuits. Expect hidden " +
    "services and other Tor features to be broken in unpredictable ways.",
  "All current guards excluded by path restriction type 0; using an additional guard.",
  "Based on detected system memory, MaxMemInQueues is set to 8192 MB. You can override this by " +
    "setting MaxMemInQueues by hand.",
  "Choosing valid-after time in vote as 2026-11-25 03:48:30: consensus_set=1, last_interval=10",
  "Computed bandwidth weights for Case 2b1 (Wgg=weight_scale, Wmd=Wgd) with v10: G=1 M=1 E=1 D=1 T=4",
  "Configured to measure statistics. Look for the *-stats files that will first be written to " +
    "the data directory in 24 hours from now.",
  "Performing bandwidth self-test...done.",
  "Exported consensus transparency file /srv/tor/nodes/authority0/consensus-transparency-microdesc.",
  "Catching signal TERM, exiting cleanly.",
]

describe("a line without secrets", () => {
  it("never holds a key that begins with a slash and has hardly a capital in it", () => {
    for (const key of [`/${"q".repeat(42)}`, `/${"q".repeat(20)}/${"z".repeat(21)}`, `/${"Q".repeat(42)}`])
      expect(withoutSecrets(`relay ${key}.`)).toBe("relay [key].")
    const path = "/home/alice/documents/mytorrents/bulbil/data"
    expect(withoutSecrets(`reads ${path}`)).toBe(`reads ${path}`)
  })

  it.each(Object.keys(secrets))("never holds this: %s, wherever it stood", (kind) => {
    fc.assert(
      fc.property(around, next, secrets[kind]!, behind, around, (before, left, { text, known }, right, after) => {
        const said = withoutSecrets(before + left + text + right + after).toLowerCase()
        for (const words of known) expect(said).not.toContain(words.toLowerCase())
        expect(said).toMatch(/\[(?:onion|fingerprint|address|key)\]/)
      }),
      { numRuns: 3_000 },
    )
  })

  it("holds none of many, in a line of any length, and is never long", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(around, next, fc.oneof(...Object.values(secrets))), { minLength: 1, maxLength: 120 }),
        (parts) => {
          const said = withoutSecrets(
            parts.map(([text, left, secret]) => text + left + secret.text).join(" "),
          ).toLowerCase()
          for (const [, , { known }] of parts)
            for (const words of known) if (words.length > 9) expect(said).not.toContain(words.toLowerCase())
          expect(said.length).toBeLessThanOrEqual(4_600)
        },
      ),
      { numRuns: 300 },
    )
  })

  it("is what it was when it held none", () => {
    for (const line of ordinary) expect(withoutSecrets(line)).toBe(line)
    expect(ordinary.length).toBeGreaterThan(20)
  })

  it.each([
    [
      "Tried for 120 seconds to get a connection to [scrubbed]:80. Giving up.",
      "Tried for 120 seconds to get a connection to [scrubbed]:80. Giving up.",
    ],
    [
      "Unable to reach $A1B2C3D4E5F60718293A4B5C6D7E8F9001122334~bulb at 192.0.2.7:9001.",
      "Unable to reach [fingerprint] at [address].",
    ],
    [
      "Your Tor server's identity key fingerprint is 'bulb A1B2C3D4E5F60718293A4B5C6D7E8F9001122334'",
      "Your Tor server's identity key fingerprint is 'bulb [fingerprint]'",
    ],
    [
      "Your Tor server's identity key ed25519 fingerprint is 'bulb +/aBcD0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ/+abc'",
      "Your Tor server's identity key ed25519 fingerprint is 'bulb [key]'",
    ],
    [
      "Now checking whether IPv6 ORPort [2001:db8::7]:9001 is reachable...",
      "Now checking whether IPv6 ORPort [address] is reachable...",
    ],
    ["address 2001:db8::7: refused", "address [address]: refused"],
    [
      "open " +
        "http://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx.onion/management/" +
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa " +
        "now",
      "open http://[onion]/management/[key] now",
    ],
    [
      "in /home/a/torrents/00112233445566778899aabbccddeeff/leaves",
      "in /home/a/torrents/00112233445566778899aabbccddeeff/leaves",
    ],
    ["red \u001b[31mtext\u0007 \u202eand\u0000 more\nlines\r\n", "red [31mtext and more lines "],
    ["std::vector of Foo::bar at 12:34:56.789, 1:2:3", "std::vector of Foo::bar at 12:34:56.789, 1:2:3"],
  ])("reads as it should: %s", (line, said) => {
    expect(withoutSecrets(line)).toBe(said)
    expect(withoutSecrets(said)).toBe(said)
  })

  it("holds nothing that could move a cursor, whatever went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(withoutSecrets(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]/)
      }),
    )
  })

  it("is not cut within a secret", () => {
    const fingerprint = "A1B2 C3D4 E5F6 0718 293A 4B5C 6D7E 8F90 0112 2334"
    for (let room = 0; room < 70; room++) {
      const said = withoutSecrets(`${"x ".repeat(1_999 - 35)}${"y".repeat(room)} ${fingerprint} z`)
      for (const group of fingerprint.split(" ")) expect(said).not.toContain(group)
    }
    expect(withoutSecrets("x".repeat(100_000))).toBe("…")
  })

  it("gets through the worst lines, for which a pattern could be tried again from each place", () => {
    const worst = ["a", "1.", ":", "0:", "[", "/", "A1B2 ", "ab12", "$", "=", "a/", "[:", "::", "1:", ". ", "Aa1+/"]
    for (const part of worst)
      for (const end of ["", "!", "\u0000", "::", "z"]) {
        for (let n = 0; n < 20; n++)
          expect(withoutSecrets(part.repeat(4_000 / part.length).slice(0, 3_990) + end)).not.toBe("")
      }
  })
})

describe("a line of tor's log", () => {
  it.each([
    [
      "Nov 25 03:37:17.000 [notice] Bootstrapped 5% (conn): Connecting to a relay",
      "notice",
      "Bootstrapped 5% (conn): Connecting to a relay",
    ],
    ["Nov  5 03:37:17.123 [warn] Tor [warn] twice", "warn", "Tor [warn] twice"],
    [
      "Nov 25 03:37:17 [err] Reading config failed--see warnings above.",
      "err",
      "Reading config failed--see warnings above.",
    ],
    ["Nov 25 03:37:17.000 [info] more", "notice", "more"],
    [
      "============================================================ T= 1",
      "notice",
      "============================================================ T= 1",
    ],
    ["[warn] no time", "notice", "[warn] no time"],
    ["", "notice", ""],
  ])("%s", (raw, level, text) => {
    expect(torLogLine(raw)).toEqual({ level, text })
  })

  it("loses no text of any other form", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(torLogLine(text)).toEqual({ level: "notice", text })
        expect(torLogLine(`Nov 25 03:37:17.000 [warn] ${text}`)).toEqual({ level: "warn", text })
      }),
    )
  })
})
