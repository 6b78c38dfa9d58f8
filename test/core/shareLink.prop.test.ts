import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addressProblem, linkProblem } from "../../src/contract/link.ts"
import { encodeBase32 } from "../../src/core/base32.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { formatShareLink, parseLink, parseTrackerAddress } from "../../src/core/shareLink.ts"

const onion = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(onionAddress)
const token = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("base64url"))
const octets = fc.noBias(fc.uint8Array({ minLength: 32, maxLength: 32 }))
const key = octets.map(encodeBase32)
const path = fc.oneof(
  token.map((t) => `/private/${t}`),
  fc.tuple(token, key).map(([t, k]) => `/private/${t}#k=${k}`),
  token.map((t) => `/public/${t}`),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => `/torrent/${Buffer.from(b).toString("hex")}`),
)

const around = fc
  .array(
    fc.constantFrom(
      " ",
      "\t",
      "\n",
      "\r\n",
      "\u00a0",
      "\ufeff",
      "\u200b",
      "\u200e",
      "\u202a",
      "\u2066",
      "\u00ad",
      "'",
      '"',
      "“",
      "”",
      "„",
      "«",
      "»",
      "‘",
      "’",
      "<",
      ">",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "*",
      "`",
      "。",
      "」",
      "→",
      "\u0000",
      "\u001b",
    ),
    { maxLength: 6 },
  )
  .map((signs) => signs.join(""))
const behind = fc
  .tuple(around, fc.array(fc.constantFrom(".", ",", ";", ":", "!", "?", "…", ")"), { maxLength: 3 }), around)
  .map(([a, b, c]) => a + b.join("") + c)
/** What a mailer or a chat puts into a line. */
const inside = fc.constantFrom(
  "\n",
  "\r\n",
  " \n",
  "=\n",
  "=\r\n",
  "\n> ",
  "\n  ",
  "\u200b",
  "\u00ad",
  "\u2028",
  "\u200d",
  "\ufeff",
)
const scattered = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), inside), { maxLength: 4 })
    .map((cuts) =>
      cuts.sort(([a], [b]) => b - a).reduce((cut, [at, sign]) => cut.slice(0, at) + sign + cut.slice(at), text),
    )
const form = (host: string, rest: string) =>
  fc
    .tuple(
      fc.constantFrom("http://", "HTTP://", ""),
      fc.constantFrom(host, host.toUpperCase()),
      fc.constantFrom("", ":80"),
      fc.constantFrom("", "/"),
    )
    .map(([scheme, name, port, slash]) => `${scheme}${name}${port}${rest.replace(/#|$/, (end) => slash + end)}`)

