/** Whether a share is reached as others reach it. */
export interface ReachPage {
  /** How long it took, from the dial to the answer. */
  readonly ms: number
}
