/** The way to the files. */
import type { Place } from "../state/pages.ts"

export const filesPlace: Place = { page: "files" }
