import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

/*
 * `node scripts/font.ts` cuts the font down to what English texts are written with, in the weights that the portal uses: 13 kB of 34 on every
 * first page (decision 039). All other letters stay in the font's own files, which `src/styles/fonts.css` names for them.
 */
const whole =
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'
export const cut = 'src/styles/fonts/atkinson-hyperlegible-next-basic.woff2'

const between = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index))
/** What `unicode-range` says in the style sheet. */
const letters = `${between(0x20, 0x7e)}\u00a0©®·×–—‘’“”•…←→`

export const cutFont = async () =>
  subsetFont(await readFile(whole), letters, {
    targetFormat: 'woff2',
    noLayoutClosure: true,
    variationAxes: { wght: { min: 400, max: 700 } },
  })

if (import.meta.main) await writeFile(cut, await cutFont())
