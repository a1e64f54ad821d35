/** Of a normal distribution: 95 % lie within, 2.5 % on each side. */
export const z = 1.96

/**
 * The lower end of the 95 % confidence interval of a share (E. B. Wilson, 1927): what is at least true of `hits` of `tries`. Few tries prove little,
 * so it is lower the fewer there are; 0 for none. `hits` may be a sum of parts.
 */
export function atLeast(hits: number, tries: number): number {
  if (tries === 0) return 0
  const share = hits / tries
  const spread = z * Math.sqrt((share * (1 - share)) / tries + z ** 2 / (4 * tries ** 2))
  return Math.max(0, (share + z ** 2 / (2 * tries) - spread) / (1 + z ** 2 / tries))
}
