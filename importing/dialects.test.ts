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
  ['code deep within components', 'import Tabs from "x"\n\n<Tabs>\n  <Tab title="A">\n    ```tsx\n    import { b } from "y"\n    const c = () => {\n      return <D />\n    }\n    ```\n  </Tab>\n</Tabs>', ['## A', '```tsx', 'import { b } from "y"', 'const c = () => {', '  return <D />', '}', '```']],
  ['lists of values that a component draws', 'import T from "x"\n\n<T\n  content={[\n    { name: "a", type: "List<string>", description: `What, or "who", it is.`, optional: true },\n    {\n      name: "b|c",\n      description: "See `x`.",\n    },\n  ]}\n/>', ['| name | type | description | optional |', '| a | `List<string>` | What, or "who", it is. | true |', '| `b\\|c` |  | See `x`. |  |']],
  ['tabs that their group names', '<Tabs items={["First", "Second"]}>\n  <Tabs.Tab>\n  A\n  </Tabs.Tab>\n  <Tabs.Tab>\n  B\n  </Tabs.Tab>\n</Tabs>\n\n<Tabs values={[{ label: "Third", value: "t" }]}>\n<TabItem value="t">\nC\n</TabItem>\n</Tabs>', ['## First', 'A', '## Second', 'B', '## Third', 'C']],
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
  ['links whose words are the title of their page', '[AUTOTITLE](/other#more) [](other.md) [](doc:other) [](https://example.com/a)', ['[Other](/articles/other#more) [Other](/articles/other) [Other](/articles/other) [https://example.com/a](https://example.com/a)']],
  ['links to where a page stood once, and by its name', '[a](/old/other/) [b](doc:other) [c](xref:other.md#more)', ['[a](/articles/other) [b](/articles/other) [c](/articles/other#more)']],
  ['names that only another tool links', 'See <xref:System.String?view=short> and <<glossary:word>>.', ['See `System.String` and <`glossary:word`>.']],
  ['Adobe’s tabs', '>[!BEGINTABS]\n\n>[!TAB First one]\n\nA\n\n>[!TAB Second]\n\nB\n\n>[!ENDTABS]\n\nC', ['## First one', 'A', '## Second', 'B', 'C']],
  ['Adobe’s parts that open, words of the interface and videos', '+++Show *it*\n\nA\n\n+++\n\nB [!UICONTROL Save]\n\n>[!VIDEO](https://example.com/v)', ['## Show *it*', 'A', 'B Save', '><https://example.com/v>']],
  ['alerts of the first Azure articles', '> [AZURE.NOTE]\n> Hot\n\n[AZURE.INCLUDE [part](includes/part.md)]', ['> [!NOTE]', '> Hot', 'From a part: [other](/articles/other#more).']],
  ['a region of code', '[!code-csharp[x](code.cs?name=two)]', ['```csharp', 'deux', '```']],
  ['lists of attributes', '[a](other.md){target="_blank"} ![A](p.png){ width=300 .x } `x`{.sh}\n\n{style="table-layout:auto"}\n\nIn {braces=x} here', ['[a](/articles/other) ![A](media/p.png) `x`', 'In {braces=x} here']],
  ['Nuxt’s blocks', '::note{icon="x"}\nA\n::\n\n::callout\n---\ncolor: warning\n---\nB\n::\n\n::card-group\n  ::card{title="Other" to="/other"}\n  C\n  #footer\n  D\n  ::\n::\n\n:read-more{to="/other"} at 10:30', ['> [!NOTE]', '> A', '> [!WARNING]', '> B', '  [Other](/articles/other)', '  C', '  D', '[Other](/articles/other) at 10:30']],
  ['VuePress’ tabs and code', '::: tabs\n@tab npm\nA\n@tab:active yarn\nB\n:::\n\n@[code{2} js](./code.cs)', ['## npm', 'A', '## yarn', 'B', '```csharp', 'two', '```']],
  ['ReadMe’s blocks', '[block:callout]\n{"type": "danger", "title": "Mind", "body": "Hot"}\n[/block]\n[block:parameters]\n{"data": {"h-0": "A", "h-1": "B", "0-0": "1|2", "0-1": "x\\ny"}, "cols": 2, "rows": 1}\n[/block]\n[block:code]\n{"codes": [{"code": "ls\\ncd", "language": "shell"}]}\n[/block]\n[block:image]\n{"images": [{"image": ["p.png", "p.png"], "caption": "A"}]}\n[/block]', ['> [!CAUTION]', '> **Mind**', '> Hot', '| A | B |', '| 1\\|2 | x<br>y |', '```shell', 'ls', 'cd', '```', '![A](media/p.png)']],
  ['ReadMe’s callouts', '> 🚧 Take care\n>\n> Hot', ['> [!WARNING]', '> **Take care**', '> Hot']],
  ['kramdown’s extensions and its table of contents', '1. TOC\n{:toc}\n\nA\n\n{::comment}\nhidden\n{:/comment}\n\n{::nomarkdown}\nB\n{:/}', ['A', 'B']],
  ['keys, and what is marked', 'Press ++ctrl+alt+del++ for ==all== of i++ and a == b.', ['Press <kbd>ctrl</kbd>+<kbd>alt</kbd>+<kbd>del</kbd> for <mark>all</mark> of i++ and a == b.']],
  ['parts in a list of their own, and abbreviations', '--8<--\nincludes/part.md\n--8<--\n\n*[API]: Long name\n\nThe API', ['From a part: [other](/articles/other#more).', 'The API']],
  ['headings without a space', '##Section\n\nA #channel', ['## Section', 'A #channel']],
  ['MDN’s banners', '{{SecureContext_Header}}{{SeeCompatTable}}\n\nIt takes {{cssxref("&lt;color&gt;")}}.\n\n{{csssyntax}}', ['> [!NOTE]', '> **Secure context**', '> [!WARNING]', '> **Experimental**', 'It takes `<color>`.']],
  ['HTML whose class makes an alert of it', '<p class="warning">Hot</p>\n\n<div class="alert alert-danger"><p>Very</p></div>', ['> [!WARNING]', '> Hot', '> [!CAUTION]', '> Very']],
  ['Markdown within HTML that asks for it', '<figure markdown>\n![A](p.png)\n<figcaption>Words</figcaption>\n</figure>', ['![A](media/p.png)', 'Words']],
  ['HashiCorp’s arrows and parts', '~> Hot\nand more\n\n@include \'part.md\'\n\n1. A\n\n   -> Mind', ['> [!WARNING]', '> Hot', '> and more', 'From a part: [other](/articles/other#more).', '1. A', '   > [!NOTE]', '   > Mind']],
  ['GitLab’s older alerts and tabs', 'NOTE:\nMind\n\n::Tabs\n\n:::TabTitle First one\n\nA\n\n:::TabTitle Second\n\nB\n\n::EndTabs\n\nC', ['> [!NOTE]', '> Mind', '## First one', 'A', '## Second', 'B', 'C']],
  ['Adobe’s boxes, badges and links that begin with a word of another product', '>[!BEGINSHADEBOX "Title"]\n\nA\n\n>[!ENDSHADEBOX]\n\n[!BADGE New]{type=Informative url="other.md"} [[!DNL Ads] now](other.md)\n\n>[!MORELIKETHIS]\n>\n>* B', ['**Title**', 'A', '[New](/articles/other) [Ads now](/articles/other)', '>[!NOTE]', '>* B']],
  ['PyMdown’s blocks', '/// warning | Take care\nHot\n///\n\n/// tab | First\nA\n///', ['> [!WARNING]', '> **Take care**', '> Hot', '## First', 'A']],
  ['links and pictures of components', 'import x from "y"\n\nSee <Link to="/other">the *other*</Link> and <a href={"/other"}>it</a>.\n\n<Image alt="A" src={{ dark: "none.png", light: "p.png" }} />\n\n<$Partial path="maps/steps.mdx" values={{ a: 1 }} />\n\n[x](@site/other.md)', ['See [the *other*](/articles/other) and [it](/articles/other).', '![A](media/p.png)', 'Steps of *maps*.', '[x](/articles/other)']],
  ['an alert of HTML around Markdown', '<div class="note warning">\n\nHot, *very*\n\n</div>\n\nAfter', ['> [!WARNING]', '> Hot, *very*', 'After']],
  ['references within HTML', '<table><tr><th>A</th></tr><tr><td>One {{HTMLElement("b")}} here</td></tr></table>\n\nThe `{{cssxref("color")}}: red`{{Compat}}', ['| A |', '| One `<b>` here |', 'The `color: red`']],
  ['terms apart from what they mean', 'Term\n\n:   Meaning\n\n    !!! tip\n        Mind\n\n:   Other\n\nAfter', ['- **Term**', '  Meaning', '  > [!TIP]', '  > Mind', '  Other', 'After']],
  ['Microsoft’s columns and pivots', ':::row:::\n   :::column span="":::\n      A\n   :::column-end:::\n:::row-end:::\n\n::: zone pivot="os-linux"\n\nB\n\n::: zone-end\n\nC', ['A', '**Os linux**', 'B', 'C']],
  ['Kubernetes’ banners and words of Hugo’s', '{{< feature-state for_k8s_version="v1.2" state="beta" >}}\n\n{{< button text="Go" url="other.md" >}} {{< yes >}}', ['> [!NOTE]', '> **Feature state: v1.2, beta**', '[Go](/articles/other) Yes']],
  ['Jekyll’s alerts and configurations', '{% include alert.html type="danger" content="Hot" %}\n\n{% configuration %}\na:\n  b: c\n{% endconfiguration %}', ['> [!CAUTION]', '> Hot', '```yaml', 'a:', '  b: c', '```']],
  ['words for each system', 'Open <span class="platform-mac">Terminal</span><span class="platform-windows">Git Bash</span>.', ['Open Terminal (macOS), Git Bash (Windows).']],
  ['icons and marks of Material', ':octicons-x-16: Source ^^new^^ H~2~O x^2^', [' Source <ins>new</ins> H<sub>2</sub>O x<sup>2</sup>']],
  ['blocks with a name that nobody knows', ':::mine Own words\nA\n:::', ['**Own words**', 'A']],
  ['code that is MDX', 'Before\n\n```mdx-code-block\n:::note\nA\n:::\n```', ['Before', '> [!NOTE]', '> A']],
  ['words that the portal would put in', 'Say {vendor}, `{vendor}`.', ['Say {<wbr>vendor}, `{vendor}`.']],
  ['words between signs that are no elements', 'A `List<String>` or List<String>', ['A `List<String>` or List<String>']],
] // prettier-ignore

const files = Object.fromEntries(rows.map(([, source], index) => [`row-${index}.${source.startsWith('import') ? 'mdx' : 'md'}`, `Some text.\n\n${source}\n`])) // prettier-ignore
const folder = new Imported({
  ...files,
  'other.md': '---\ntitle: Other\nredirect_from: /old/other\n---\n\n## More\n\nText.\n',
  'includes/part.md': '---\ntitle: A part\n---\nFrom a part: [other](../other.md#more).\n',
  'partials/maps/steps.mdx': 'Steps of *maps*.',
  'data/reusables/a/b.md': 'A part.',
  'data/variables/product.yml': 'name: "The Product"\n',
  'code.cs': 'one\ntwo\nthree\n// <two>\ndeux\n// </two>\n',
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
    expect(unknown.map(({ name }) => name)).toEqual([
      'container :::mine',
      'element <string>',
      'macro {{csssyntax}}',
    ])
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
