import { reading as say } from '../messages/reading.ts'
import { shell } from '../messages/shell.ts'
import { announce } from './announcer.tsx'
import { copyText } from './copy-text.ts'
import { isPlainClick } from './plain-click.ts'
import './reading-aids.css'

/** How long a button says what it has done, in milliseconds. */
const moment = 4000

/** Copies, says so politely, and answers whether it could. */
async function copy(text: string, done: string): Promise<boolean> {
  const copied = await copyText(text)
  announce(copied ? done : shell.copyRefused)
  return copied
}

function addCopyButton(block: Element) {
  const text = block.querySelector('pre')?.textContent
  if (!text) return null
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = say.copy
  button.ariaLabel = say.copyCode
  const show = (copied: boolean) => {
    button.textContent = copied ? shell.copied : say.refused
    setTimeout(() => (button.textContent = say.copy), moment)
  }
  button.addEventListener('click', () => void copy(text.replace(/\n$/, ''), say.codeCopied).then(show))
  block.append(button)
  return button
}

/** The picture as large as the window allows; Escape, the button and a click beside it close it, and the focus goes back by itself. */
function enlarge(image: HTMLImageElement) {
  const dialog = document.createElement('dialog')
  dialog.className = 'picture'
  dialog.ariaLabel = image.alt
  const close = document.createElement('button')
  close.type = 'button'
  close.textContent = say.close
  close.addEventListener('click', () => dialog.close())
  const large = document.createElement('img')
  large.src = image.src
  large.alt = image.alt
  dialog.append(close, large)
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function showCopied(link: HTMLAnchorElement) {
  link.dataset['said'] = shell.copied
  setTimeout(() => delete link.dataset['said'], moment)
}

/** A link to a heading is followed as ever, and copied besides; a picture’s is followed only where a dialog cannot show it. */
function onClick(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || !isPlainClick(event)) return
  if (link.classList.contains('anchor')) {
    void copy(link.href, say.linkCopied).then((copied) => copied && showCopied(link))
  }
  const image = link.classList.contains('zoom') && link.querySelector('img')
  if (!image) return
  event.preventDefault()
  enlarge(image)
}

/**
 * What helps while reading HTML that the server has made, beyond what HTML can do alone: copying code and the addresses of headings, and pictures
 * in full size. Answers how to take it away.
 */
export function addReadingAids(root: HTMLElement): () => void {
  const buttons = [...root.querySelectorAll('.code')].map(addCopyButton)
  root.addEventListener('click', onClick)
  return () => {
    root.removeEventListener('click', onClick)
    for (const button of buttons) button?.remove()
    // Whoever goes back has left the picture, too.
    document.querySelector('dialog.picture')?.remove()
  }
}
