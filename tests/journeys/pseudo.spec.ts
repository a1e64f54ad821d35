import { expect, type Page } from '@playwright/test'
import { test } from './journey.ts'
import { gated, openAccountMenu, visit } from './steps.ts'

/**
 * Draws every text of the catalogue between ⟦ and ⟧. What is left outside must be content, configuration or a name, which these
 * elements hold; anything else is a text that somebody wrote into a component.
 */
async function looseTexts(page: Page, content: string[]) {
  return page.evaluate((selectors) => {
    const loose: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const element = node.parentElement
      if (!/\p{L}{2}/u.test(text) || !element || element.closest(selectors.join(','))) continue
      if (!/^[·\s]*⟦.*⟧$/s.test(text)) loose.push(`${text} (in ${element.outerHTML.slice(0, 120)})`)
    }
    for (const element of document.querySelectorAll('[aria-label],[title],[alt],[placeholder]')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
        const text = element.getAttribute(name)
        if (text && /\p{L}{2}/u.test(text) && !text.startsWith('⟦') && !element.closest(selectors.join(',')))
          loose.push(text)
      }
    }
    return loose
  }, content)
}

const everywhere = [
  'script',
  'style',
  'noscript',
  'header [class*=brand]',
  'summary [class*=name]',
  '[class*=email]',
  // What was announced: the title of the page.
  'output.visually-hidden',
]

test('no interface text is hard-wired', async ({ page }) => {
  const pages: [path: string, content: string[]][] = [
    ['/', ['[class*=list] h3', '[class*=list] [class*=summary]']],
    ['/articles', ['h2', '[class*=item] [class*=summary]', 'option']],
    [
      '/articles/sign-in',
      [
        '.prose',
        'h1',
        'header [class*=summary]',
        'a[href^=mailto]',
        '[class*=breadcrumb]',
        'nav li a',
        '[class*=neighbours] a > span:last-child',
        '[class*=related] h3',
        '[class*=related] [class*=summary]',
        'option',
      ],
    ],
    [gated.path, ['h1', 'header [class*=summary]', 'a[href^=mailto]', '[class*=breadcrumb]']],
    ['/troubleshooters/sign-in', ['h1', '[class*=lead]']],
    ['/troubleshooters/sign-in/what-happens', ['h1', 'label', '[class*=origin]']],
    [
      '/troubleshooters/sign-in/reset-password?what-happens=forgot',
      ['h1', '[class*=outcome] [class*=text]', '[class*=trail]', '[class*=related] a'],
    ],
    ['/troubleshooters/sign-in/hand-over', ['[class*=origin]', 'pre']],
    [
      '/troubleshooters/sign-in/map',
      ['svg', 'code', '[class*=title]', '[class*=way]', '[class*=more] a', '[class*=elsewhere]'],
    ],
    ['/search', ['form input']],
    [
      '/search?q=pasword',
      ['h1 bdi', 'ol h2', 'ol [class*=excerpt]', 'ol [class*=place]', 'ol [class*=origin]', 'option'],
    ],
    ['/search?q=zzqx&topic=account', ['h1 bdi', 'option']],
    ['/access', []],
    ['/check', []],
    ['/sign-in', []],
    ['/signed-out', []],
    ['/nothing-here', []],
  ]
  await page.goto('/sign-in')
  for (const [path, content] of pages) await expectNoLooseText(page, path, content)

  await page.goto('/access')
  await page.getByRole('banner').getByRole('link').last().click()
  await page.getByRole('button', { name: 'editor@example.com' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await openAccountMenu(page)
  expect(await looseTexts(page, [...everywhere, 'td', 'code'])).toEqual([])

  await leaveFeedback(page)
  const desk: [path: string, content: string[]][] = [
    ['/desk/comments', ['bdi']],
    ['/desk/pages', ['th a']],
    ['/desk/pages/sign-in', ['h1']],
    ['/desk/troubleshooters', ['[class*=title]']],
    ['/desk/troubleshooters/sign-in', ['svg']],
    ['/desk/searches', ['th a']],
    ['/desk/view-as', []],
  ]
  for (const [path, content] of desk) await expectNoLooseText(page, path, content)
})

async function expectNoLooseText(page: Page, path: string, content: string[]) {
  const title = page.getByRole('heading', { level: 1 })
  const before = await title.textContent()
  await visit(page, path)
  await expect(title).not.toHaveText(before ?? '')
  if (path.startsWith('/articles/sign-in')) await expect(page.getByRole('radio').first()).toBeVisible()
  expect(await looseTexts(page, [...everywhere, ...content]), `at ${path}`).toEqual([])
}

/** A comment and a rating by whoever is signed in, so that the desk has something to say. */
const leaveFeedback = (page: Page) =>
  page.evaluate(async () => {
    const { tokens } = JSON.parse(localStorage.getItem('signpost.session') ?? '{}') as {
      tokens: { accessToken: string }
    }
    const send = (method: string, what: string, body: object) =>
      fetch(`/api/articles/sign-in/${what}`, {
        method,
        headers: {
          Authorization: `Bearer ${tokens.accessToken}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
        },
        body: JSON.stringify(body),
      })
    const text = 'Call me: +49 30 1234567. The fourth step is missing.'
    const answers = [await send('PUT', 'rating', { stars: 2 }), await send('POST', 'comments', { text })]
    if (!answers.every(({ ok }) => ok)) throw new Error('the feedback was not taken')
  })
