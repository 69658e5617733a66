import type { Instant } from '../../time/index.ts'
import type { Remedy, Verdict } from '../verdict.ts'
import { judge } from '../judge.ts'
import { concernsOf, matterIn, type Standing } from './consequence.ts'
import type { Hypothesis } from './hypothesis.ts'
import { suppose } from './suppose.ts'
import { supposing } from './supposing.ts'

/** One act that people do, and what it would do: what it `frees` by itself, and what it `helps` by meeting one concern of several; `ways` are other acts that do the same. */
export interface FreeingAct<Of extends Standing> {
  readonly remedy: Remedy
  readonly frees: readonly Of[]
  readonly helps: readonly Of[]
  readonly ways: readonly Remedy[]
}

/** Everything held, by what would free it. `stuck` is what no single act of people frees; time or another question may. */
export interface Board<Of extends Standing> {
  readonly acts: readonly FreeingAct<Of>[]
  readonly stuck: readonly Of[]
}

/**
 * Asks of every act that a held or refused exposure names what the doorkeeper would answer were it done, and puts first
 * what frees most. An act frees what may then leave, with edits or without; nothing is counted by mention alone.
 */
export function freeingActs<Of extends Standing>(standings: readonly Of[], now: Instant): Board<Of> {
  const acts = new Map<string, { remedies: Remedy[]; frees: Of[]; helps: Of[] }>()
  const stuck: Of[] = []
  for (const standing of standings) {
    const { asks, evidence } = standing
    const exposure = asks(now)
    const before = judge(exposure, evidence, now)
    if (mayLeave(before)) continue
    let isFreed = false
    for (const [key, { remedy, hypotheses }] of actsOn(before, standing, now)) {
      const supposed = hypotheses.reduce((so, hypothesis) => suppose(so, hypothesis, now), evidence)
      const after = judge(exposure, supposed, now)
      const frees = mayLeave(after)
      if (!frees && matters(after) >= matters(before)) continue
      const act = acts.get(key) ?? { remedies: [], frees: [], helps: [] }
      act.remedies.push(remedy)
      if (frees) act.frees.push(standing)
      else act.helps.push(standing)
      isFreed ||= frees
      acts.set(key, act)
    }
    if (!isFreed) stuck.push(standing)
  }
  const told = [...acts.values()].map(({ remedies, frees, helps }) => ({
    remedy: mostNamed(remedies),
    frees,
    helps,
    ways: [],
  }))
  return { acts: foldWays(told).sort(byEffect), stuck }
}

interface SupposedAct {
  readonly remedy: Remedy
  readonly hypotheses: readonly Hypothesis[]
}

function actsOn(
  verdict: Verdict,
  { asks, evidence }: Standing,
  now: Instant,
): ReadonlyMap<string, SupposedAct> {
  const acts = new Map<string, SupposedAct>()
  const exposure = asks(now)
  for (const { standing, remedies } of concernsOf(verdict)) {
    if (standing === 'edits') continue
    for (const remedy of remedies) {
      const hypotheses = supposing(remedy, { exposure, evidence }, now)
      const key = keyOf(remedy)
      if (hypotheses.length > 0 && !acts.has(key)) acts.set(key, { remedy, hypotheses })
    }
  }
  return acts
}

// However a paper is asked for, it is the same signature: one act for one person.
function keyOf(remedy: Remedy): string {
  const isPaper = remedy.kind.startsWith('ask-') && remedy.kind !== 'ask-for-approval'
  return `${isPaper ? 'ask' : remedy.kind} ${whomOf(remedy)}`
}

function whomOf(remedy: Remedy): string {
  if ('subjectId' in remedy) return remedy.subjectId
  if ('embargoId' in remedy) return remedy.embargoId
  if ('holdbackId' in remedy) return remedy.holdbackId
  return 'name' in remedy ? remedy.name : remedy.kind
}

// Acts that free and help the very same are ways of one: the doorkeeper names the best of them first.
function foldWays<Of extends Standing>(acts: readonly FreeingAct<Of>[]): FreeingAct<Of>[] {
  const folded: FreeingAct<Of>[] = []
  for (const act of acts) {
    const place = folded.findIndex(
      (other) =>
        whomOf(other.remedy) === whomOf(act.remedy) &&
        isSame(other.frees, act.frees) &&
        isSame(other.helps, act.helps),
    )
    const other = folded[place]
    if (other) folded[place] = { ...other, ways: [...other.ways, act.remedy] }
    else folded.push(act)
  }
  return folded
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

function byEffect<Of extends Standing>(a: FreeingAct<Of>, b: FreeingAct<Of>): number {
  return b.frees.length - a.frees.length || b.helps.length - a.helps.length
}

function mostNamed(remedies: readonly Remedy[]): Remedy {
  const byKind = [...Map.groupBy(remedies, ({ kind }) => kind).values()]
  const [most] = byKind.sort((a, b) => b.length - a.length)
  return most?.[0] ?? (remedies[0] as Remedy)
}

function mayLeave({ kind }: Verdict): boolean {
  return kind === 'cleared' || kind === 'cleared-with-edits'
}

function matters(verdict: Verdict): number {
  return new Set(
    concernsOf(verdict)
      .filter(({ standing }) => standing !== 'edits')
      .map(matterIn),
  ).size
}
