/** Why a node cannot start: for a reason that lies outside of it, or since its own files contradict each other. */
export class StartError extends Error {
  readonly _tag = "StartError"
  readonly code: "no-testnet" | "no-folder" | "no-permission" | "full" | "damaged" | "no-loss" | "not-stored"
  constructor(code: StartError["code"], message: string) {
    super(message)
    this.name = "StartError"
    this.code = code
  }
}
