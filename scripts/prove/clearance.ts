// npm run prove:clearance -- --worlds N [--first SEED]: judges N drawn worlds by the doorkeeper and by a brute-force
// oracle, and ends with 1 if they differ anywhere. The same numbers draw the same worlds.
import { parseArgs } from 'node:util'
import { proveClearance } from '../../core/src/clearance/prove.ts'

const { values } = parseArgs({
  options: { worlds: { type: 'string', default: '20000' }, first: { type: 'string', default: '1' } },
})
const [worlds, firstSeed] = [Number(values.worlds), Number(values.first)]
if (!Number.isSafeInteger(worlds) || worlds < 1 || !Number.isSafeInteger(firstSeed)) {
  console.error('Say how many worlds as a whole number above zero: npm run prove:clearance -- --worlds 20000')
  process.exit(2)
}
const differences = proveClearance({ worlds, firstSeed })
for (const { seed, text } of differences.slice(0, 10)) console.log(`World ${seed}\n${text}\n`)
console.log(
  `${worlds} worlds from ${firstSeed} on: ${differences.length === 0 ? 'no difference' : `${differences.length} differ`}.`,
)
process.exitCode = differences.length === 0 ? 0 : 1
