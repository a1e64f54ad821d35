const mark = 'signpost.reloaded-for'

/**
 * After a deployment, a tab that is still open asks for files that are gone. The new version has them under other names, so the
 * page is loaded again, once: if that does not help, the error page says so.
 */
export function reloadOnceForNewVersion() {
  addEventListener('vite:preloadError', (event) => {
    const already = sessionStorage.getItem(mark) === location.href
    if (already) return
    sessionStorage.setItem(mark, location.href)
    event.preventDefault()
    location.reload()
  })
}
