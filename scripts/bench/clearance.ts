import { type Evidence, type Exposure, judge, keyTouchedBy, type Verdict } from '@stagedoor/core/clearance'
import { instant } from '@stagedoor/core/time'
import { cedarOf } from './clearance-cedar.ts'
import { drawEvidence, exposureOf, NOW, SIZE } from './clearance-world.ts'
import { type Bench, median, quantile } from './figure.ts'

const ASKED_OF_CEDAR = 2_000
const WITHDRAWALS = 50

/** One verdict at a time over a large production, all of its cuts, and what a withdrawal touches. */
export const clearance: Bench = {
  name: 'clearance',
  against: "Cedar's wasm build, asked for a bare allow or deny about the same cuts",
  run: async () => {
    const evidence = drawEvidence()
    const exposures = Array.from({ length: SIZE.cuts }, (_, number) => exposureOf(number))
    judgeAll(exposures.slice(0, 2_000), { ...evidence })
    const { verdicts, times, seconds } = judgeAll(exposures, evidence)
    const plain = timesOfCedar(exposures, evidence)
    const [p99, typical, typicalOfCedar] = [quantile(times, 0.99), median(times), median(plain)]
    return [
      { name: 'clearance-verdict-p99', value: p99, unit: 'ms', reference: null, ratio: null, goal: '< 1' },
      {
        name: 'clearance-verdict',
        value: typical,
        unit: 'ms',
        reference: typicalOfCedar,
        ratio: typical / typicalOfCedar,
        goal: '<= 1',
      },
      { name: 'clearance-judge-all', value: seconds, unit: 's', reference: null, ratio: null, goal: '< 2' },
      {
        name: 'clearance-withdrawal',
        value: quantile(timesOfWithdrawals({ exposures, evidence, verdicts }), 0.99),
        unit: 'ms',
        reference: null,
        ratio: null,
        goal: '< 200',
      },
    ]
  },
}

// The first verdict pays for putting the evidence in order; it counts.
function judgeAll(exposures: readonly Exposure[], evidence: Evidence) {
  const times: number[] = []
  const verdicts: Verdict[] = []
  const began = performance.now()
  for (const exposure of exposures) {
    const before = performance.now()
    verdicts.push(judge(exposure, evidence, NOW))
    times.push(performance.now() - before)
  }
  return { verdicts, times, seconds: (performance.now() - began) / 1000 }
}

function timesOfCedar(exposures: readonly Exposure[], evidence: Evidence): readonly number[] {
  const isAllowed = cedarOf(evidence)
  return exposures.slice(0, ASKED_OF_CEDAR).map((exposure) => {
    const before = performance.now()
    isAllowed(exposure)
    return performance.now() - before
  })
}

// From the withdrawal to every cut whose verdict changed by it, through the index of what verdicts rest on.
function timesOfWithdrawals({
  exposures,
  evidence,
  verdicts,
}: {
  exposures: readonly Exposure[]
  evidence: Evidence
  verdicts: readonly Verdict[]
}): readonly number[] {
  const resting = new Map<string, number[]>()
  for (const [number, { dependencies }] of verdicts.entries())
    for (const key of dependencies) {
      const numbers = resting.get(key)
      if (numbers) numbers.push(number)
      else resting.set(key, [number])
    }
  const signed = evidence.grants.filter(({ state }) => state.kind === 'signed')
  return Array.from({ length: WITHDRAWALS }, (_, i) => signed[i * 97]).flatMap((grant) => {
    if (grant?.state.kind !== 'signed') return []
    const state = { kind: 'withdrawn', signedAt: grant.state.signedAt, withdrawnAt: instant(NOW) } as const
    const before = performance.now()
    const changed: Evidence = {
      ...evidence,
      grants: evidence.grants.map((one) => (one === grant ? { ...grant, state } : one)),
    }
    const touched = resting.get(keyTouchedBy({ kind: 'grant', subjectId: grant.subjectId })) ?? []
    touched.filter((number) => {
      const [exposure, verdict] = [exposures[number], verdicts[number]]
      return exposure && judge(exposure, changed, NOW).kind !== verdict?.kind
    })
    return [performance.now() - before]
  })
}
