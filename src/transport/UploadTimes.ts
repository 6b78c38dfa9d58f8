/**
 * How long onions take until they can be found, and the budget that follows from it. Only what began and ended while
 * the carrier was ready counts: a machine that is offline, or a tor that is started anew, says nothing of how many
 * onions it bears. A failure counts only if another onion got through meanwhile.
 */
import type { Clock } from "../core/Clock.ts"
import { LONGEST_UPLOAD_MS, type OnionBudget, firstBudget, grown, uploadFailed, uploaded } from "../core/onionBudget.ts"
import type { OnionFigures, TransportHealth } from "./Transport.ts"

interface Upload {
  /** Undefined as long as the carrier is not ready. */
  since: number | undefined
  timer: unknown
  readonly tooLong: () => void
}

export interface TimedUpload {
  /** It can be found. */
  readonly done: () => void
  /** It was given up. */
  readonly end: () => void
}

const KEPT = 32

export class UploadTimes {
  readonly #clock: Clock
  readonly #onBudget: () => void
  readonly #running = new Set<Upload>()
  #budget: OnionBudget
  #last: number[] = []
  #lastDone = Number.NEGATIVE_INFINITY
  #state: TransportHealth["state"] = "starting"

  /** @param onBudget it may be another than before. */
  constructor(clock: Clock, onBudget: () => void) {
    this.#clock = clock
    this.#onBudget = onBudget
    this.#budget = firstBudget(clock.now())
  }

  budget(now: number): number {
    this.#budget = grown(this.#budget, now)
    return this.#budget.onions
  }

  figures(): Pick<OnionFigures, "budget" | "slowestUploadMs"> {
    return {
      budget: this.budget(this.#clock.now()),
      slowestUploadMs: this.#last.length === 0 ? null : Math.max(...this.#last),
    }
  }

  health({ state }: TransportHealth): void {
    if (state === this.#state) return
    this.#state = state
    for (const upload of this.#running)
      if (state === "ready") this.#start(upload)
      else this.#stop(upload)
  }

  /** The carrier was given an onion just now. @param tooLong is called when it cannot be found in good time. */
  begin(tooLong: () => void): TimedUpload {
    const upload: Upload = { since: undefined, timer: undefined, tooLong }
    this.#running.add(upload)
    if (this.#state === "ready") this.#start(upload)
    return { done: () => this.#done(upload), end: () => this.#end(upload) }
  }

  /**
   * The carrier refused an onion again and again, or it cannot be found. That is a sign of too many only if another one
   * got through meanwhile: without a line none does, and the carrier does not say that it has none.
   */
  failed(askedAt: number): void {
    if (this.#state !== "ready" || this.#lastDone < askedAt) return
    this.#budget = uploadFailed(this.#budget, askedAt, this.#clock.now())
    this.#onBudget()
  }

  end(): void {
    for (const upload of this.#running) this.#end(upload)
  }

  /** It is timed anew when the carrier is ready again. */
  #stop(upload: Upload): void {
    this.#clock.clearTimeout(upload.timer)
    upload.since = undefined
  }

  #start(upload: Upload): void {
    const since = this.#clock.now()
    upload.since = since
    upload.timer = this.#clock.setTimeout(() => {
      this.#end(upload)
      this.#note(LONGEST_UPLOAD_MS)
      upload.tooLong()
      this.failed(since)
    }, LONGEST_UPLOAD_MS + 1)
  }

  #done(upload: Upload): void {
    const { since } = upload
    if (!this.#end(upload) || since === undefined) return
    const now = this.#clock.now()
    this.#lastDone = now
    this.#note(now - since)
    this.#budget = uploaded(this.#budget, since, now)
    this.#onBudget()
  }

  /** @returns whether it was still timed. */
  #end(upload: Upload): boolean {
    this.#clock.clearTimeout(upload.timer)
    return this.#running.delete(upload)
  }

  #note(ms: number): void {
    this.#last = [...this.#last.slice(1 - KEPT), ms]
  }
}
