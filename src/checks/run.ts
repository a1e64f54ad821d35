import type { CheckId, Findings, Probes, Verdict } from './check.ts'
import { wholeRound } from './probes.ts'
import { rules } from './rules.ts'
import { unknown } from './verdict.ts'

/** Milliseconds beyond the round that its requests have, for those that do not let themselves be broken off. */
const grace = 300

/** All at once, none stopping another: a probe that fails or hangs has found nothing out. `tell` hears of each as soon as it is decided. Resolves when all are, after five seconds at the latest. */
export async function runChecks(
  ids: readonly CheckId[],
  probes: Probes,
  tell: (id: CheckId, verdict: Verdict) => void,
): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, wholeRound + grace, null)
  await Promise.all(ids.map(async (id) => tell(id, await judge(id, probes, over))))
  clearTimeout(timer)
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties a check's probe to its rule
async function judge<Id extends CheckId>(id: Id, probes: Probes, over: Promise<null>): Promise<Verdict> {
  const rule: (finding: Findings[Id]) => Verdict = rules[id]
  try {
    const probe: () => Findings[Id] | Promise<Findings[Id]> = probes[id]
    const found = Promise.resolve(probe()).then((finding) => ({ finding }))
    const first = await Promise.race([found, over])
    return first ? rule(first.finding) : unknown('untold')
  } catch {
    return unknown('untold')
  }
}
