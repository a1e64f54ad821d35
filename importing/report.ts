import type { Construct, Fate } from './constructs.ts'
import { countsOf, type ImportReport } from './outcomes.ts'

const headings: Record<Fate, string> = {
  'not understood': 'Not understood: read these, and say in the source or here what they mean',
  'left out': 'Left out of the articles; the report in JSON holds what it said',
  reduced: 'Reduced: the words are there, the form is not',
  repaired: 'Repaired: faulty at the source',
  rewritten: 'Rewritten into what Signpost has for it',
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

function ofConstructs(constructs: readonly Construct[]): string[] {
  return [...Map.groupBy(constructs, ({ fate }) => fate)].flatMap(([fate, found]) => [
    '',
    `${headings[fate]}:`,
    ...found.map(({ name, places }) => {
      const files = new Set(places.map(({ file }) => file)).size
      const [first] = places
      const where = first ? `${first.file}:${first.line}` : ''
      return `  ${String(places.length).padStart(7)}  ${name} (${counted(files, 'file')}; first ${where})`
    }),
  ])
}

/** The report for people: numbers, what is not understood, and where to find the first of each. */
export function reportText(
  report: ImportReport,
  { seconds, memory }: { seconds: number; memory: number },
): string {
  const { files, passedBy, others, pictures, redirects, gone, renamed, constructs } = report
  const counts = countsOf(files)
  const passed = Map.groupBy(passedBy, ({ why }) => why)
  const sum = [...counts.values()].reduce((total, count) => total + count, 0)
  const reasons = Map.groupBy(redirects.left, ({ why }) =>
    why.replace(/^leads to .*, which/, 'leads to what'),
  )
  const lines = [
    `Import of ${report.folder} as “${report.name}” into ${report.content}`,
    `${counted(files.length, 'file')} of Markdown in ${seconds.toFixed(1)} s, at most ${Math.round(memory / 1e6)} MB`,
    '',
    'Files of Markdown:',
    ...[...counts].toSorted(([, a], [, b]) => b - a).map(([outcome, count]) => `  ${String(count).padStart(7)}  ${outcome}`),
    `  ${String(sum).padStart(7)}  in all: ${report.sumsAreRight ? 'each is told once' : 'THE SUM IS WRONG; please report this as a fault of the import'}`,
    ...(passed.size > 0 ? ['', 'Not looked into:'] : []),
    ...[...passed].map(([why, all]) => {
      const inside = all.reduce((total, { files }) => total + files, 0)
      return `  ${String(all.length).padStart(7)}  ${why} (${counted(inside, 'file')} of Markdown; first ${all[0]?.path ?? ''})`
    }),
    '',
    `Pictures: ${pictures.used} shown, ${pictures.copied} of them copied now, ${pictures.unused} in the folder that no article shows`,
    `Other files: ${Object.entries(others).slice(0, 12).map(([ending, count]) => `${count} ${ending}`).join(', ') || 'none'}`,
    `Former addresses: ${redirects.written} kept, ${redirects.left.length} not`,
    ...[...reasons].map(([why, all]) => `  ${String(all.length).padStart(7)}  ${why} (first ${all[0]?.address ?? ''})`),
    `Addresses that another article had: ${renamed.filter(({ what }) => what === 'address').length}; titles: ${renamed.filter(({ what }) => what === 'title').length}`,
    ...(gone.length > 0 ? ['', 'Imported before, and gone from the folder:'] : []),
    ...gone.slice(0, 20).map(({ path, slug, done }) => `  ${path} (${slug}): ${done}`),
    ...(gone.length > 20 ? [`  … and ${gone.length - 20} more`] : []),
    ...ofConstructs(constructs),
  ] // prettier-ignore
  return `${lines.join('\n')}\n`
}

/** The whole report, in pieces: with all places it may be larger than what one text can hold. */
export function* reportJson(report: ImportReport): Generator<string> {
  const { constructs, files, ...rest } = report
  const counts = Object.fromEntries(countsOf(files))
  yield `{\n"summary": ${JSON.stringify({ ...rest, counts }, null, 1)},\n"files": [\n`
  for (const [index, file] of files.entries()) yield `${index > 0 ? ',\n' : ''}${JSON.stringify(file)}`
  yield '\n],\n"constructs": [\n'
  for (const [index, { name, fate, places }] of constructs.entries()) {
    const files = new Set(places.map(({ file }) => file)).size
    yield `${index > 0 ? ',\n' : ''}{"name": ${JSON.stringify(name)}, "fate": "${fate}", "count": ${places.length}, "files": ${files}, "places": [\n`
    for (const [at, { file, line, text }] of places.entries()) {
      const place = `${file}:${line}`
      yield `${at > 0 ? ',\n' : ''}${text === undefined ? JSON.stringify(place) : JSON.stringify({ at: place, text })}`
    }
    yield ']}'
  }
  yield '\n]\n}\n'
}