describe("a link as people paste it", () => {
  it("is the link, whatever is around it, and never another", () => {
    const pasted = fc
      .tuple(onion, path)
      .chain(([host, rest]) =>
        form(host, rest).chain((text) =>
          fc.tuple(fc.constant(`http://${host}${rest}`), around, scattered(text), behind),
        ),
      )
    fc.assert(
      fc.property(pasted, ([link, before, text, after]) => {
        const wrapped = before + text + after
        const parsed = parseLink(wrapped)
        expect("problem" in parsed ? parsed.problem : parsed).toEqual(parseLink(link))
        expect(linkProblem(wrapped)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })

  it("that is another's parses to another's", () => {
    fc.assert(
      fc.property(onion, path, onion, path, around, (a, p, b, q, junk) => {
        fc.pre(a !== b || p !== q)
        expect(parseLink(junk + a + p + junk)).not.toEqual(parseLink(junk + b + q + junk))
      }),
      { numRuns: 300 },
    )
  })

  it("that lost, gained or changed a sign is nobody's, or the one that it says", () => {
    fc.assert(
      fc.property(
        onion,
        token,
        fc.nat(120),
        fc.constantFrom("", "a", "7", "_", "é", " ", "/", "."),
        (host, t, at, sign) => {
          const link = `http://${host}/private/${t}`
          const altered = link.slice(0, at) + sign + link.slice(at + 1)
          const parsed = parseLink(altered)
          if ("problem" in parsed || !("token" in parsed)) return
          expect(altered.toLowerCase()).toContain(parsed.onion.slice(0, 56))
          expect(altered).toContain(parsed.token)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it("is told what is wrong with it", () => {
    const host = onionAddress(new Uint8Array(32).fill(5))
    const end = `/private/${"A".repeat(43)}`
    for (const text of [`http://${host}:8080${end}`, `${host}:443${end}`]) {
      expect(linkProblem(text)).toMatch(/port (8080|443)/)
      expect(parseLink(text)).toEqual({ problem: expect.stringMatching(/port (8080|443)/) })
    }
    for (const text of [
      "",
      `see ${host}${end}`,
      `${host}${end} thanks`,
      `${host}${end}x`,
      `${host}${end}?x=1`,
      `https://${host}${end}`,
      `${host}:80`,
      `${host} ${end}`,
    ]) {
      expect(linkProblem(text), text).not.toBeNull()
      expect(parseLink(text), text).toHaveProperty("problem")
    }
  })

  it("so is a tracker's address", () => {
    fc.assert(
      fc.property(
        onion.chain((host) => fc.tuple(fc.constant(host), form(host, ""))),
        around,
        behind,
        ([host, text], before, after) => {
          expect(parseTrackerAddress(before + text + after)).toBe(host)
          expect(addressProblem(before + text + after)).toBeNull()
        },
      ),
      { numRuns: 300 },
    )
  })

  it("costs little, however long it is", () => {
    for (const sign of [" ", "\n", ".", "=", "\u200b", ">"])
      expect(parseLink(sign.repeat(200_000))).toHaveProperty("problem")
  })
})

describe("the key behind a private link", () => {
  const host = onionAddress(Buffer.alloc(32, 7))
  const at = (visibility: "private" | "public", behind: string) =>
    parseLink(`http://${host}/${visibility}/${"T".repeat(43)}${behind}`)

  /** Of whatever octets: those of a point of small order are as good as others. */
  const small = fc.nat(255).map((octet) => new Uint8Array(32).fill(octet, 0, 1))
  const privateKey = fc.oneof(octets, small).filter((bytes) => bytes.some((octet) => octet !== 0))

  it("is read as it was written, in capitals as well", () => {
    fc.assert(
      fc.property(privateKey, fc.boolean(), (bytes, upper) => {
        const letters = encodeBase32(bytes)
        const link = at("private", `#k=${upper ? letters.toUpperCase() : letters}`)
        expect(link).toMatchObject({ key: bytes, visibility: "private" })
        expect("token" in link && formatShareLink(link)).toBe(`http://${host}/private/${"T".repeat(43)}#k=${letters}`)
      }),
    )
  })

  it("is that alone: nothing shorter, longer, beside it, or of zeros alone", () => {
    const letters = encodeBase32(Buffer.alloc(32, 9))
    const others = [
      "#",
      "#k",
      "#k=",
      `#${letters}`,
      `#k=${letters.slice(1)}`,
      `#k=${letters}a`,
      `#k=${letters.slice(0, -1)}b`,
      `#k=${letters}&x=1`,
      `#x=1&k=${letters}`,
      `#k=${letters}#k=${letters}`,
      `#k=${letters}/`,
      `#q=${letters}`,
      `?k=${letters}`,
      `#k=${encodeBase32(new Uint8Array(32))}`,
    ]
    for (const behind of others) {
      const parsed = at("private", behind)
      // Signs at the end are what pasting leaves there.
      if (behind === "#" || behind.endsWith("/")) continue
      expect([behind, "problem" in parsed]).toEqual([behind, true])
      expect("problem" in parsed && parsed.problem).not.toContain(letters)
    }
    expect(at("public", `#k=${letters}`)).toMatchObject({
      problem: expect.stringContaining("only a link to a private"),
    })
  })
})
