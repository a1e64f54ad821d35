import type { Browser } from '@playwright/test'
import { password, people } from '../../mocks/people.ts'
import type { Camera } from './camera.ts'
import { openReader } from './stage.ts'

type Setting = { browser: Browser; origin: string; camera: Camera }

const addressOf = (name: string) => people.find((person) => person.name.startsWith(name))?.email ?? ''

export async function resetPassword({ browser, origin, camera }: Setting) {
  const email = addressOf('Mira')
  const next = 'Under-the-oak-7'
  const page = await openReader(browser, origin)
  const heading = (name: string) => page.getByRole('heading', { level: 1, name })
  const signIn = page.getByRole('banner').getByRole('link', { name: 'Sign in' })
  await page.goto('/')
  await heading('What do you need?').waitFor()
  await camera.turnTo(page)

  await camera.chapter('Ask for the mail')
  await camera.say('This video has no sound. It shows how to set a new password by mail.')
  await camera.say('Choose “Sign in” at the top of any page.')
  await camera.press(signIn, heading('Sign in'))
  await camera.say('Below the button, choose “Forgot your password?”')
  await camera.press(
    page.getByRole('link', { name: 'Forgot your password?' }),
    heading('Forgot your password?'),
  )
  await camera.say('Enter the e-mail address of your account. Capitals make no difference.')
  await camera.write(page.getByLabel('E-mail address of your account'), email)
  camera.keepAsPoster()
  await camera.say('Choose “Send the link”.')
  await camera.press(page.getByRole('button', { name: 'Send the link' }), heading('Look at your mail'))
  await camera.say(
    'The page says the same for every address. Otherwise anybody could find out who has an account.',
  )

  await camera.chapter('Open the mail')
  await camera.say(
    'The mail comes to your mailbox. This demo keeps its mails in an outbox, so the video looks there.',
  )
  await camera.press(page.getByRole('link', { name: 'Open the outbox of this demo' }), heading('Outbox'))
  await camera.say('Open the newest mail and its link, within an hour. Each link works once.')
  const link = page.getByRole('article').first().getByRole('link')
  await camera.press(link, heading('Set a new password'))

  await camera.chapter('Set the password')
  await camera.say('Enter a new password. The rules stand above the field.')
  await camera.write(page.getByLabel('New password', { exact: true }), next)
  await camera.say('Choose “Set the password”.')
  await camera.press(
    page.getByRole('button', { name: 'Set the password' }),
    heading('Your new password is set'),
  )
  await camera.say(
    'This verifies your address as well. Wherever this account was signed in, it is signed out now.',
  )

  await camera.chapter('Sign in with it')
  await camera.say('Go back to the portal, and choose “Sign in”.')
  await camera.press(page.getByRole('link', { name: 'Go to Signpost' }), heading('What do you need?'))
  await camera.press(signIn, heading('Sign in'))
  await camera.say('Enter your address and the new password.')
  await camera.write(page.getByLabel('E-mail address'), email)
  await camera.write(page.getByLabel('Password'), next)
  const menu = page.getByRole('banner').locator('summary')
  await camera.press(page.getByRole('button', { name: 'Sign in', exact: true }), menu)
  await camera.say('Your name at the top says that you are signed in.')
}

export async function joinOrganisation({ browser, origin, camera }: Setting) {
  const email = addressOf('Noor')
  const page = await openReader(browser, origin)
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const locked = '/articles/operate-back-up'
  await page.goto(locked)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const ask = page.getByRole('link', { name: 'Ask to join your organisation' })
  await ask.waitFor()
  await camera.turnTo(page)

  await camera.chapter('Why the article is locked')
  await camera.say('This video has no sound. It shows how to become a member of your organisation.')
  await camera.say('You are signed in, and this article is locked for you. Below its title stands why.')
  await camera.show(ask)
  await camera.say('Your account belongs to no organisation yet. Choose “Ask to join your organisation”.')
  camera.keepAsPoster()
  await camera.press(ask, heading('Join an organisation'))

  await camera.chapter('Ask to join')
  await camera.say('What stands behind the @ in your address tells which organisation is meant.')
  await camera.say('Choose “Ask to join”, with the name of your organisation.')
  const sent = page.getByText('Your request is with the administrator')
  await camera.press(page.getByRole('button', { name: /^Ask to join/ }), sent)
  await camera.say(
    'That is all for now: an administrator of your organisation gets a mail. You may close the page.',
  )

  await camera.chapter('An administrator approves')
  const administrator = await openReader(browser, origin)
  await administrator.goto('/idp/organisation')
  await administrator.getByRole('button', { name: addressOf('Ada') }).click()
  await administrator.goto(`/idp/outbox?to=${addressOf('Ada')}`)
  await camera.turnTo(administrator, 'On the administrator’s screen')
  await camera.say('This is what the administrator sees: a mail that names you, with a link.')
  const organisation = administrator.getByRole('heading', { level: 1, name: 'Aurora Engineering' })
  await camera.press(administrator.getByRole('article').first().getByRole('link'), organisation)
  await camera.say('One button approves the request.')
  const approved = administrator.getByText('The request is approved')
  await camera.press(administrator.getByRole('button', { name: /^Approve/ }).first(), approved)
  await camera.say('You are a member now.')

  await camera.chapter('Refresh your rights')
  await page.goto(locked)
  await ask.waitFor()
  await camera.turnTo(page)
  await camera.say(
    'Back on your screen, the article is still locked: what you may read was decided when you signed in.',
  )
  const menu = page.getByRole('banner').locator('summary')
  const access = page.getByRole('banner').getByRole('link', { name: 'My access' })
  await camera.say('Open the menu behind your name, and choose “My access”.')
  await camera.press(menu, access)
  await camera.press(access, heading('My access'))
  await camera.say('Choose “Refresh my rights”.')
  const changed = page.getByText('Your rights have changed.')
  await camera.press(page.getByRole('button', { name: 'Refresh my rights' }), changed)
  await camera.say('Your organisation is there, and its agreement. Now the article opens.')
  await camera.show(page.getByRole('cell', { name: 'Aurora Engineering' }))
  await page.goto(locked)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await camera.turnTo(page)
  await camera.say('This is the article that was locked.')
}
