import { defaultDatabase } from '../server/store/database-address.ts'
import { runData } from './data-command.ts'
import { voiceOfProcess } from './voice.ts'

/*
 * For operators: what readers left, as a whole and of one reader. All commands work on the database of `DATABASE_URL`.
 */
await runData(process.argv.slice(2), process.env['DATABASE_URL'] || defaultDatabase, voiceOfProcess)
