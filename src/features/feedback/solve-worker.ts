import type { Challenge } from '../../../contract/feedback.ts'
import { solve } from './solve.ts'

addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  void solve(data).then((solution) => postMessage(solution))
})
