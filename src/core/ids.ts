/**
 * The names of things. Each id is branded, so mixing two of them does not compile.
 * Owns the brands and their checked constructors; never any I/O, clock or randomness.
 */
declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** SHA-256 of the bencoded info dictionary (BEP 52), 64 lower-case hex digits. */
export type InfoHash = Brand<string, "InfoHash">
/** Public key of a tracker's onion, 64 lower-case hex digits: the only name a tracker has. */
export type TrackerKey = Brand<string, "TrackerKey">
/**
 * Index of a piece over the whole torrent: pieces never span files (BEP 52), files follow each other in file-tree
 * order.
 */
export type PieceIndex = Brand<number, "PieceIndex">
/** `<56 base32 characters>.onion`, version 3, checksum verified (rend-spec-v3, section 6). */
export type OnionAddress = Brand<string, "OnionAddress">
/** Global position in the event log, from 1. */
export type Seq = Brand<number, "Seq">
/** `<kind>/<id>`, the name of one actor's stream of events. */
export type StreamId = Brand<string, "StreamId">
/** 32 random bytes in base64url (43 characters), the secret part of a link. */
export type Token = Brand<string, "Token">
/** Milliseconds since 1970-01-01 UTC. */
export type Millis = Brand<number, "Millis">

const HEX64 = /^[0-9a-f]{64}$/
const TOKEN = /^[A-Za-z0-9_-]{43}$/

export const InfoHash = (text: string): InfoHash => {
  if (!HEX64.test(text)) throw new TypeError("an infohash is 64 lower-case hex digits")
  return text as InfoHash
}
export const TrackerKey = (text: string): TrackerKey => {
  if (!HEX64.test(text)) throw new TypeError("a tracker's key is 64 lower-case hex digits")
  return text as TrackerKey
}
export const PieceIndex = (n: number): PieceIndex => {
  if (!Number.isInteger(n) || n < 0) throw new TypeError("a piece index is a whole number from 0")
  return n as PieceIndex
}
export const Seq = (n: number): Seq => {
  if (!Number.isSafeInteger(n) || n < 0) throw new TypeError("a seq is a whole number from 0")
  return n as Seq
}
export const Token = (text: string): Token => {
  if (!TOKEN.test(text)) throw new TypeError("a token is 43 characters of base64url")
  return text as Token
}
export const Millis = (n: number): Millis => n as Millis
export const StreamId = (kind: string, id: string): StreamId => `${kind}/${id}` as StreamId

/** The two halves of a stream id. */
export const splitStreamId = (stream: StreamId): { readonly kind: string; readonly id: string } => {
  const cut = stream.indexOf("/")
  return { kind: stream.slice(0, cut), id: stream.slice(cut + 1) }
}
