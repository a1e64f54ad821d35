import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Entry = { payload: AdapterPayload; expiresAt: number }

/** Where the provider keeps sessions, grants and tokens: in this process, until it ends. */
export function createProviderMemory() {
  const models = new Map<string, Map<string, Entry>>()

  const adapter: AdapterFactory = (model): Adapter => {
    const entries = new Map<string, Entry>()
    models.set(model, entries)
    const live = (id: string) => {
      const entry = entries.get(id)
      if (!entry || entry.expiresAt > Date.now()) return entry?.payload
      entries.delete(id)
      return undefined
    }
    const findBy = (name: 'uid' | 'userCode', value: string) => {
      for (const [id, { payload }] of entries) if (payload[name] === value) return live(id)
      return undefined
    }
    const dropExpired = () => {
      for (const [id, entry] of entries) if (entry.expiresAt <= Date.now()) entries.delete(id)
    }
    return {
      upsert: async (id, payload, expiresIn) => {
        dropExpired()
        entries.set(id, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
      },
      find: async (id) => live(id),
      findByUid: async (uid) => findBy('uid', uid),
      findByUserCode: async (userCode) => findBy('userCode', userCode),
      consume: async (id) => {
        const payload = live(id)
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => {
        entries.delete(id)
      },
      revokeByGrantId: async (grantId) => {
        for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id)
      },
    }
  }

  return {
    adapter,
    /** Forgets every session, grant and token of an account. */
    forgetAccount(accountId: string) {
      for (const entries of models.values())
        for (const [id, { payload }] of entries) if (payload.accountId === accountId) entries.delete(id)
    },
  }
}
