import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Imported, picture } from '../tests/imported.ts'
import type { ImportReport } from './outcomes.ts'

/** A dialect’s way to write something, in a file of its own; and lines that its article holds. */
const rows: [what: string, source: string, lines: string[]][] = [
  ['GitHub’s alert', '> [!WARNING]\n> Hot', ['> [!WARNING]', '> Hot']],
  ['Obsidian’s callout with a title', '> [!danger]- Watch out\n> Hot', ['> [!CAUTION]', '> Watch out', '> Hot']],
  ['Docusaurus’ admonition', ':::note[Mind]\n\nText\n\n:::', ['> [!NOTE]', '> **Mind**', '> Text']],
  ['Docusaurus’ admonition within one', '::::info\nA\n:::tip Try\nB\n:::\n::::', ['> [!NOTE]', '> > [!TIP]', '> > B']],
  ['MkDocs’ admonition with code in it', '!!! danger "Careful"\n\n    Text\n\n    ```sh\n    ls\n    ```\n\nAfter', ['> [!CAUTION]', '> **Careful**', '> ```sh', '> ls', 'After']],
  ['MkDocs’ tabs', '## Install\n\n=== "Linux"\n\n    apt\n\n=== "macOS"\n\n    brew', ['## Install', '### Linux', 'apt', '### macOS', 'brew']],
  ['Hugo’s alert in a list', '1. Step\n   {{< warning >}}\n   Hot\n   {{< /warning >}}\n2. Next', ['   > [!WARNING]', '   > Hot', '2. Next']],
  ['Hugo’s tabs', '{{< tabs >}}\n{{% tab name="A" %}}\nx\n{{% /tab %}}\n{{< tab name="B" >}}y{{< /tab >}}\n{{< /tabs >}}', ['## A', 'x', '## B', 'y']],
  ['Hugo’s tabs of code, and of another file', '1. Do\n\n   {{< tabs name="t" >}}\n   {{< tab name="A" codelang="sh" >}}\n   # list\n   ls *a*\n   {{< /tab >}}\n   {{< tab name="B" include="includes/part.md" />}}\n   {{< /tabs >}}\n\nAfter', ['   ```sh', '   # list', '   ls *a*', '   ```', '   ## B', '   From a part: [other](/articles/other#more).', 'After']],
  ['Docsy’s panes of code', '{{< tabpane lang="sh" >}}\n{{< tab header="Shell" >}}\necho *x*\n{{< /tab >}}\n{{< /tabpane >}}', ['## Shell', '```sh', 'echo *x*']],
  ['an alert that ends where it begins', '{{< alert type="flag" />}}\n\n## After\n\n<Note title="Mind" />\n\nThen', ['## After', '> **Mind**', 'Then']],
  ['Hugo’s cards and diagrams', '{{< card link="other" title="Other" subtitle="More of it" >}}\n\n{{< mermaid >}}\na-->b\n{{< /mermaid >}}', ['[Other](/articles/other): More of it', '```mermaid', 'a-->b']],
  ['words that are explained', 'A {{< glossary_tooltip term_id="daemon-set" >}} <Tooltip tip="long">API</Tooltip> {% octicon "gear" aria-hidden="true" aria-label="gear" %}', ['A daemon set API']],
  ['frames that nobody knows', '<AppOnly>\n\n- *A*\n\n</AppOnly>\n\n{{< history >}}\n\n- B\n\n{{< /history >}}\n\n<Field name="id">\n  What it is\n</Field>\n\nAfter', ['- *A*', '- B', '**id**', 'What it is', 'After']],
  ['parts that a component names', '<Render file="steps" product="maps" />\n\n<Snippet file="steps.mdx" />', ['Steps of *maps*.', 'Steps of *maps*.']],
  ['MDX parts with more than one name, and worked addresses', 'import Part, { toc } from "./includes/part.md"\nimport base from "x"\n\n<Part />\n\n<img src={base("p.png")} alt="A" />', ['From a part: [other](/articles/other#more).', '![A](media/p.png)']],
  ['GitLab’s alert', '{{< alert type="flag" >}}\n\nOff by default.\n\n{{< /alert >}}', ['> [!NOTE]', '> Off by default.']],
  ['GitBook’s hint', '{% hint style="danger" %}\nHot\n{% endhint %}', ['> [!CAUTION]', '> Hot']],
  ['kramdown’s class before a paragraph', '{: .warning }\nHot\n\nAfter', ['> [!WARNING]', '> Hot', 'After']],
  ['Microsoft’s tabs', '# [Linux](#tab/linux)\n\nA\n\n# [Windows](#tab/windows)\n\nB\n\n---\n\nC', ['## Linux', 'A', '## Windows', 'B', 'C']],
  ['Microsoft’s picture and code', ':::image type="content" source="p.png" alt-text="A door":::\n\n:::code language="csharp" source="code.cs" range="2-3":::', ['![A door](media/p.png)', '```csharp', 'two', 'three']],
  ['MDX tabs, deeper than what is around them', 'import Tabs from "@theme/Tabs"\n\n<Tabs>\n  <TabItem value="a" label="A">\n    Deep *text*\n  </TabItem>\n</Tabs>', ['## A', 'Deep *text*']],
  ['MyST’s directives', '```{tip} Try\nText\n```\n\n```{code-block} python\nx = 1\n```', ['> [!TIP]', '> **Try**', '> Text', '```python', 'x = 1']],
  ['Jekyll’s highlight and raw', '{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\n{% raw %}{{ kept }}{% endraw %}', ['```ruby', 'puts 1', '{{ kept }}']],
  ['MDN’s references', '{{domxref("Node.x", "x")}} and {{HTMLElement("div")}}', ['`x` and `<div>`']],
  ['GitHub’s words and reusable parts', '{% data reusables.a.b %} {% data variables.product.name %}', ['A part. The Product']],
  ['a part of another file', '[!INCLUDE [part](includes/part.md)]', ['From a part: [other](/articles/other#more).']],
  ['mdBook’s part', '{{#include code.cs:2}}', ['```csharp', 'two']],
  ['footnotes', 'A[^1]\n\n[^1]: Note', ['A<sup>[1](#footnotes)</sup>', '## Footnotes', '1. Note']],
  ['tasks', '- [x] done\n- [ ] open', ['- ☑ done', '- ☐ open']],
  ['terms', 'Term\n: Meaning', ['**Term**\\', 'Meaning']],
  ['formulas', '$$\na_1\n$$\n\nIt is $x^2$, for $5 or $6.', ['```math', 'a_1', 'It is `x^2`, for $5 or $6.']],
  ['emojis', 'Done :rocket: at 10:30:00', ['Done 🚀 at 10:30:00']],
  ['HTML for which Markdown has signs', '<p align="center"><a href="other.md">See <b>it</b></a> a_b*</p>', ['[See <b>it</b>](/articles/other) a\\_b\\*']],
  ['a table of HTML', '<table><tr><th>A</th><th>B</th></tr><tr><td>1 | 2</td><td><ul><li>x</li><li>y</li></ul></td></tr></table>', ['| A | B |', '| 1 \\| 2 | x<br>y |']],
  ['plain elements, without what they need not', 'Press <kbd class="k">F1</kbd><br/>now <span style="color:red">red</span>', ['Press <kbd>F1</kbd><br>now red']],
  ['a column without a heading', '|  | A |\n|---|---|\n| x | y |', ['| Column 1 | A |']],
  ['headings with gaps, ids, and too deep', '# One\n\n## Two {#own}\n\n##### Five\n\n[own](#own)', ['## Two', '### Five', '[own](#two)']],
  ['a link to a place that has a name', '<a name="there"></a>\n## Place\n\n[there](#there)', ['[there](#place)']],
  ['links by name, and with HTML endings', '[a][b] [c](other.html) <https://example.com>\n\n[b]: ./other.md "T"', ['[a](/articles/other "T") [c](/articles/other) <https://example.com>']],
  ['links that lead nowhere', '[gone](gone.md) [out](../out.md) [call](tel:1) [x](#none)', ['gone out call x']],
  ['pictures from outside, in links, and without words', '![A](https://example.com/a.png) [![B](p.png)](other.md) ![](p.png)', ['[A](https://example.com/a.png) [![B](media/p.png)](/articles/other) ![p](media/p.png)']],
  ['words that the portal would put in', 'Say {vendor}, `{vendor}`.', ['Say {<wbr>vendor}, `{vendor}`.']],
  ['words between signs that are no elements', 'A `List<String>` or List<String>', ['A `List<String>` or List<String>']],
] // prettier-ignore

