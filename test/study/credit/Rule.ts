/**
 * A rule of credit as the study compares them: what the node's own CREDIT_RULES say, with the policy, and with what the
 * study varies beside them. The arithmetic is the node's.
 */
import { CREDIT_RULES, DEFAULT_POLICY, type CreditPolicy, type CreditRules } from "../../../src/core/credit.ts"

export interface Rule extends CreditRules {
  readonly policy: CreditPolicy
  /** Whether what is downloaded without credit, slowly, is owed and has to be earned later. */
  readonly debts: boolean
}

export const DEFAULT_RULE: Rule = { ...CREDIT_RULES, policy: DEFAULT_POLICY, debts: false }

export const PRICES = [1, 2, 3, 4, 6, 9, 12] as const
export const GRANTS = [0, 0.5e9, 1e9, 2e9, 5e9, 10e9] as const
export const SOFT_RATES = [5_000, 10_000, 25_000, 50_000, 100_000] as const
export const DAY_CAPS = [4, 8, 16, 32, 64, 128].map((gib) => gib * 1024 ** 3)

export const nameOf = (rule: Rule): string =>
  rule.policy === "soft" ? `soft, ${rule.softRate / 1_000} kB/s` : rule.policy
