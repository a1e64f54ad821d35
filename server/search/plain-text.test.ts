import { describe, expect, test } from 'vitest'
import { render } from '../content/markdown.ts'
import { plainText, sectionsOf } from './plain-text.ts'

describe('what a reader sees of an article', () => {
  test('is cut at its headings, with code, tables and alerts as text', () => {
    const { html } = render(
      [
        'Before *any* heading.',
        '',
        '## First & foremost',
        '',
        '> [!NOTE]',
        '> Mind the gap.',
        '',
        '| Error | Means |',
        '| --- | --- |',
        '| `a<b>` | "No" |',
        '',
        '### With `code`',
        '',
        '```json',
        '{"error":"invalid_grant"}',
        '```',
        '',
        '#### Fourth level',
        '',
        '- one',
        '- two',
      ].join('\n'),
    )
    const text = sectionsOf({ html })
    expect(text.map(({ heading }) => heading)).toEqual([
      null,
      { id: 'first--foremost', text: 'First & foremost' },
      { id: 'with-code', text: 'With code' },
      { id: 'fourth-level', text: 'Fourth level' },
    ])
    expect(text.map((one) => one.text)).toEqual([
      'Before any heading.',
      'Note Mind the gap. Error Means a<b> “No”',
      '{"error":"invalid_grant"}',
      'one two',
    ])
  })

  test('holds no sign of the HTML it is made of', () => {
    expect(plainText('<p>a&amp;lt;b &#60;i&#x3e; &unknown;<br />c</p>')).toBe('a&lt;b <i> &unknown; c')
  })

  test('is also what is said in a video, from the second on at which it is said', () => {
    const cue = (start: number, text: string) => ({ start, end: start + 2, text })
    const transcript = [cue(0, 'Open the page.'), cue(2, 'x'.repeat(120)), cue(5, 'Choose Reset.')]
    const video = { transcript, chapters: [cue(3, 'The wait'), cue(5.4, 'The reset')] }
    const sections = sectionsOf({ html: '', video })
    expect(sections.map(({ second, text }) => [second, text.slice(0, 24)])).toEqual([
      [0, 'Open the page. xxxxxxxxx'],
      [5, 'The reset: Choose Reset.'],
      [3, 'The wait'],
    ])
  })
})
