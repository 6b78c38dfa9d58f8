/** Fields of a fact as they came: of whatever shape, since an older or newer node may have written them. Pure. */
export type FactFields = Readonly<Record<string, unknown>>

export const text = (value: unknown): string => (typeof value === "string" ? value : "")
export const number = (value: unknown): number => (typeof value === "number" ? value : 0)
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
