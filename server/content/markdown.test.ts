import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render } from './markdown.ts'

const html = (source: string) => render(source).html

describe('what could act in a reader’s browser does not come through', () => {
  test.each([
    ['a script', '<script>alert(1)</script>', '<script'],
    ['an event handler', '<img src=x onerror=alert(1)>', '<img'],
    ['a frame', '<iframe src="https://evil.example"></iframe>', '<iframe'],
    ['a style', '<style>body{display:none}</style>', '<style'],
    ['a script as a link', '[x](javascript:alert(1))', 'href'],
    ['a script as a link, hidden', '[x](java\u0000script:alert(1))', 'href="javascript'],
    ['a document as a link', '[x](data:text/html;base64,PHN2Zz4=)', 'href'],
    ['a script as a picture', '![x](javascript:alert(1))', 'javascript:alert(1)"'],
  ])('%s', (_what, source, forbidden) => {
    expect(html(source)).not.toContain(forbidden)
  })

  test('whatever is written: only known elements, no handlers, no styles', () => {
    const piece = fc.constantFrom(
      '<', '>', '"', "'", 'script', 'onload=', 'style=', 'javascript:', '[a](', ')', '![', '`', '\n\n', '> ', '# ', '|', '&#x6a;', 'x',
      '<kbd>', '</kbd>', '<b>', '<BR/>', '</sub>',
    ) // prettier-ignore
    const known =
      /^(?:[^<>]|<\/?(?:h[1-4]|p|a|ul|ol|li|strong|em|s|code|pre|blockquote|hr|br|table|thead|tbody|tr|th|td|img|div|span|kbd|b|br|sub)(?: (?:href|src|alt|title|id|class|rel|loading|tabindex|role|aria-label|start)="[^"<>]*")*(?: \/)?>)*$/
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const drawn = html(pieces.join(''))
        expect(drawn).toMatch(known)
        expect(drawn).not.toMatch(/(?:href|src)="\s*javascript:/i)
      }),
      { numRuns: 500 },
    )
  })
})

test('a heading is the link to itself, its id unique, its name said once', () => {
  const { html: drawn, headings } = render('## One\n\n## One\n\n### `Two` & three\n\n#### Small')
  expect(headings).toEqual([
    { id: 'one', text: 'One', level: 2 },
    { id: 'one-1', text: 'One', level: 2 },
    { id: 'two--three', text: 'Two & three', level: 3 },
  ])
  expect(drawn).toContain('<h2 id="one-1"><a class="anchor" href="#one-1">One</a></h2>')
})

test('a heading that holds a link is not put into another', () => {
  expect(html('## See [this](/articles)')).toContain(
    '<h2 id="see-this">See <a href="/articles">this</a></h2>',
  )
})

test.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])(
  '`> [!%s]` is an alert with a title',
  (kind) => {
    const drawn = html(`> [!${kind}]\n> Mind the **gap**.`)
    const name = kind.toLowerCase()
    expect(drawn).toContain(`<div class="alert alert-${name}">`)
    expect(drawn).toContain(`<p class="alert-title">${name[0]?.toUpperCase()}${name.slice(1)}</p>`)
    expect(drawn).toContain('<strong>gap</strong>')
    expect(drawn).not.toContain('[!')
  },
)

test('a quotation stays one, and what is no alert stays text', () => {
  expect(html('> Said somebody.')).toContain('<blockquote>')
  expect(html('> [!DANGER]\n> x')).toContain('[!DANGER]')
})

test('a table can be scrolled by keyboard, and aligns without style attributes', () => {
  const drawn = html('| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |')
  expect(drawn).toContain('<div class="table" role="region" tabindex="0"')
  expect(drawn).toContain('<td class="centered">2</td>')
  expect(drawn).toContain('<td class="at-end">3</td>')
  expect(drawn).not.toContain('style=')
})

test('elements that only say how a word is meant count; with an attribute, or another name, they are text', () => {
  const { html: drawn, headings } = render(
    '## Press <kbd>F1</kbd>\n\n1<sup>st</sup> a<BR/>b <b onclick="x()">c <i>d',
  )
  expect(headings).toEqual([{ id: 'press-f1', text: 'Press F1', level: 2 }])
  expect(drawn).toContain('Press <kbd>F1</kbd></a></h2>')
  expect(drawn).toContain('<p>1<sup>st</sup> a<br />b &lt;b onclick=“x()”&gt;c <i>d</i></p>')
})

test('code is shown to the letter and can be scrolled by keyboard', () => {
  expect(html('```sh\nnpm ci && echo "<ok>"\n```')).toContain(
    '<pre tabindex="0"><code class="language-sh">npm ci &amp;&amp; echo "&lt;ok&gt;"',
  )
})

test('a picture waits until it is near, and is found where media lie', () => {
  const { html: drawn, pictures } = render('text\n\n![A door](media/door.png "Shut")', 10)
  expect(drawn).toContain(
    '<img src="/media/door.png" alt="A door" title="Shut" loading="lazy" decoding="async" />',
  )
  expect(pictures).toEqual([{ source: 'media/door.png', alternative: 'A door', line: 12 }])
})

test('links are given back with their lines; those that lead out tell nobody where from', () => {
  const { html: drawn, links } = render('[a](/articles)\n\n[b](https://example.com)', 5)
  expect(links).toEqual([
    { href: '/articles', line: 5 },
    { href: 'https://example.com', line: 7 },
  ])
  expect(drawn).toContain('<a href="https://example.com" rel="noopener">')
})

test('words of the portal are put in, in text only', () => {
  const words = { vocabulary: { portal: '<Help & more>' } }
  expect(render('{portal}, {unknown}, `{portal}`', 1, words).html).toBe(
    '<p>&lt;Help &amp; more&gt;, {unknown}, <code>{portal}</code></p>\n',
  )
})

test('each table is named for its section, so that no two regions have one name', () => {
  const table = '| A |\n| - |\n| x |'
  const drawn = html(`${table}\n\n## "Who" & what\n\n${table}\n\n${table}`)
  expect([...drawn.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Table',
    '“Who” &amp; what',
    '“Who” &amp; what (2)',
  ])
})
