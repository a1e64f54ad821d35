import { afterEach, describe, expect, test } from 'vitest'
import { type Files, Imported, picture } from '../tests/imported.ts'

const made: Imported[] = []
afterEach(() => {
  for (const one of made.splice(0)) one.end()
})

/** What becomes of a folder: the lines of `page`, those that are empty left out, and what is told as not understood. */
async function read(files: Files) {
  const folder = new Imported(files)
  made.push(folder)
  const { constructs } = await folder.run()
  expect(await folder.faults()).toEqual([])
  const unknown = constructs.filter(({ fate }) => fate === 'not understood').map(({ name }) => name)
  const lines = folder.body('page').split('\n').filter((line) => line.trim() !== '') // prettier-ignore
  return { folder, lines, unknown, constructs }
}

describe('GitHub’s conditions', () => {
  const words = {
    'data/variables/product.yml':
      'name: >-\n  {% ifversion ghes %}The Server{% else %}The Product{% endif %}\n',
  }

  test('a line shows one of its branches, and the report holds the other', async () => {
    const { lines, constructs } = await read({
      ...words,
      'page.md': 'Open {% ifversion ghes or ghae %}your host{% else %}{% data variables.product.name %}{% endif %} now.\n',
    }) // prettier-ignore
    expect(lines).toEqual(['Open The Product now.'])
    expect(constructs.flatMap(({ places }) => places).map(({ text }) => text)).toContainEqual(
      expect.stringContaining('your host'),
    )
  })

  test('so do titles, summaries and the words that a page names', async () => {
    const { folder, unknown } = await read({
      ...words,
      'page.md': "---\ntitle: 'On {% ifversion not ghes %}the web{% else %}your server{% endif %}'\nintro: 'Of {% data variables.product.name %}{% ifversion ghes %} here{% endif %}.'\n---\nText.\n",
    }) // prettier-ignore
    expect(folder.article('page')).toContain('title: On the web\nsummary: Of The Product.\n')
    expect(unknown).toEqual([])
  })

  test('code is as it is drawn: conditions, words, and what is raw', async () => {
    const { lines } = await read({
      ...words,
      'page.md': 'Use `id_{% ifversion ghae %}a{% else %}b{% endif %}` and `{% raw %}${{ x }}{% endraw %}`.\n\n```yaml\n{% raw %}\nkey: ${{ secrets.x }}\n{% endraw %}\nof: {% data variables.product.name %}\n```\n',
    }) // prettier-ignore
    expect(lines).toEqual(['Use `id_b` and `${{ x }}`.', '```yaml', 'key: ${{ secrets.x }}', 'of: The Product', '```']) // prettier-ignore
  })

  test('code that another tool reads is left to the letter', async () => {
    const code = '```jinja\n{% raw %}{{ a }}{% endraw %}\n{% if x %}1{% else %}2{% endif %}\n```'
    const { folder } = await read({ 'page.md': `Text.\n\n${code}\n` })
    expect(folder.body('page')).toContain(code)
  })
})

describe('words that the settings of a tool hold', () => {
  test('are put in where Hugo puts them in, in code, too', async () => {
    const { lines } = await read({
      'hugo.toml': '[params]\nversion = "v1.34"\n',
      'page.md': '---\nbase: https://example.com\n---\nOf {{< param "version" >}} and v{{< skew currentVersionAddMinor -1 >}}.\n\n```sh\nget {{% param "base" %}}/{{< param version >}} {{</* note */>}} {{< param none >}}\n```\n',
    }) // prettier-ignore
    expect(lines).toEqual(['Of v1.34 and v1.33.', '```sh', 'get https://example.com/v1.34 {{< note >}} {{< param none >}}', '```']) // prettier-ignore
  })

  test('are put in where Elastic does, with places, roles, options and parts', async () => {
    const { lines, unknown, folder } = await read({
      'docset.yml': 'subs:\n  es: "The Engine"\n',
      '_snippets/part.md': 'A part of {{es}}.\n',
      'p.png': picture,
      'page.md': `---
sub:
  own: My
---
# Run {{es}} [top]

% A remark

{{own}} {kbd}\`ctrl+c\` {icon}\`check\`[there](#own-place) [here](#spot)

:::{image} p.png
:alt: A door
:width: 9px
:::

:::::{tab-set}
:group: x

::::{tab-item} First
:sync: a
:::{note}
Mind
:::
::::

:::::

:::{include} _snippets/part.md
:::

:::{strange} Odd
:option: value
Inside
:::

## Place [own-place]

$$$spot$$$

\`\`\`sh subs=true
echo {{es}}
\`\`\`

\`\`\`sh
echo {{es}}
\`\`\`
`,
    })
    expect(folder.article('page')).toContain('title: Run The Engine\n')
    expect(lines).toEqual([
      'My <kbd>ctrl</kbd>+<kbd>c</kbd> [there](#place) [here](#place)', '![A door](media/p.png)', '## First', '> [!NOTE]', '> Mind', 'A part of The Engine.',
      '**Odd**', 'Inside', '## Place', '```sh subs=true', 'echo The Engine', '```', '```sh', 'echo {{es}}', '```',
    ]) // prettier-ignore
    expect(unknown).toEqual([])
  })
})

