/** What the page of the relay and of credit says on top. Another language is another object of this type. */
export interface RelayWords {
  readonly title: string
  readonly intro: string
  readonly affordable: string
  readonly usedUp: string
  readonly slowed: string
  readonly noLimit: string
  readonly policyOff: string
  readonly aDay: string
  readonly nothingComes: string
  readonly relay: string
  readonly day: (day: number, of: number) => string
  readonly reached: string
  readonly notReached: string
  readonly opening: string
  readonly curious: string
  readonly curiousAbout: string
  readonly chart: string
  readonly chartAbout: (earned: string, spent: string, days: number) => string
  readonly chartDay: (day: string, earned: string, spent: string) => string
  readonly earned: string
  readonly spent: string
  readonly asTable: string
}

export const words: RelayWords = {
  title: "Relay & credit",
  intro: "What this machine gives to Tor as a middle relay, and the credit that its downloads are paid with.",
  affordable: "you may download now",
  usedUp: "Used up",
  slowed: "The credit is used up: downloads go on at a slow pace until more comes.",
  noLimit: "As much as you like",
  policyOff: "your policy counts credit and stops nothing",
  aDay: "of downloads a day, as credit comes now",
  nothingComes: "nothing comes at the moment",
  relay: "the relay",
  day: (day, of) => `day ${day} of ${of}`,
  reached: "reached from outside",
  notReached: "not reached yet",
  opening: "The ledger is being opened.",
  curious: "For the curious",
  curiousAbout: "What the relay carries and how it is listed, where the credit came from, and all that happened.",
  chart: "30 days",
  chartAbout: (earned, spent, days) => `In ${days} days ${earned} of credit came and ${spent} went.`,
  chartDay: (day, earned, spent) => `${day}: ${earned} came, ${spent} went`,
  earned: "came",
  spent: "went",
  asTable: "The same as a table",
}
