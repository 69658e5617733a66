// npm run prove:kills -- [--only PLATFORM]
// One cut goes to eight emulated platforms at a moment, and is taken back. The house is killed by SIGKILL at the first call of
// each kind before the platform has seen it, and at the next of its kind after the platform did it and before its answer
// came. Ends with 1 if a platform has a post twice or not at all, or one is left when all is over.
import { parseArgs } from 'node:util'
import { EMULATED, type EmulatedId } from '../../e2e/platforms.ts'
import { walkKills } from './kills/walk.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const isKnown = (id: string): id is EmulatedId => (EMULATED as readonly string[]).includes(id)
if (values.only !== undefined && !isKnown(values.only)) {
  console.error(`Say one of: ${EMULATED.join(', ')}.`)
  process.exit(2)
}

const found = await walkKills({
  platforms: values.only === undefined ? EMULATED : [values.only as EmulatedId],
  say: (line) => console.log(line),
})
for (const fault of found.faults) console.log(`fault: ${fault}`)
console.log(JSON.stringify({ kills: found.kills, faults: found.faults.length }))
process.exitCode = found.faults.length === 0 ? 0 : 1
