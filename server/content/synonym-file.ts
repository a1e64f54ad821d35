import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { phraseOf, type Synonyms } from '../search/synonyms.ts'
import type { Faults } from './faults.ts'
import { read } from './files.ts'
import { type DataPath, parseYaml } from './yaml.ts'

const file = 'en/synonyms.yaml'

const phrase = v.pipe(
  v.string('must be text: put it between quotation marks'),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(60, 'must have 60 characters at most'),
)
const synonymsSchema = v.strictObject({
  /** Words and phrases that mean the same: who looks for one finds the others. */
  same: v.optional(v.array(v.pipe(v.array(phrase), v.minLength(2, 'must hold two phrases or more'))), []),
  /** Who looks for what stands in `for` finds what stands in `find`, and not the other way round. */
  instead: v.optional(
    v.array(
      v.strictObject({
        for: v.pipe(v.array(phrase), v.minLength(1, 'must hold a phrase')),
        find: v.pipe(v.array(phrase), v.minLength(1, 'must hold a phrase')),
      }),
    ),
    [],
  ),
})

/** `en/synonyms.yaml`, if there is one. Every fault is added with its line. */
export async function readSynonyms(directory: string, faults: Faults): Promise<Synonyms> {
  const path = join(directory, file)
  if (!existsSync(path)) return []
  const source = await read(path, file, faults)
  const parsed = source === null ? null : parseYaml(source, synonymsSchema, { file, firstLine: 1, faults })
  if (!parsed) return []
  const { same, instead } = parsed.value
  const add = (place: DataPath, what: string, cure: string) =>
    faults.add(file, parsed.lineOf(place), what, cure)

  const seen = new Map<string, string>()
  function check(text: string, place: DataPath, group: string) {
    const name = phraseOf(text).join(' ')
    if (name === '') add(place, `“${text}” holds no word.`, 'Write one, or remove it.')
    else if (seen.get(name) === group) add(place, `“${text}” stands here twice.`, 'Remove one.')
    else if (seen.has(name))
      add(place, `“${text}” stands in another group, too.`, 'Make one group of the two, or remove it.')
    seen.set(name, group)
  }
  same.forEach((group, index) => group.forEach((text, at) => check(text, ['same', index, at], String(index))))
  instead.forEach(({ for: wanted, find }, index) => {
    const names = new Set(wanted.map((text) => phraseOf(text).join(' ')))
    find.forEach((text, at) => {
      const name = phraseOf(text).join(' ')
      if (name === '')
        add(['instead', index, 'find', at], `“${text}” holds no word.`, 'Write one, or remove it.')
      if (names.has(name))
        add(['instead', index, 'find', at], `“${text}” is looked for anyway.`, 'Remove it from `find`.')
    })
    wanted.forEach((text, at) => {
      if (phraseOf(text).length === 0)
        add(['instead', index, 'for', at], `“${text}” holds no word.`, 'Write one, or remove it.')
    })
  })
  return [
    ...same.map((group) => ({ from: group, to: group, isRather: false })),
    ...instead.map(({ for: from, find: to }) => ({ from, to, isRather: true })),
  ]
}