test('what Adobe keeps in one file of snippets is put in by its id, and nothing of the others', async () => {
  const { lines, unknown } = await read({
    'help/_includes/snippets.md': '# Snippets\n\n## One {#one}\n\nThe first.\n\n## Two {#two}\n\n>[!NOTE]\n>\n>See [page](/page.md).\n\n## Three {#three}\n\nX\n', // prettier-ignore
    'help/a/page.md': '{{two}}\n\n1. Step\n\n   {{one}}\n\n{{none}}\n',
    'page.md': '---\ntitle: Page\n---\nText.\n',
  }).then(({ folder, unknown }) => ({ lines: folder.body('help-a-page').split('\n'), unknown }))
  expect(lines).toContain('>See [page](/articles/page).')
  expect(lines).toContain('   The first.')
  expect(lines).not.toContain('X')
  expect(unknown).toEqual(['macro {{none}}'])
})

test('what is left of AsciiDoc is read as that', async () => {
  const { lines } = await read({
    'p.png': picture,
    'page.md': `[WARNING]
.Take care
====
Hot. See <<there,the place>>.
====

[NOTE]
Short.

[source,bash]
----
ls <<x>>
----

[cols="1,2"]
|===
|A |B

|1
|2
|===

image::p.png[A door]

[[there]]
== Place

* one
** two

. first

link:https://example.com[Words] \`<<x>>\`
`,
  })
  expect(lines).toEqual([
    '> [!WARNING]', '> **Take care**', '>', '> Hot. See [the place](#place).', '> [!NOTE]', '> Short.', '```bash', 'ls <<x>>', '```', '| A | B |', '| --- | --- |', '| 1 | 2 |',
    '![A door](media/p.png)', '## Place', '* one', '  * two', '1. first', '[Words](https://example.com) `<<x>>`',
  ]) // prettier-ignore
})

test('a page that lists the pages below it leads to them', async () => {
  const { lines, constructs } = await read({
    'page/index.md':
      '---\ntitle: Page\nintro: What it is.\nchildren:\n  - /first\n  - /more\n  - /gone\n---\n',
    'page/first.md': '---\ntitle: First steps\n---\nText.\n',
    'page/more/index.md': '---\ntitle: More\nchildren: [{ odd: 1 }]\n---\nText.\n',
  })
  expect(lines).toEqual(['- [First steps](/articles/first)', '- [More](/articles/more)', '- gone'])
  const told = constructs.filter(({ name }) => name.includes('`children`')).map(({ name, places }) => [name, places[0]?.line]) // prettier-ignore
  expect(told).toEqual(expect.arrayContaining([['pages that a page lists: field `children`', 4], ['field `children`: not mapped', 3]])) // prettier-ignore
})

describe('of several languages', () => {
  const files = {
    'docs/en/page.md': 'One',
    'docs/de-DE/page.md': 'Eins',
    'docs/en-GB/page.md': 'One, too',
    'docs/en/go/page.md': 'Two',
    'docs/sdk/it/page.md': 'Three',
    'i18n/fr/other.md': 'Quatre',
    'README.md': 'Five',
    'README.zh-CN.md': '五',
    'sign.in.md': 'Six',
  }
  const skipped = async (folder: Imported, mapping = {}) =>
    (await folder.run(mapping)).files.filter(({ outcome }) => outcome === 'skipped: another language').map(({ path, note }) => [path, note]) // prettier-ignore

  test('one is brought along, and each file of another is told', async () => {
    const folder = new Imported(files)
    made.push(folder)
    expect(await skipped(folder)).toEqual([
      ['README.zh-CN.md', 'zh-CN'],
      ['docs/de-DE/page.md', 'de-DE'],
      ['docs/en-GB/page.md', 'en-GB'],
      ['i18n/fr/other.md', 'fr'],
    ])
  })

  test('another one, or all, if the mapping says so', async () => {
    const folder = new Imported(files)
    made.push(folder)
    expect(await skipped(folder, { language: 'any' })).toEqual([])
    expect((await skipped(folder, { language: 'de' })).map(([path]) => path)).toEqual(
      expect.arrayContaining(['docs/en/page.md', 'docs/en/go/page.md']),
    )
  })
})
