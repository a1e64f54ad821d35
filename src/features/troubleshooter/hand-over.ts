import type { Walk } from '../../../contract/flow-walk.ts'
import type { FactValue, ServedFlow } from '../../../contract/troubleshooter.ts'
import { summary } from '../../messages/troubleshooter.ts'
import { fill, type Names } from '../../messages/fill.ts'
import { withoutSensitive } from './sensitive.ts'

export type Surroundings = {
  names: Names
  /** Origin of the portal. */
  address: string
  signedIn: FactValue
  article: string | null
  /** What only the reader's browser knows; null where it is not the one that draws. */
  browser: { now: Date; timeZone: string; userAgent: string; language: string } | null
  /** Whether the reader adds the answer to a sensitive question, and all that followed. */
  passOnSensitive: boolean
}

/**
 * What a reader did and what the portal found, for somebody who can help. Made only of texts of the flow and of
 * the surroundings: nothing the reader typed, no account, no secret.
 */
export function handOverText(flow: ServedFlow, walk: Walk, around: Surroundings): string {
  const { stops, end } = around.passOnSensitive ? walk : withoutSensitive(flow, walk)
  const say = (text: string) => fill(text, around.names)
  const { browser } = around
  const answers = stops.flatMap((stop) =>
    stop.kind === 'answered' ? [`${say(stop.question.question)} ${say(stop.label)}`] : [],
  )
  if (stops.length < walk.stops.length && end.kind === 'question') {
    answers.push(summary.keptBack(say(end.question.question)))
  }
  const checks = stops.flatMap((stop) => {
    if (stop.kind !== 'checked') return []
    const name = summary.factName(stop.check.check)
    return stop.value === 'unknown'
      ? [summary.notFound(name)]
      : [`${say(stop.check.says[stop.value])} (${name})`]
  })
  const tried = stops.flatMap((stop) => (stop.kind === 'tried' ? [say(stop.outcome.outcome)] : []))
  const open = end.kind === 'outcome' ? [say(end.outcome.outcome)] : []

  return [
    say(summary.title(flow.title)),
    ...part(summary.answers, answers),
    ...part(summary.checks, checks),
    ...part(summary.tried, tried),
    ...part(summary.open, open),
    ...part(summary.surroundings, [
      ...(browser ? [summary.time(localTime(browser.now), browser.timeZone)] : []),
      summary.portal(around.names.portal, around.address),
      summary.accountService(around.names.accountService),
      ...(around.article ? [summary.article(around.article)] : []),
      summary.signedIn(summary[around.signedIn]),
      ...(browser
        ? [summary.browser(browserName(browser.userAgent) ?? summary.unknownBrowser, browser.language)]
        : []),
      summary.flow(flow.id, flow.version),
    ]),
  ].join('\n')
}

const part = (heading: string, lines: string[]) =>
  lines.length > 0 ? ['', heading, ...lines.map((line) => `- ${line}`)] : []

const two = (value: number) => String(value).padStart(2, '0')

/** ISO 8601 in the reader's own time with its offset, e.g. `2026-11-23T22:05:10+02:00`. */
export function localTime(now: Date): string {
  const offset = -now.getTimezoneOffset()
  const shifted = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const away = Math.abs(offset)
  return `${shifted}${offset < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
}

/** Most browsers also claim to be those further down, so the order decides. */
const browsers: readonly [name: string, pattern: RegExp][] = [
  ['Edge', /Edg(?:A|iOS)?\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
]
const systems: readonly [name: string, pattern: RegExp][] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
]

/** `Firefox 140 (Linux)`; null for one we do not know. */
export function browserName(userAgent: string): string | null {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(userAgent)?.[1]
    if (!version) continue
    const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0]
    return system ? `${name} ${version} (${system})` : `${name} ${version}`
  }
  return null
}
