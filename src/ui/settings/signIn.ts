/** Opens the new link as a browser would, so that this one is let in again. @returns whether it is. */
export const signIn = async (link: string): Promise<boolean> => {
  try {
    return (await fetch(new URL(link).pathname)).ok
  } catch {
    return false
  }
}
