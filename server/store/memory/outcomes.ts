import type { Outcomes } from '../store.ts'
import type { Held } from './snapshot.ts'

export const memoryOutcomes = ({ outcomes }: Held, changed: () => void): Outcomes => ({
  async addOutcome(outcome) {
    const earlier = outcomes.findIndex(({ walk }) => walk !== null && walk === outcome.walk)
    if (earlier === -1) outcomes.push(outcome)
    else if ((outcomes[earlier]?.turn ?? 0) < outcome.turn) outcomes[earlier] = outcome
    else return
    changed()
  },
})
