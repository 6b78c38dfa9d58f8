/**
 * Who wants to be listed in a swarm proves that they have mirrored its metadata: a hash over a stretch of them that
 * follows from the asked onion and their own signed record, so no proof serves twice, and nobody else's serves them.
 * Needs no round trip.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto"

const STRETCH = 1_024

/**
 * @param server public key of the onion that is asked, 32 octets · @param record the asker's encoded PeerRecord ·
 * @param metainfo the .torrent as it was fetched. @returns 32 octets.
 */
export const joinProof = (server: Uint8Array, record: Uint8Array, metainfo: Uint8Array): Uint8Array => {
  const place = createHash("sha256").update("bulbil join place 1\0").update(server).update(record).digest()
  const at = place.readUIntBE(0, 6) % Math.max(1, metainfo.length)
  const stretch = metainfo.subarray(at, at + STRETCH)
  const wrapped = metainfo.subarray(0, Math.max(0, Math.min(STRETCH - stretch.length, at)))
  return new Uint8Array(
    createHash("sha256").update("bulbil join proof 1\0").update(place).update(stretch).update(wrapped).digest(),
  )
}

export const provesJoin = (proof: Uint8Array, server: Uint8Array, record: Uint8Array, metainfo: Uint8Array): boolean =>
  Buffer.compare(proof, joinProof(server, record, metainfo)) === 0

/**
 * Who holds a private swarm's link proves it to another holder (JOIN2): the same proof, under the token, which does not
 * travel. It serves at the asked onion alone, and tells nothing to who does not hold the token.
 * @param record no octets where the asker has none yet. @returns 32 octets.
 */
export const holderProof = (token: string, server: Uint8Array, record: Uint8Array, metainfo: Uint8Array): Uint8Array =>
  new Uint8Array(
    createHmac("sha256", token)
      .update("bulbil holder proof 1\0")
      .update(joinProof(server, record, metainfo))
      .digest(),
  )

export const provesHolder = (
  proof: Uint8Array,
  token: string,
  server: Uint8Array,
  record: Uint8Array,
  metainfo: Uint8Array,
): boolean => proof.length === 32 && timingSafeEqual(proof, holderProof(token, server, record, metainfo))
