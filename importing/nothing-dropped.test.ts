import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imported } from '../tests/imported.ts'
import { reportJson } from './report.ts'

/** Pieces of every dialect; `@` becomes a word that is nowhere else. */
const pieces = [
  '@ @ **@**', '# @', '## @ {#own}', '#### @', '@\n===', '- @\n- @\n  - : @', '1. @\n   @', '| @ | |\n|---|---|\n| @ | @ |',
  '> @', '> [!NOTE]\n> @', '> [!info] @\n> @', ':::note @\n@\n:::', ':::tip[@]\n\n@\n\n:::', ':::strange @\n@\n:::', ':::note\n@',
  '!!! warning "@"\n    @\n\n    - @', '??? note\n    @', '=== "@"\n\n    @', '{: .note }\n@', '@\n{: .strange }',
  '{{< note >}}\n@\n{{< /note >}}', '@ {{< strange text="@" >}} @', '{{% tab name="@" %}}\n@\n{{% /tab %}}', '{{< strange >}}@{{< /strange >}}',
  '{% hint style="info" %}\n@\n{% endhint %}', '{% if @ %}@{% else %}@{% endif %}', '{% strange @ %}', '@ {{ @ }} @', '{{Strange("@", "@")}}', '{% raw %}@ {{ @ }}{% endraw %}', '{% comment %}@{% endcomment %}',
  '<div align="center">\n@ <b>@</b>\n</div>', '<details><summary>@</summary>\n\n@\n\n</details>', '<table><tr><th>@</th></tr><tr><td>@<ul><li>@</li></ul></td></tr></table>', '@ <span class="x">@</span> <kbd>@</kbd>',
  '<Tabs>\n<TabItem value="x" label="@">\n@\n</TabItem>\n</Tabs>', '<Strange title="@">@</Strange>', '<Strange text={@} />', '<Strange list={[{ a: "@", b: "@ <@>" }, { c: "`@` | @" }]} />', '>[!BEGINTABS]\n\n>[!TAB @]\n\n@\n\n>[!ENDTABS]', '+++ @\n\n@\n\n+++', '+++ @', '>[!STRANGE]\n>\n>@', '::note{title="@"}\n@\n#@\n::', '::strange\n---\ntitle: @\nother: @\n---\n@\n::', ':strange[@]{to="@"}', '::: tabs\n@tab @\n@\n:::',
  '[block:callout]\n{"title": "@", "body": "@"}\n[/block]', '[block:strange]\n{"a": "@"}\n[/block]', '[block:parameters]\n{"data": {"h-0": "@", "0-0": "@"}, "cols": 9}\n[/block]', '> 🚧 @\n> @', '{::comment}\n@\n{:/comment}', '{::strange}@{:/}', '![@](@.png){ alt="@" .@ }', '*[@]: @', '##@', '<p class="warning">@</p>', '++@++ ==@==', '<Strange label="@">\n@\n\n- @\n</Strange>', '{{< strange "@" >}}\n\n@\n\n{{< /strange >}}', '{{< note title="@" />}}', '{% strange %}\n@\n{% endstrange %}', '<Strange>', '</Strange>', '<!-- @ -->', '{/* @ */}', '<script>@</script>', '@ <@>',
  '# [@](#tab/x)\n@\n# [@](#tab/y)\n@\n***', ':::image source="x.png" alt-text="@":::', '[!VIDEO https://example.com/@]', '[!INCLUDE [@](@.md)]', ':::row:::\n@\n:::row-end:::',
  '[@](other.md#@)', '[@](@.md "@")', '[@][ref]\n\n[ref]: https://example.com/@', '![@](@.png)', '![](@.png)', '[![@](https://example.com/x.png)](/@)', '<https://example.com/@>', '<a href="other.md">@</a>', '[@](#nowhere)',
  '@[^n]\n\n[^n]: @', '$$\n@_1\n$$', '@\n: @', '- [ ] @', '{portal} @', '```{note} @\n@\n```', '```{strange}\n@\n```', '---', '@  \n@', 'a @ \\{{ @ }}',
  '~> @\n@', 'NOTE:\n@', 'NOTE: @', "@include '@.md'", '::Tabs\n\n:::TabTitle @\n\n@\n\n::EndTabs', '>[!BEGINSHADEBOX "@"]\n\n@\n\n>[!ENDSHADEBOX]', '>[!CONTEXTUALHELP]\n>id="@"\n>title="@"', '[!BADGE @]{url="https://example.com/@"}', '[[!DNL @] @](@.md)', '/// note | @\n@\n///', '/// strange | @\n@\n///',
  ':::{note} @\n:class: @\n@\n:::', ':::{strange} @\n:x: @\n@\n:::', ':::{image} @.png\n:alt: @\n:::', ':::{figure} @.png\n:alt: @\n@\n:::', '```{applies_to}\n@: @\n```', '{kbd}`@` {icon}`@` {strange}`@` {ref}`@ <@>`', '{% ifversion @ %}@{% elsif @ %}@{% endif %}', '`{% ifversion ghes %}@{% else %}@{% endif %}`',
  '@ <Link to="@.md">@</Link> <a href={"@.md"}>@</a>', '<Image alt="@" src={{ light: "@.png" }} />', '<$Strange title="@">\n@\n</$Strange>', '<div class="note">\n\n@\n\n</div>', '<p>@ {{HTMLElement("@")}}</p>', '{{Compat("@")}}', '@\n\n:   @\n\n    @\n\n: @', ':::column:::\n      @\n:::column-end:::', '::: zone pivot="@"\n\n@\n\n::: zone-end', '{{< feature-state state="@" >}}', '{% include alert.html content="@" type="info" %}', '{% configuration %}\n@: @\n{% endconfiguration %}', '^^@^^ @^2^ :octicons-@:', '::: a.@\n    @: @\n\n@', '```mdx-code-block\n@\n```',
  '[NOTE]\n====\n@\n====', '[TIP]\n.@\n@', '[source,@]\n----\n@\n----', '[cols="@"]\n|===\n|@ |@\n\n|@\n|===', 'image::@.png[@]\n\nxref:@[@] <<@,@>> link:https://example.com/@[@]\n\n:@: @', 'ifdef::@[]\n\n. @\n\n== @\n\n[[x]]',
  '~~~js\n@ {{< x >}} <Tabs>\n:::note\n~~~', '    @ {{ @ }}', '`@ {{ @ }}`', '> ```\n> @ {% x %}\n> ```', '- x\n\n  ```sh\n  @ <div>\n  ```',
] // prettier-ignore

