/** The management link as far as the page knows it: its address, and not its secret. */
export const maskedLink = (): string => `${location.origin}/management/••••••••••••`
