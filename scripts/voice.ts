/** What a command says where, as lines. Whoever complains has failed. */
export type Voice = { say(text: string): void; complain(text: string): void }

export const voiceOfProcess: Voice = {
  say: (text) => process.stdout.write(`${text}\n`),
  complain(text) {
    process.stderr.write(`${text}\n`)
    process.exitCode = 1
  },
}
