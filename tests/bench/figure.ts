/** One line of the table. */
export type Figure = {
  what: string
  measured: string
  /** What it was measured against, in the same run. */
  floor: string
  target: string
  met: boolean
}

export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')}/s`
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const cost = (value: number | null) => (value === null ? '' : ` at ${Math.round(value)} µs`)
