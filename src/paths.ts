/** Every address of the portal. Links are never strings. */
const query = (parameters: Record<string, string | undefined>) => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value) search.set(name, value)
  search.sort()
  return search.size > 0 ? `?${search}` : ''
}

export const paths = {
  home: () => '/',
  articles: (filters: Record<string, string | undefined> = {}) => `/articles${query(filters)}`,
  topics: () => '/topics',
  topic: (topic: string) => `/topics/${encodeURIComponent(topic)}`,
  article: (slug: string) => `/articles/${encodeURIComponent(slug)}`,
  /** `enter`: the cause the portal already knows (an entry of the flow); `article`: where the reader came from. */
  troubleshooter: (id: string, from: { enter?: string; article?: string } = {}) =>
    `/troubleshooters/${encodeURIComponent(id)}${query(from)}`,
  /** Answers are keyed by question and sorted, so that one state has one address. */
  step: (id: string, step: string, answers: Readonly<Record<string, string>> = {}) =>
    `/troubleshooters/${encodeURIComponent(id)}/${encodeURIComponent(step)}${query(answers)}`,
  /** `q`: what is looked for, with the names of the filters and the page of the list beside it. */
  search: (asked: Record<string, string | undefined> = {}) => `/search${query(asked)}`,
  signIn: (returnTo?: string) => `/sign-in${query({ returnTo })}`,
  callback: () => '/auth/callback',
  signedOut: () => '/signed-out',
  access: () => '/access',
  check: () => '/check',
  /** `place`: a part of the desk, with whatever follows it. */
  desk: (place = 'comments', filters: Record<string, string | undefined> = {}) =>
    `/desk/${place}${query(filters)}`,
} as const

const pages =
  /^\/(?:$|(?:articles|topics|troubleshooters|search|access|check|desk|sign-in|signed-out)(?:\/|$))/

/** Whether the portal draws this address itself. Media, and whatever else the server has, it does not. */
export const isPage = (pathname: string) => pages.test(pathname)
