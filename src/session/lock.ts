/**
 * Runs `work` in one tab at a time. Without Web Locks (old browsers, tests) only this tab is held to it, which the
 * session's single flight already does.
 */
export function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request(name, work)
}
