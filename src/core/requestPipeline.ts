/**
 * How much to ask of one lane: octets in flight and the size of a request, from the measured rate and round trip.
 * Twice the bandwidth-delay product and a second and a half on top keep a Tor circuit busy whose round trip swings.
 * More would only queue at the other side what another peer could bring sooner, and be lost when the lane breaks.
 */
import { LEAF_SIZE } from "./merkleTree.ts"

export interface LaneFigures {
  /** Octets per second, measured on this lane. */
  readonly rate: number
  readonly rttMs: number
  /** Requests this lane has answered. */
  readonly answered: number
}

export interface PipelineLimits {
  readonly minRequestBytes: number
  readonly maxRequestBytes: number
  /** Most octets in flight on one lane. */
  readonly maxBytes: number
  /** Streams at once, below the server's SETTINGS_MAX_CONCURRENT_STREAMS with room for the long-lived ones. */
  readonly maxRequests: number
}

export const PIPELINE: PipelineLimits = {
  minRequestBytes: 64 * 1024,
  maxRequestBytes: 4 * 1024 * 1024,
  maxBytes: 16 * 1024 * 1024,
  maxRequests: 48,
}

/** A lane of which nothing is known yet starts with eight requests of the least size. */
const UNMEASURED = 8

export const targetBytes = (lane: LaneFigures, limits: PipelineLimits = PIPELINE): number => {
  if (lane.answered < UNMEASURED) return UNMEASURED * limits.minRequestBytes
  return Math.max(Math.min(lane.rate * ((2 * lane.rttMs) / 1000 + 1.5), limits.maxBytes), 2 * limits.minRequestBytes)
}

/** About half a second of the lane, in whole leaves: 256 KiB from half a megabyte a second on. */
export const requestBytes = (lane: LaneFigures, limits: PipelineLimits = PIPELINE): number => {
  if (lane.answered < UNMEASURED) return limits.minRequestBytes
  const octets = Math.max(Math.min(lane.rate / 2, limits.maxRequestBytes), limits.minRequestBytes)
  return Math.floor(octets / LEAF_SIZE) * LEAF_SIZE
}

/**
 * How much a lane may have in flight near the end, so that it is done when the others are: its part, by rates, of all
 * that is still to come. Without this the slower lane is left with what it has asked for when the faster one has
 * nothing left to ask.
 */
export const fairShare = (
  toCome: number,
  laneRate: number,
  allRates: number,
  limits: PipelineLimits = PIPELINE,
): number => (allRates <= 0 ? limits.maxBytes : Math.max((toCome * laneRate) / allRates, 2 * limits.minRequestBytes))
