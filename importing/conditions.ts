const sign = /\{%-?\s*(end)?(ifversion|if|unless|elsif|elseif|else)\b([^%{}]*?)-?%\}/g

/** Whether a condition holds for readers of a public site: GitHub also writes for servers that people run themselves. */
const holds = (condition: string): boolean =>
  condition.split(/\s+or\s+/).some((part) =>
    part.split(/\s+and\s+/).every((one) => {
      const [, not, name = ''] = /^\s*(not\s+)?(.*)$/s.exec(one) ?? []
      return /^gh(?:es|ae)\b/.test(name) === (not !== undefined)
    }),
  )

type Branch = { holds: boolean; text: string }
type Chain = { name: string; from: number; branches: Branch[] }

/**
 * Text in which one branch of each `{% if … %} … {% else %} … {% endif %}` is left: the first that holds. `only`: which tags begin what is
 * meant; `alone`: also of those that have one branch, which may hold or not; `tell`: is told of each, as it is written.
 */
export function chooseBranches(
  text: string,
  { only = /^/, alone = false, tell = (_chain: string) => {} } = {},
): string {
  if (!text.includes('{%')) return text
  const open: Chain[] = []
  let out = ''
  let done = 0
  const put = (piece: string) => {
    const branch = open.at(-1)?.branches.at(-1)
    if (branch) branch.text += piece
    else out += piece
  }
  for (const { 0: whole, 1: end, 2: name = '', 3: condition = '', index } of text.matchAll(sign)) {
    const chain = open.at(-1)
    const begins = end === undefined && /^(?:if|unless)/.test(name)
    const isNext = end === undefined && !begins
    if (!begins && !chain) continue
    put(text.slice(done, index))
    done = index + whole.length
    if (begins) {
      const said = name === 'unless' ? `not ${condition}` : condition
      open.push({ name, from: index, branches: [{ holds: holds(said), text: '' }] })
    } else if (isNext) chain?.branches.push({ holds: name === 'else' || holds(condition), text: '' })
    else if (chain) {
      open.pop()
      const isMeant = only.test(chain.name) && (alone || chain.branches.length > 1)
      const shown = isMeant ? chain.branches.find((branch) => branch.holds) : undefined
      if (isMeant) tell(text.slice(chain.from, done))
      put(isMeant ? (shown?.text ?? '') : text.slice(chain.from, done))
    }
  }
  // What is never ended stays as it is written.
  const [first] = open
  return first ? out + text.slice(first.from) : out + text.slice(done)
}
