import type { OutcomeReport } from '../../../contract/outcome-report.ts'
import { tell } from '../../http/tell.ts'

/** Where a reader stands and how it came to that, as far as a report may say. */
export type Stand = Pick<OutcomeReport, 'version' | 'step' | 'answers' | 'checks'>

type Way = {
  flow: string
  walk: string
  turn: number
  /** Changes with every move, also with those that no report tells of. */
  place: string
  stand: Stand
  helped: boolean
  told: string
}

type World = {
  send: (flow: string, report: OutcomeReport) => void
  newId: () => string
  /** The browser asks not to be followed: then only what the reader says is told, tied to nothing before it. */
  keepsToItself: () => boolean
}

/**
 * Tells editors how ways through a troubleshooter end, also those that end without a word. A way has a random number that lives in this page's
 * memory; every report about it says all, so that the last one that arrives is enough.
 */
export function createWayReports({ send, newId, keepsToItself }: World) {
  let way: Way | null = null
  let going = false

  function report(solved: boolean | null, step?: string) {
    if (!way) return
    way.turn += 1
    way.told = JSON.stringify(way.stand)
    const { flow, walk, turn, stand } = way
    send(flow, { ...stand, ...(step && { step }), solved, turn, ...(keepsToItself() ? {} : { walk }) })
  }

  /** Once for each place: a verdict has said it already, and a page is hidden many times before it is left. */
  function leave() {
    if (!way || way.told === JSON.stringify(way.stand) || keepsToItself()) return
    report(null)
  }

  return {
    stand(flow: string, stand: Stand, place = JSON.stringify(stand)) {
      going = false
      if (way?.flow !== flow || (way.helped && way.place !== place)) {
        leave()
        way = { flow, walk: newId(), turn: 0, place, stand, helped: false, told: '' }
      } else {
        way = { ...way, place, stand }
      }
    },
    /** `step`: the outcome that solved it or did not. */
    verdict(step: string, solved: boolean) {
      if (!way) return
      way.helped = solved
      report(solved, step)
    },
    leave,
    /** The page goes: for good, unless another step of the way takes its place at once. */
    leaveUnlessStood() {
      going = true
      queueMicrotask(() => {
        if (going) leave()
        going = false
      })
    },
    /** What comes next is another way. */
    end() {
      leave()
      way = null
    },
  }
}

export const wayReports = createWayReports({
  send: (flow, report) => tell(`/troubleshooters/${encodeURIComponent(flow)}/outcomes`, report),
  newId: () => crypto.randomUUID(),
  // https://w3c.github.io/gpc/
  keepsToItself: () => 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true,
})