const files = Object.fromEntries(rows.map(([, source], index) => [`row-${index}.${source.startsWith('import') ? 'mdx' : 'md'}`, `Some text.\n\n${source}\n`])) // prettier-ignore
const folder = new Imported({
  ...files,
  'other.md': '---\ntitle: Other\n---\n\n## More\n\nText.\n',
  'includes/part.md': '---\ntitle: A part\n---\nFrom a part: [other](../other.md#more).\n',
  'partials/maps/steps.mdx': 'Steps of *maps*.',
  'data/reusables/a/b.md': 'A part.',
  'data/variables/product.yml': 'name: "The Product"\n',
  'code.cs': 'one\ntwo\nthree\n',
  'p.png': picture,
})
let report: ImportReport
beforeAll(async () => {
  report = await folder.run()
})
afterAll(() => folder.end())

describe('is understood', () => {
  test.each(rows.map(([what, , lines], index) => [what, `row-${index}`, lines] as const))(
    '%s',
    (_what, slug, lines) => {
      const written = folder.body(slug).split('\n')
      let at = 0
      for (const line of lines) {
        const found = written.indexOf(line, at)
        expect(found, `${line}\nin\n${written.join('\n')}`).toBeGreaterThanOrEqual(at)
        at = found + 1
      }
    },
  )

  test('so that all of it is sound', async () => {
    expect(await folder.faults()).toEqual([])
  })

  test('and nothing of it is told as not understood, but for what nobody can know', () => {
    const unknown = report.constructs.filter(({ fate }) => fate === 'not understood')
    expect(unknown.map(({ name }) => name)).toEqual(['element <string>'])
  })
})

test('what is not understood is told with its name, file and line, and its words are kept', async () => {
  const strange = new Imported({
    'a.md': '---\nstrange: 1\n---\nText.\n\n{{< unknown text="Words" >}} <Odd label="More">in</Odd>\n',
    'b.md': 'One\n\n{{ thing }}\n\n{{< unknown >}}\n\nAt {{< version >}}.\n',
  })
  const { constructs } = await strange.run()
  const unknown = constructs.find(({ name }) => name === 'shortcode {{< unknown >}}')
  expect(unknown).toEqual({
    name: 'shortcode {{< unknown >}}',
    fate: 'not understood',
    places: [
      { file: 'a.md', line: 6, text: 'unknown text="Words"' },
      { file: 'b.md', line: 5, text: 'unknown' },
    ],
  })
  expect(strange.body('a')).toContain('Words in')
  expect(strange.body('b')).toContain('{{ thing }}')
  expect(strange.body('b')).toContain('At {{< version >}}.')
  const field = constructs.find(({ name }) => name === 'field `strange`: not mapped')
  expect(field?.places).toEqual([{ file: 'a.md', line: 2, text: '1' }])
  strange.end()
})
