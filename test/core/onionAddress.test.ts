import { expect, test } from "vitest"
import { expandSeed, publicKeyOfSeed } from "../../src/core/ed25519.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { isOnionAddress, onionAddress, publicKeyOf } from "../../src/core/onionAddress.ts"

// Addresses from rend-spec-v3, section 6.
const KNOWN = [
  "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion",
  "sp3k262uwy4r2k3ycr5awluarykdpag6a7y33jxop4cs2lu5uz5sseqd.onion",
  "xa4r2iadxm55fbnqgwwi5mymqdcofiu3w6rpbtqn7b2dyn7mgwj64jyd.onion",
]

test.each(KNOWN)("%s is an address, and its key makes it again", (known) => {
  expect(isOnionAddress(known)).toBe(true)
  expect(onionAddress(publicKeyOf(known as OnionAddress))).toBe(known)
})

test("one changed letter, another case, version or shape is no address", () => {
  const good = KNOWN[0]!
  for (let i = 0; i < 56; i++) {
    const wrong = good.slice(0, i) + (good[i] === "a" ? "b" : "a") + good.slice(i + 1)
    expect(isOnionAddress(wrong), wrong).toBe(false)
  }
  for (const wrong of [
    "",
    good.toUpperCase(),
    good.slice(1),
    ` ${good}`,
    `${good}\n`,
    `${good}.`,
    "expyuzz4wqqyqhjn.onion",
    "example.com",
  ])
    expect(isOnionAddress(wrong), wrong).toBe(false)
  expect(() => publicKeyOf("example.com" as OnionAddress)).toThrow(TypeError)
  expect(() => onionAddress(new Uint8Array(31))).toThrow(TypeError)
})

test("RFC 8032, 7.1: the public keys of tests 1 and 2", () => {
  const hex = (seed: string) => Buffer.from(publicKeyOfSeed(Buffer.from(seed, "hex"))).toString("hex")
  expect(hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")).toBe(
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  )
  expect(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")).toBe(
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
  )
})

test("an expanded seed is clamped as RFC 8032, 5.1.5 says", () => {
  for (let i = 0; i < 50; i++) {
    const key = expandSeed(new Uint8Array(32).fill(i))
    expect(key.length).toBe(64)
    expect(key[0]! & 7).toBe(0)
    expect(key[31]! & 0xc0).toBe(0x40)
  }
  expect(() => expandSeed(new Uint8Array(33))).toThrow(TypeError)
})
