import { keepAskedToSignIn } from '../session/sign-in-memory.ts'
import { isPlainClick } from '../ui/plain-click.ts'
import { isTyped, singleKeysAreOn } from '../ui/single-keys.ts'

/*
 * What a reader does who is quicker than the portal. `/` leads to the search box, until the box listens by itself (`data-keys`); and a link
 * to the sign-in that is followed by hand is noted for the page it leads to, which then leads on.
 */
addEventListener('keydown', (event) => {
  if (event.key !== '/' || 'keys' in document.documentElement.dataset || isTyped(event) || !singleKeysAreOn())
    return
  const box = document.querySelector<HTMLInputElement>('[role=search] input')
  if (!box) return
  event.preventDefault()
  box.focus()
  box.select()
})
addEventListener('click', (event) => {
  const { target, defaultPrevented } = event
  if (defaultPrevented || !isPlainClick(event) || !(target instanceof Element)) return
  if (target.closest('a[href^="/sign-in"]')) keepAskedToSignIn(Date.now())
})
