/** What readers have found in one file: each thing once, in few words, and not more than somebody would look at. */
import { MAX_FILE_TRACES, MAX_TRACE_VALUE, type Trace, type TraceKind } from "../core/traces.ts"

/** Of the places of a file. */
const KEPT = 12

export class Findings {
  readonly #traces = new Map<string, Trace>()

  /** What the file's name says. */
  inName(kind: TraceKind, what: string, value = ""): void {
    this.#put(kind, what, tidied(value), true)
  }

  /** A field that is empty says nothing. */
  add(kind: TraceKind, what: string, value: string): void {
    const tidy = tidied(value)
    if (tidy !== "") this.#put(kind, what, tidy)
  }

  /** Something that is there, and whose value says nothing to people. */
  note(kind: TraceKind, what: string): void {
    this.#put(kind, what, "")
  }

  #put(kind: TraceKind, what: string, tidy: string, inName = false): void {
    const key = `${kind}\0${what}\0${tidy}\0${inName}`
    if (this.#hasRoomFor(kind) && !this.#traces.has(key))
      this.#traces.set(key, { kind, what, value: tidy, ...(inName ? { inName: true as const } : {}) })
  }

  /** The last places are for what was not looked into, and for the first of a kind: many of one sort hide no other. */
  #hasRoomFor(kind: TraceKind): boolean {
    const isMore = kind !== "not-looked-into" && [...this.#traces.values()].some((trace) => trace.kind === kind)
    return this.#traces.size < MAX_FILE_TRACES - (isMore ? KEPT : 0)
  }

  get all(): readonly Trace[] {
    return [...this.#traces.values()]
  }
}

/** One line without signs that move or hide others; half characters are not shown. */
const tidied = (value: string): string => {
  const line = value
    .slice(0, MAX_TRACE_VALUE * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
  return line.length > MAX_TRACE_VALUE ? `${[...line].slice(0, MAX_TRACE_VALUE - 1).join("")}…` : line
}
