/** Commands about newer software: to compare a checksum, to save it, to give it to others, to want no part of it. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Path } from "./fields.ts"

/** As the maintainers' site says it, with what is around it. */
const Checksum = Schema.String.pipe(Schema.maxLength(512)).annotations({
  description: "a checksum as it was copied, of at most 512 characters",
})

export const CompareChecksum = commandSchema("CompareChecksum", { checksum: Checksum })

/** `folder`: the file, SHA256SUMS and the signatures that came with it are written there; nothing is overwritten. */
export const ExportRelease = commandSchema("ExportRelease", { folder: Path })

/** `folder`: with a release's file, and `release.bundle`, as the maintainers have made them. */
export const AddRelease = commandSchema("AddRelease", { folder: Path })

export const DismissRelease = commandSchema("DismissRelease", {})
