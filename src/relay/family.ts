/**
 * The family key as tor has it (proposal 321): its id for the torrc, and the file in `keys/`. The file must be there
 * before tor is told of the id: it ends when it finds no key of an id that it has. Pure.
 */
import { expandSeed, publicKeyOfSeed } from "../core/ed25519.ts"

/** Below the relay's folder. Tor takes any name with this ending. */
export const FAMILY_KEY = "keys/declared.secret_family_key"

const HEADER = Buffer.alloc(32)
HEADER.write("== ed25519v1-secret: fmly-id ==", "latin1")

/** As `FamilyId` takes it. Public as soon as a descriptor with it is published. */
export const familyId = (seed: Uint8Array): string =>
  Buffer.from(publicKeyOfSeed(seed)).toString("base64").replace(/=+$/, "")

/** What `tor --keygen-family` would write. */
export const familyKeyFile = (seed: Uint8Array): Uint8Array => Buffer.concat([HEADER, expandSeed(seed)])
