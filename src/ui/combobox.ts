import { useEffect, useEffectEvent, useId, useState } from 'react'
import { closed, type ListState, press } from './combobox-keys.ts'

/**
 * Makes a text box that is there already, perhaps in use already, lead a list of `count` options below it: the box stays the same element,
 * with what was typed and where the caret stands. What it says of the list to assistive technology is written here, and nowhere else.
 * `onType`: the text, after every change, but not the half-made words of an input method.
 */
export function useCombobox(box: HTMLInputElement, count: number, onType: (text: string) => void) {
  const [state, setState] = useState<ListState>(closed)
  const list = useId()
  const open = state.open && count > 0
  const active = open && state.active !== null && state.active < count ? state.active : null
  const optionId = (index: number) => `${list}-${index}`

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // An input method uses the same keys for its own list.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return
    const pressed = press(event, { open, active }, count)
    setState(pressed.state)
    if (pressed.taken) event.preventDefault()
    if (pressed.chosen !== null) document.getElementById(optionId(pressed.chosen))?.click()
  })
  const onText = useEffectEvent((event: Event) => {
    if (event instanceof InputEvent && event.isComposing) return
    setState({ open: true, active: null })
    onType(box.value)
  })
  const onLeave = useEffectEvent(() => setState(closed))

  useEffect(() => {
    const { form } = box
    const key = (event: KeyboardEvent) => onKey(event)
    const text = (event: Event) => onText(event)
    const leave = () => onLeave()
    box.addEventListener('keydown', key)
    box.addEventListener('input', text)
    box.addEventListener('compositionend', text)
    box.addEventListener('blur', leave)
    form?.addEventListener('submit', leave)
    // Whoever has typed while this was loaded waits for the list.
    if (box.value !== box.defaultValue) box.dispatchEvent(new Event('input'))
    return () => {
      box.removeEventListener('keydown', key)
      box.removeEventListener('input', text)
      box.removeEventListener('compositionend', text)
      box.removeEventListener('blur', leave)
      form?.removeEventListener('submit', leave)
    }
  }, [box])

  useEffect(() => {
    say(box, { role: 'combobox', 'aria-autocomplete': 'list' })
    return () =>
      say(box, {
        role: null,
        'aria-autocomplete': null,
        'aria-expanded': null,
        'aria-controls': null,
        'aria-activedescendant': null,
      })
  }, [box])

  const current = active === null ? null : optionId(active)
  useEffect(() => {
    say(box, {
      'aria-expanded': String(open),
      'aria-controls': open ? list : null,
      'aria-activedescendant': current,
    })
    if (current) document.getElementById(current)?.scrollIntoView({ block: 'nearest' })
  }, [box, list, open, current])

  return {
    open,
    listProps: {
      id: list,
      role: 'listbox',
      // The box keeps the focus, and with it the list its place, until an option is let go of.
      onMouseDown: (event: React.MouseEvent) => event.preventDefault(),
      onClick: () => setState(closed),
    },
    optionProps: (index: number) => ({
      id: optionId(index),
      role: 'option',
      'aria-selected': index === active,
      tabIndex: -1,
    }),
  } as const
}

function say(box: HTMLInputElement, attributes: Record<string, string | null>) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) box.removeAttribute(name)
    else box.setAttribute(name, value)
  }
}
