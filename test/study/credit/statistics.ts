/** The few functions of statistics that the study needs. Owns nothing but arithmetic. */

/**
 * The value below which a part `p` of a standard normal distribution lies: Acklam's rational approximation, relative
 * error < 1.2e-9.
 */
export const quantileOfNormal = (p: number): number => {
  const low = 0.02425
  if (p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return Number.POSITIVE_INFINITY
  if (p > 1 - low) return -quantileOfNormal(1 - p)
  if (p < low) {
    const q = Math.sqrt(-2 * Math.log(p))
    return polynomial(C, q) / (polynomial(D, q) * q + 1)
  }
  const q = p - 0.5
  const r = q * q
  return (polynomial(A, r) * q) / (polynomial(B, r) * r + 1)
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
]
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572]
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416]

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, c) => sum * x + c, 0)

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The value that a part `q` of all lie below or at. Those who wait for ever come last. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

export const part = <A>(all: readonly A[], is: (a: A) => boolean): number =>
  all.length === 0 ? 0 : all.filter(is).length / all.length
