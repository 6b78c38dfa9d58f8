/** What a demo can be asked for. */
export const SCENARIOS = ["main", "mirrors", "relay", "trust"] as const

export interface DemoOptions {
  readonly json?: never
  readonly once?: boolean
  readonly size?: number
  readonly keep?: boolean
  readonly scenario: (typeof SCENARIOS)[number]
}
