/** Commands about mirrors: to mirror a tracker, to choose how it is kept up to date, to end it. */
import { commandSchema } from "./commandSchema.ts"
import { Link, Target, Update } from "./fields.ts"

/** `address`: of a tracker, or of a mirror of one. */
export const AddMirror = commandSchema("AddMirror", { address: Link, update: Update })

export const ChooseMirrorUpdate = commandSchema("ChooseMirrorUpdate", { mirror: Target, update: Update })

export const UpdateMirror = commandSchema("UpdateMirror", { mirror: Target })

export const RemoveMirror = commandSchema("RemoveMirror", { mirror: Target })
