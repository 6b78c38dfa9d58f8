/** Notices and first steps that were put aside, each by its name, and are not shown again. */
import type { KeptPreferences } from "./createPreferences.ts"

export const createPutAside = ({ all, set }: Pick<KeptPreferences, "all" | "set">) => {
  const names = () => all().putAside ?? []
  return {
    has: (name: string): boolean => names().includes(name),
    add: (name: string): void => set({ putAside: [...names().filter((other) => other !== name), name] }),
    remove: (name: string): void => set({ putAside: names().filter((other) => other !== name) }),
  }
}
