/** Answers of commands about who may manage the node, and what is chosen for it. */
import { text, time } from "./fields.ts"

export const accessAnswers = {
  restart: { id: text("self"), startedAt: time("when it began this time") },
}
