/** Whether a node answers. */
import { CliFailure, exitCodes } from "../CliFailure.ts"
import type { Client } from "../client.ts"

/** @throws CliFailure when it is another user's. */
export const answers = async (client: Client): Promise<boolean> => {
  try {
    await client.managementLink()
    return true
  } catch (error) {
    if (error instanceof CliFailure && error.code === "no-permission") throw error
    // One that is starting refuses, and so it is there.
    return error instanceof CliFailure && error.exit !== exitCodes.notRunning
  }
}
