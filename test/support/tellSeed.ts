/** Once a run, before all tests. */
import { howToRepeat } from "./seed.ts"

export default (): void => {
  process.stdout.write(`seed of this run: ${howToRepeat}\n`)
}
