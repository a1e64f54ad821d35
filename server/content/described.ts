import { compareVersions, isRange, namedIn, orderFor } from '../../contract/versions.ts'
import type { Draft } from './article-file.ts'
import type { Faults } from './faults.ts'
import { type Product, productsFile, type Topic, topicsFile } from './vocabulary-files.ts'
import type { DataPath } from './yaml.ts'

type LineOf = (draft: Draft, path: DataPath) => number

/** Products that nobody has listed, versions that they do not have, and ranges that hold for none. `products`: null, nobody has listed any. */
export function checkVersions(
  drafts: readonly Draft[],
  products: readonly Product[] | null,
  lineOf: LineOf,
  faults: Faults,
) {
  const byId = new Map(products?.map((product) => [product.id, product]))
  for (const draft of drafts) {
    const { matter, file } = draft
    for (const [index, id] of matter.products.entries()) {
      if (products === null || byId.has(id)) continue
      const what = `The product \`${id}\` is not in ${productsFile}.`
      faults.add(file, lineOf(draft, ['products', index]), what, 'List it there, or correct its id.')
    }
    const lines = matter.products.flatMap((id) => byId.get(id) ?? []).filter(({ versions }) => versions.length > 0) // prettier-ignore
    const { versions } = matter
    for (const one of namedIn(versions)) {
      if (lines.length === 0 || lines.some((line) => line.versions.includes(one))) continue
      const what = `The version ${one} is none of ${lines.map(({ name }) => name).join(' or ')}.`
      const cure = `Add it to ${productsFile}, or correct it.`
      faults.add(file, lineOf(draft, ['versions']), what, cure)
    }
    if (!isRange(versions) || versions.from === undefined || versions.to === undefined) continue
    const order = orderFor(matter, products ?? [])
    if (compareVersions(versions.from, versions.to, order) <= 0) continue
    const what = `The range begins with ${versions.from}, which comes after ${versions.to}, its end.`
    faults.add(file, lineOf(draft, ['versions']), what, 'Exchange the two.')
  }
}

/** Topics that are described and have no article, and articles that are put in order in a topic that is not theirs. */
export function checkTopics(
  drafts: readonly Draft[],
  { entries, lineOf }: { entries: readonly Topic[]; lineOf: (path: DataPath) => number },
  { faults, products }: { faults: Faults; products: readonly Product[] },
) {
  const bySlug = new Map(drafts.map((draft) => [draft.slug, draft]))
  for (const { id, name, articles } of entries) {
    const used = drafts.some(({ matter }) => matter.topics.includes(id))
    if (!used)
      faults.notice(topicsFile, lineOf([id]), `No article has the topic \`${id}\`.`, 'Take it away, or correct its id.') // prettier-ignore
    const product = products.find((one) => one.id === id)
    if (product && name !== undefined && name !== product.name) {
      const what = `\`${id}\` is a product, too, and called ${product.name} there.`
      faults.add(topicsFile, lineOf([id, 'name']), what, 'Call both the same, or change one of the ids.')
    }
    for (const [index, slug] of articles.entries()) {
      const draft = bySlug.get(slug)
      if (draft?.matter.topics.includes(id)) continue
      const line = lineOf([id, 'articles', index])
      if (draft)
        faults.add(topicsFile, line, `The article \`${slug}\` has not the topic \`${id}\`.`, 'Give it the topic, or take the line away.') // prettier-ignore
      else faults.add(topicsFile, line, `There is no article \`${slug}\`.`, 'Name an article that exists.')
    }
  }
}
