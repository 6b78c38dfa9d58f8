/**
 * Control port: how one speaks to a tor of this machine, whoever started it (adapter: transport/tor/localTor). Owns the
 * words; sockets, framing and authentication are the adapter's.
 */

export interface ControlLine {
  readonly text: string
  /** What followed a `250+` line, without the final dot, dots unstuffed, lines joined by \n. */
  readonly data?: string
}

/** A connection that is authenticated. */
export interface ControlPort {
  /** The value of one GETINFO key, one or many lines. @throws when tor does not know it, or does not answer. */
  info(key: string): Promise<string>
  /** @throws when tor's answer is no success. */
  sendCommand(command: string): Promise<{ readonly lines: readonly ControlLine[] }>
  /** Called with each asynchronous event; returns the unsubscriber. */
  onEvent(listener: (event: { readonly lines: readonly ControlLine[] }) => void): () => void
  close(): void
}

export interface ControlPlace {
  /** Of the unix socket. */
  readonly socketPath: string
  readonly readCookie: () => Promise<Uint8Array>
}

/** The tor program of this machine. */
export interface LocalTor {
  readonly binary: string
  /** @throws Error with what to do, when there is none or it is too old. */
  version(): Promise<string>
  /**
   * Tries until a tor that has just been started, or is thought to run, answers. @param gone says why it is of no use
   * to go on trying. @throws with that, or with the last failure when it took too long.
   */
  control(place: ControlPlace, gone: () => string | undefined): Promise<ControlPort>
}