/** A text of such pieces, each word its own. */
const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 }).map((chosen) => {
  let count = 0
  return ['Some text.', ...chosen.map((piece) => piece.replaceAll('@', () => `word${(count += 1)}x`))].join(
    '\n\n',
  )
})
const ending = fc.constantFrom('md', 'mdx')

describe('whatever dialect a file is written in', () => {
  test('every word of it is in the article or in the report, and the article is sound', async () => {
    await fc.assert(
      fc.asyncProperty(texts, ending, async (text, kind) => {
        const folder = imported({ [`page.${kind}`]: text, 'other.md': '# Other\n\nText.' })
        const report = await folder.run()
        const said = `${folder.article('page')}\n${[...reportJson(report)].join('')}`
        const lost = [...text.matchAll(/word\d+x/g)]
          .map(([word]) => word)
          .filter((word) => !said.includes(word))
        expect(lost).toEqual([])
        expect(await folder.faults()).toEqual([])
        folder.end()
      }),
      { numRuns: 150 },
    )
  })

  test('code is there to the letter', async () => {
    const codes = fc.array(
      fc.constantFrom(
        'a = {{ b }}', '{{< note >}}', '{% if x %}', ':::note', '<Tabs>', '<!-- x -->', '[a](b.md)', '![x](y.png)', '# x', '    deep', '', '$$', '=== "x"', '!!! note', '`', 'import X from "y.md"', '\\', '&lt;', '[^1]: x', '| a |', '{portal}', '  two  ',
      ),
      { minLength: 1, maxLength: 8 },
    ) // prettier-ignore
    await fc.assert(
      fc.asyncProperty(
        codes,
        fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
        async (lines, around) => {
          const code = ['first', ...lines, 'last'].join('\n')
          const open = around.filter((piece) => /^(:::note\n@|.*\{#own\})$/.test(piece)).length > 0
          const before = around.join('\n\n').replaceAll('@', 'word')
          const folder = imported({ 'page.md': `${before}\n\n~~~~text\n${code}\n~~~~\n` })
          await folder.run()
          const plain = folder.body('page').replaceAll(/^(?:> ?)+/gm, '')
          expect(open ? plain.replaceAll(/[ \t]+$/gm, '') : plain).toContain(
            open ? code.replaceAll(/[ \t]+$/gm, '') : code,
          )
          folder.end()
        },
      ),
      { numRuns: 80 },
    )
  })
})
