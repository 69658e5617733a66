import {
  judge,
  type Remedy,
  sayFacts,
  sayVerdict,
  type Speaking,
  suppose,
  supposing,
  type Verdict,
} from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { say } from '@stagedoor/core/words'
import type { Case } from './gather-cases.ts'

/** An act, in the words of its button, and what the doorkeeper would answer were it done. */
export interface NextAct {
  readonly remedy: Remedy
  readonly said: string
  readonly brings: string
}

/** What to do about a case, first what frees it by itself, then what meets one concern of several, then the rest. */
export function nextActs(
  { verdict, exposure, evidence }: Case,
  now: Instant,
  speaking: Speaking,
): readonly NextAct[] {
  return sayVerdict(verdict, speaking)
    .acts.map(({ remedy, label }) => {
      const hypotheses = supposing(remedy, { exposure, evidence }, now)
      const supposed = hypotheses.reduce((so, hypothesis) => suppose(so, hypothesis, now), evidence)
      const after = hypotheses.length === 0 ? null : judge(exposure, supposed, now)
      return { remedy, said: label, after }
    })
    .toSorted((a, b) => rankOf(a.after, verdict) - rankOf(b.after, verdict))
    .map(({ after, ...act }) => ({
      ...act,
      brings: after === null ? sayChange(act.remedy, speaking) : sayAfter(after, speaking),
    }))
}

function rankOf(after: Verdict | null, before: Verdict): number {
  if (after === null) return 2
  if (mayLeave(after)) return after.kind === 'cleared' || before.kind === 'held' ? 0 : 1
  return leftIn(after).length < leftIn(before).length ? 1 : 2
}

// An edit changes the cut, another moment or place the question: neither is known before it is made.
function sayChange(remedy: Remedy, { locale }: Speaking): string {
  return 'assetId' in remedy && 'name' in remedy
    ? say(locale, 'next.edit', { name: remedy.name })
    : say(locale, 'next.question', {})
}

function sayAfter(after: Verdict, speaking: Speaking): string {
  const { locale } = speaking
  if (mayLeave(after)) return say(locale, `next.${after.kind}`, {})
  const left = leftIn(after).map(({ facts }) => sayFacts(facts, speaking))
  return say(locale, 'next.still', { left: [...new Set(left)].join('; ') })
}

function leftIn(verdict: Verdict) {
  return verdict.kind === 'cleared' ? [] : verdict.concerns.filter(({ standing }) => standing !== 'edits')
}

function mayLeave(verdict: Verdict): verdict is Extract<Verdict, { kind: 'cleared' | 'cleared-with-edits' }> {
  return verdict.kind === 'cleared' || verdict.kind === 'cleared-with-edits'
}
