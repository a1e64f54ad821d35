import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isPage } from '../paths.ts'
import { quietly } from './new-version.ts'

/** Milliseconds: a pointer that only passes over a link is on its way elsewhere. */
const dwell = 60
const savesData = () =>
  'connection' in navigator && (navigator.connection as { saveData?: boolean }).saveData === true

const intents = ['pointerover', 'touchstart', 'focusin'] as const

/** Who points at a link, touches it or tabs to it will most likely follow it: what its page needs is fetched by then. */
export function usePrefetch() {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const prefetch = ({ target, type }: Event) => {
      clearTimeout(timer)
      const link = target instanceof Element ? target.closest('a') : null
      if (!link || link.origin !== location.origin || !isPage(link.pathname) || savesData()) return
      const begin = () =>
        void quietly(async () => (await import('./prefetch.ts')).prefetch(client, link.href))
      timer = setTimeout(begin, type === 'pointerover' ? dwell : 0)
    }
    for (const intent of intents) document.addEventListener(intent, prefetch, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const intent of intents) document.removeEventListener(intent, prefetch)
    }
  }, [client])
}
