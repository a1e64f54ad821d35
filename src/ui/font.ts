const key = 'signpost.font'
const face = "1em 'Atkinson Hyperlegible Next Variable'"
let isThere = false
/** What came first goes on in the font that it came in, also where the portal puts the rest of its address right. */
let first = ''

/** Before a page is seen that is read in the font if it is there already. */
export function restoreFont() {
  first = readAsOne()
  try {
    isThere = localStorage.getItem(key) !== null
  } catch {
    // As if it had never been there.
  }
  if (isThere) show()
}

/** The page is read in another font until then, and goes on so: nothing that is read changes its looks (decision 039). */
export async function bringFont() {
  await document.fonts.load(face)
  isThere = true
  try {
    // For every page that is loaded from now on.
    localStorage.setItem(key, 'there')
  } catch {
    // Blocked storage costs nothing but the font of each first page.
  }
}

/** On the page that was gone to just now, and on all others from there. */
export function showFont() {
  if (isThere && readAsOne() !== first) show()
}

/** An article, or all steps of a troubleshooter: the way to each stands above it. */
const readAsOne = () => location.pathname.split('/', 3).join('/')

const show = () => void (document.documentElement.dataset['font'] = '')
