import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { edgesOf } from '../../contract/flow-edges.ts'
import type { Flow } from '../../contract/troubleshooter.ts'
import { compileContent } from './compile.ts'
import { Faults } from './faults.ts'
import { readFlow } from './flow-file.ts'
import { flowLinkFaults } from './flow-links.ts'
import type { Site } from './links.ts'
import { type Link, render } from './markdown.ts'
import { type DataPath, readYaml } from './yaml.ts'

const folder = 'content/en/troubleshooters'
const { content } = await compileContent('content')
const site: Site = {
  articles: new Map(
    content.articles.map(({ slug, secret, headings }) => [
      slug,
      { anchors: new Set(headings.map(({ id }) => id)), secret },
    ]),
  ),
  flows: new Map(content.flows.map((flow) => [flow.id, flow])),
  media: new Set(),
}

const known = new Map<string, readonly Link[]>()
function linksIn(text: string): readonly Link[] {
  const links = known.get(text) ?? render(text).links
  known.set(text, links)
  return links
}

/** Where the content check finds fault with the data of a flow. */
function placesOf(data: unknown): string[] {
  const { flow, faults } = readFlow(data)
  const textOf = (id: string) => {
    const step = flow?.steps[id]
    return step && 'outcome' in step ? step.text : ''
  }
  const dead = flow ? flowLinkFaults(flow, site, (id) => linksIn(textOf(id))) : []
  return [...faults, ...dead].map(({ path }) => path.join('.'))
}

/** One thing broken, and where that has to be noticed. */
type Mutation = { breaks: string; data: unknown; at: DataPath }

function changed(flow: Flow, path: DataPath, value: unknown): unknown {
  const copy = structuredClone(flow)
  let parent = copy as unknown as Record<PropertyKey, unknown>
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<PropertyKey, unknown>
  parent[path.at(-1) ?? ''] = value
  return copy
}

const at = (data: unknown, path: DataPath) =>
  path.reduce((part, key) => (part as Record<PropertyKey, unknown>)[key], data)

/** Every place of the flow that holds a text, with its path. */
function textsOf(value: unknown, path: PropertyKey[] = []): DataPath[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, [...path, key]))
}

const places = (flow: Flow) => {
  const edges = Object.entries(flow.steps).flatMap(([id, step]) =>
    edgesOf(id, step).map((edge) => ({ ...edge, from: id })),
  )
  const entries = Object.keys(flow.entries ?? {})
  return { edges, entries }
}

function* mutationsOf(flow: Flow): Generator<Mutation> {
  const { edges, entries } = places(flow)
  for (const { from, by, path } of edges) {
    yield { breaks: `the end of ${from}/${by}`, data: changed(flow, path, 'no-such-step'), at: path }
    yield { breaks: `the direction of ${from}/${by}`, data: changed(flow, path, from), at: path }
  }
  yield { breaks: 'the start', data: changed(flow, ['start'], 'no-such-step'), at: ['start'] }

  // A step that is renamed, and every edge and entry that leads to it by its old name.
  for (const id of Object.keys(flow.steps)) {
    const steps = Object.fromEntries(
      Object.entries(flow.steps).map(([key, step]) => [key === id ? `${id}-renamed` : key, step]),
    )
    const data = { ...flow, steps }
    const leading = [
      ...edges.filter(({ to, from }) => to === id && from !== id).map(({ path }) => path),
      ...entries.filter((key) => at(flow, ['entries', key, 'step']) === id).map((key) => ['entries', key, 'step']),
      ...(flow.start === id ? [['start']] : []),
    ] // prettier-ignore
    for (const path of leading) yield { breaks: `the target ${id} of ${path.join('.')}`, data, at: path }
  }

  for (const key of entries) {
    const path = ['entries', key, 'step']
    yield { breaks: `the entry ${key}`, data: changed(flow, path, 'no-such-step'), at: path }
    const answers = at(flow, ['entries', key, 'answers']) as Record<string, string>
    for (const question of Object.keys(answers)) {
      const given = ['entries', key, 'answers', question]
      yield {
        breaks: `the answer ${key}/${question}`,
        data: changed(flow, given, 'no-such-answer'),
        at: path,
      }
    }
  }

  for (const [id, step] of Object.entries(flow.steps)) {
    const here = ['steps', id]
    if ('check' in step) {
      const path = [...here, 'check']
      yield { breaks: `the fact of ${id}`, data: changed(flow, path, 'no-such-fact'), at: path }
    }
    if (!('outcome' in step)) continue
    for (const [index, action] of (step.actions ?? []).entries()) {
      const path = [...here, 'actions', index]
      yield { breaks: `the action ${id}/${action}`, data: changed(flow, path, 'no-such-action'), at: path }
    }
    for (const [index, slug] of (step.articles ?? []).entries()) {
      const path = [...here, 'articles', index]
      yield { breaks: `the article ${id}/${slug}`, data: changed(flow, path, 'no-such-article'), at: path }
    }
    const path = [...here, 'text']
    for (const { href } of linksIn(step.text).filter(({ href }) => href.startsWith('/'))) {
      const text = step.text.replace(href, `${href.replace(/[?#].*$/, '')}-gone`)
      yield { breaks: `the link ${id}/${href}`, data: changed(flow, path, text), at: path }
    }
    // Not every flow has links in its texts; the check of them is tried all the same, in every text.
    const dead = `${step.text}\n[There](/articles/no-such-article)`
    yield { breaks: `a link in ${id}`, data: changed(flow, path, dead), at: path }
  }

  for (const path of textsOf(flow)) {
    yield { breaks: `the text of ${path.join('.')}`, data: changed(flow, path, ' '), at: path }
  }
}

const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

test('there are flows to break', () => {
  expect(shipped).toContain('sign-in.yaml')
})

describe.each(shipped)('%s', (name) => {
  const yaml = readYaml(readFileSync(join(folder, name), 'utf8'), {
    file: name,
    firstLine: 1,
    faults: new Faults(),
  })
  if (!yaml) throw new Error(`${name} is no YAML`)
  const flow = yaml.data as Flow

  test('is sound as it is', () => {
    expect(placesOf(flow)).toEqual([])
  })

  test('is not, whatever single edge, target, fact, action, article, link or text of it is broken', () => {
    const unnoticed: string[] = []
    let count = 0
    for (const { breaks, data, at } of mutationsOf(flow)) {
      count += 1
      const place = at.join('.')
      const named = placesOf(data).some((one) => one === place || one.startsWith(`${place}.`))
      if (!named) unnoticed.push(`${breaks}, at ${place}`)
    }
    expect(unnoticed).toEqual([])
    expect(count).toBeGreaterThan(2 * places(flow).edges.length)
  }, 60_000)

  test('has a line for every place that a fault can be at', () => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n')
    for (const { path } of places(flow).edges) {
      const line = lines[yaml.lineOf(path) - 1]
      expect(line, path.join('.')).toContain(`${path.at(-1)}:`)
    }
  })
})
