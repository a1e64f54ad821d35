import type { FakeProvider, Quirks } from '../fake-provider.ts'
import type { RelyingParty } from './relying-party.ts'

export type Scene = { provider: FakeProvider; party: RelyingParty }

/** `behaves`: whether the relying party does what is asked. */
export type Case = {
  module: string
  asks: string
  /** What the case is about stands in the provider's UserInfo answer. */
  userInfo?: true
  behaves(scene: Scene): Promise<boolean>
}

export const settled = (work: Promise<void>) =>
  work.then(
    () => ({ done: true as const }),
    (rejection: unknown) => ({ done: false as const, rejection }),
  )

/** Leaves, comes back, and tells how it went; the provider is odd from the moment the reader is there. */
export async function signIn(
  { provider, party }: Scene,
  quirks: Quirks = {},
  answer: Record<string, string> = {},
) {
  provider.provider.quirks = { metadata: quirks.metadata ?? {} }
  const left = await party.signIn()
  provider.provider.quirks = quirks
  return settled(party.complete(provider.answerTo(left.href, answer)))
}

export const isMira = async ({ party }: Scene) => (await party.reader())?.subject === 'mira'
export const isNobody = async ({ party }: Scene) => (await party.reader()) === null

export const accepts = (quirks: Quirks, answer?: Record<string, string>) => async (scene: Scene) =>
  (await signIn(scene, quirks, answer)).done && (await isMira(scene))
export const refuses = (quirks: Quirks) => async (scene: Scene) =>
  !(await signIn(scene, quirks)).done && (await isNobody(scene))

/** Signs in well, and meets the quirks when renewing: its token must not be used. */
export const refusesRenewed = (quirks: Quirks) => async (scene: Scene) => {
  await signIn(scene)
  scene.provider.provider.quirks = quirks
  await settled(scene.party.renew())
  const asked = scene.provider.provider.tokenRequests.length === 2
  return asked && (await scene.party.accessToken()) !== 'access-2'
}
