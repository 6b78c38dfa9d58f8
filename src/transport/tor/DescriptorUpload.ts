/**
 * When an onion's descriptor can be found: a caller asks one of several directories by chance, so it is not there before all of
 * them have answered (control-spec, 4.1.25). Owns the count; one directory that took it is enough, those that refuse do not matter.
 */
export class DescriptorUpload {
  readonly ready: Promise<void>
  readonly #asked = new Set<string>()
  #taken = false
  #resolve!: () => void

  constructor() {
    this.ready = new Promise((resolve) => (this.#resolve = resolve))
  }

  /** @param action of an HS_DESC event. @param directory that it names. */
  tell(action: string, directory: string): void {
    if (action === "UPLOAD") return void this.#asked.add(directory)
    this.#asked.delete(directory)
    if (action === "UPLOADED") this.#taken = true
    if (this.#taken && this.#asked.size === 0) this.#resolve()
  }

  /** The onion was given up: nobody has to wait any more. */
  end(): void {
    this.#resolve()
  }
}
