// npm run bench [-- --only NAME] [--most N] [--json]: measures, prints each figure beside its reference of the same run, exits 0.
import { parseArgs } from 'node:util'
import { affectedList } from './affected-list.ts'
import { clearance } from './clearance.ts'
import { dailies } from './dailies.ts'
import { fanOut } from './fan-out.ts'
import type { Bench } from './figure.ts'
import { fingerprint } from './fingerprint.ts'
import { firstPlayable } from './first-playable.ts'
import { frontOfHouse } from './front-of-house.ts'
import { ladder } from './ladder.ts'
import { lateness } from './lateness.ts'
import { memory } from './memory.ts'
import { notices } from './notices.ts'
import { pageWeight } from './page-weight.ts'
import { polling } from './polling.ts'
import { proxy } from './proxy.ts'
import { ranges } from './ranges.ts'
import { reveal } from './reveal.ts'
import { throughput } from './throughput.ts'
import { upload } from './upload.ts'

const BENCHES: readonly Bench[] = [
  notices,
  clearance,
  affectedList,
  upload,
  proxy,
  ladder,
  firstPlayable,
  ranges,
  frontOfHouse,
  pageWeight,
  fanOut,
  dailies,
  reveal,
  fingerprint,
  polling,
  lateness,
  throughput,
  memory,
]

const { values } = parseArgs({
  options: { only: { type: 'string' }, most: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const wanted = BENCHES.filter(({ name }) => values.only === undefined || name === values.only)
if (wanted.length === 0) {
  console.error(
    `There is no benchmark ${values.only}; there are ${BENCHES.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}
const options = values.most === undefined ? {} : { most: Number(values.most) }
for (const { name, against, run } of wanted) {
  if (!values.json) console.log(`\n${name}, against ${against}`)
  for (const figure of await run(options)) {
    if (values.json) {
      console.log(JSON.stringify(figure))
      continue
    }
    const { value, unit, reference, ratio, goal } = figure
    const beside =
      reference === null ? '' : `  reference ${reference.toFixed(3)} ${unit}  ratio ${ratio?.toFixed(2)}`
    console.log(`  ${figure.name.padEnd(26)} ${value.toFixed(3)} ${unit}${beside}  goal ${goal}`)
  }
}
process.exit(0)
