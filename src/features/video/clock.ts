/** Seconds as a clock says them: `83` → `1:23`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** The second that an address names: `#t=83`, as in media fragments (W3C). Null: it names none. */
export function secondIn(hash: string): number | null {
  const [, seconds] = /^#t=(\d{1,6}(?:\.\d{1,3})?)$/.exec(hash) ?? []
  return seconds === undefined ? null : Number(seconds)
}

/** Which of some cues is at that second; between two, the one before. -1: none has begun. */
export const cueAt = (cues: readonly { start: number }[], second: number): number =>
  cues.findLastIndex(({ start }) => start <= second)
