import { useEffect } from 'react'
import { useNavigate } from 'react-router-dom'
import { isPage } from '../paths.ts'
import { isPlainClick } from '../ui/plain-click.ts'

/** Links in HTML that the server has made lead from page to page as all others do, without loading the portal anew. */
export function useFollowLinks() {
  const navigate = useNavigate()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      // The router's own links have been followed by now, and have said so.
      if (!link || !isPlainClick(event) || event.defaultPrevented || link.target) return
      const { origin, pathname, search, hash } = link
      if (origin !== location.origin || !isPage(pathname)) return
      if (pathname === location.pathname && hash) return
      event.preventDefault()
      void navigate(pathname + search + hash)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [navigate])
}
