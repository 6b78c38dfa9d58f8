/** What a share leaves out, in words: for the pages, which know nothing below the contract. */
export { leftOutCount, leftOutText } from "../core/leftOut.ts"
