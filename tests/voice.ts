import type { Voice } from '../scripts/voice.ts'

/** What a command says that runs in this process, as its two outputs would hold it. */
export async function heard(run: (voice: Voice) => Promise<void>) {
  const outputs = { said: '', complained: '' }
  await run({
    say: (text) => void (outputs.said += `${text}\n`),
    complain: (text) => void (outputs.complained += `${text}\n`),
  })
  return outputs
}
