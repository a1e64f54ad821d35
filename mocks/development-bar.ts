import style from './development-bar.css?inline'
import { apiFaults, type Fault, faultCookie, faultsValue, providerFaults, readFaults } from './faults.ts'
import { people } from './people.ts'

/** What the bar needs of the session. */
type SignInAndOut = {
  signIn(request: { returnTo: string }): Promise<void>
  signOut(): Promise<void>
}

const openKey = 'signpost-development-bar'

/** Where storage is blocked, which is one of the things to try, the bar starts closed. */
function isKeptOpen(): boolean {
  try {
    return sessionStorage.getItem(openKey) === 'open'
  } catch {
    return false
  }
}
function keepOpen(open: boolean) {
  try {
    sessionStorage.setItem(openKey, open ? 'open' : 'closed')
  } catch {
    // Then the next page starts closed, too.
  }
}
const nobody = 'Nobody'

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/** Who is signed in at the provider from now on. Whoever may not sign in finds its sign-in page. */
async function switchAtProvider(email: string) {
  const post = (path: string, form: Record<string, string>) =>
    fetch(`/idp/${path}`, { method: 'POST', body: new URLSearchParams(form) })
  await post('sign-out', {})
  await post('sign-in', { ready: email })
}

/** One of a list of faults, or none. Takes effect with the next request. */
function faultSelect(of: Record<string, string>, onChange: () => void) {
  const asked = [...readFaults(document.cookie)].find((fault) => fault in of)
  const select = element('select', { onchange: onChange }, element('option', { value: '' }, 'None'))
  for (const [name, words] of Object.entries(of)) select.append(element('option', { value: name }, words))
  select.value = asked ?? ''
  return select
}

/**
 * A bar for development, below everything else, where it covers nothing: who is signed in, and what goes wrong. In a shadow root, so
 * that neither its texts nor its styles are taken for the portal's.
 */
export function showDevelopmentBar(session: SignInAndOut): void {
  const provider = faultSelect(providerFaults, () => ask())
  const api = faultSelect(apiFaults, () => ask())
  const summary = element('summary')
  const name = () => {
    const asked = [...readFaults(document.cookie)]
    summary.textContent = asked.length > 0 ? `Development: ${asked.join(', ')}` : 'Development'
  }
  const ask = () => {
    const faults = [provider.value, api.value].filter(Boolean) as Fault[]
    document.cookie = `${faultCookie}=${faultsValue(faults)}; path=/; samesite=lax`
    name()
  }

  const account = element('select', {}, element('option', { value: '' }, nobody))
  for (const { email, story } of people)
    account.append(element('option', { value: email }, `${email}: ${story}`))
  const onSwitch = async () => {
    if (account.value === '') return session.signOut()
    await switchAtProvider(account.value)
    await session.signIn({ returnTo: location.pathname + location.search })
  }

  const form = element(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault()
        void onSwitch()
      },
    },
    element('label', {}, 'Account', account),
    element('button', {}, 'Switch account'),
    element('label', {}, 'What the provider does wrong', provider),
    element('label', {}, 'What the API does wrong', api),
  )
  const details = element('details', { open: isKeptOpen() }, summary, form)
  details.addEventListener('toggle', () => keepOpen(details.open))
  name()

  const host = element('div')
  const bar = element('aside', { ariaLabel: 'Development' }, details)
  host.attachShadow({ mode: 'open' }).append(element('style', {}, style), bar)
  document.body.append(host)
}
