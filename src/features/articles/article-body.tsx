import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import './prose.css'

/** HTML that the server has sanitised. Links to pages of the portal do not load it anew. */
export function ArticleBody({ html }: { html: string }) {
  const navigate = useNavigate()
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = body
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || event.button !== 0 || event.defaultPrevented) return
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      const url = new URL(link.href)
      if (url.origin !== location.origin || (url.pathname === location.pathname && url.hash)) return
      event.preventDefault()
      void navigate(url.pathname + url.search + url.hash)
    }
    current?.addEventListener('click', follow)
    return () => current?.removeEventListener('click', follow)
  }, [navigate])
  return <div ref={body} className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
