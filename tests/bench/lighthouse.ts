import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '../browser.ts'
import { median } from './load.ts'
import { peers } from './peers.ts'
import { newFolder } from './processes.ts'

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** What Lighthouse says of a page on a phone; times in milliseconds, scores of 100. */
export type Look = {
  lcp: number
  tbt: number
  cls: number
  bytes: number
  scores: Record<(typeof categories)[number], number>
  /** What keeps a score below 100. */
  faults: string[]
}

type Report = {
  runtimeError?: { message: string }
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null; numericValue?: number; title: string }>
}

async function report(url: string): Promise<Report> {
  const path = join(newFolder(), 'report.json')
  await promisify(execFile)(
    process.execPath,
    [
      join(peers, 'node_modules/lighthouse/cli/index.js'),
      url,
      '--quiet',
      '--output=json',
      `--output-path=${path}`,
      `--only-categories=${categories.join()}`,
      `--chrome-flags=${['--headless=new', ...chromium.args].join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromium.executablePath } },
  )
  return JSON.parse(await readFile(path, 'utf8')) as Report
}

async function lookOnce(url: string): Promise<Look> {
  const { runtimeError, categories: found, audits } = await report(url)
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`)
  const value = (audit: string) => audits[audit]?.numericValue ?? NaN
  const score = (name: string) => Math.round((found[name]?.score ?? NaN) * 100)
  const failed = categories
    .filter((name) => score(name) < 100)
    .flatMap((name) => found[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
  return {
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    bytes: value('total-byte-weight'),
    scores: Object.fromEntries(categories.map((name) => [name, score(name)])) as Look['scores'],
    faults: failed.map(({ id }) => id),
  }
}

/** A browser that a busy machine holds up says so, and is asked again. */
const look = (url: string) => lookOnce(url).catch(() => lookOnce(url))

/** The medians of three looks at each page, all of them in turn. */
export async function lookAtAll<Name extends string>(
  addresses: Record<Name, string>,
  rounds = 3,
): Promise<Record<Name, Look>> {
  const entries = Object.entries<string>(addresses)
  const looks = new Map<string, Look[]>()
  for (let round = 0; round < rounds; round += 1)
    for (const [name, url] of entries) looks.set(name, [...(looks.get(name) ?? []), await look(url)])
  const medians = entries.map(([name]) => [name, medianOf(looks.get(name) ?? [])])
  return Object.fromEntries(medians) as Record<Name, Look>
}

function medianOf(looks: readonly Look[]): Look {
  const of = (pick: (look: Look) => number) => median(looks.map(pick))
  return {
    lcp: of(({ lcp }) => lcp),
    tbt: of(({ tbt }) => tbt),
    cls: of(({ cls }) => cls),
    bytes: of(({ bytes }) => bytes),
    scores: Object.fromEntries(
      categories.map((name) => [name, of(({ scores }) => scores[name])]),
    ) as Look['scores'],
    faults: [...new Set(looks.flatMap(({ faults }) => faults))],
  }
}
