import { serverAnswers } from './server-answers.ts'

/**
 * Loads the page again. If the portal itself is broken, a worker would load it from what it has kept, broken again: so that goes first, as
 * long as there is a server to load from.
 */
export async function startAfresh() {
  if (await serverAnswers()) await dropWorker().catch(() => undefined)
  location.reload()
}

async function dropWorker() {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  await Promise.all(registrations.map((registration) => registration.unregister()))
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}
