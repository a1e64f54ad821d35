/** Whether the portal's server is there to load files from. The worker never answers for itself, so it is the server that did. */
export async function serverAnswers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(5000)
    return (await fetch('/sw.js', { method: 'HEAD', cache: 'no-store', signal })).ok
  } catch {
    return false
  }
}
