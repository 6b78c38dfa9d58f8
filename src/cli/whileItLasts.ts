/** Says how long something has been waited for, each second, for as long as it lasts. */
import type { ProgressLine } from "./progressLine.ts"

export const whileItLasts = async <T>(
  progress: ProgressLine,
  text: (seconds: number) => string,
  work: Promise<T>,
): Promise<T> => {
  let seconds = 0
  progress.show(text(seconds))
  const timer = setInterval(() => progress.show(text(++seconds)), 1_000)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
