/** Names in the order in which people read them: 97 before 969, and a letter beside its capital. Pure. */
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" })

/** 0 also for two names that differ in their capitals alone. */
export const compareNaturally: (a: string, b: string) => number = collator.compare
