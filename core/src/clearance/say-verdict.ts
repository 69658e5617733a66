import { say, sayList, startSentence } from '../words/index.ts'
import { nameIn, sayConcern, sayFacts, sayRanges } from './say-concern.ts'
import { sayRemedy } from './say-remedy.ts'
import { sayHorizon } from './say-reveal.ts'
import { sayMoment, type Speaking } from './speaking.ts'
import type { Concern, Remedy, Verdict } from './verdict.ts'

/** An act with its verb phrase. */
export interface SaidAct {
  readonly label: string
  readonly remedy: Remedy
}

/** A verdict in words: the answer, why, when time changes it, the acts best first, what follows from doing them, and what a viewer must have passed. */
export interface SaidVerdict {
  readonly headline: string
  readonly reason: string
  readonly when: string
  readonly acts: readonly SaidAct[]
  readonly after: string
  readonly horizon: string
}

/** Says a verdict for the question line, the same in web, CLI, mail and PDF; parts with nothing to say are empty. */
export function sayVerdict(verdict: Verdict, speaking: Speaking): SaidVerdict {
  const { locale } = speaking
  return {
    headline: say(locale, `verdict.${verdict.kind}`, {}),
    reason: sayReason(verdict, speaking),
    when: sayWhen(verdict, speaking),
    acts: verdict.kind === 'cleared' ? [] : actsOf(helpedConcerns(verdict), speaking),
    after: verdict.kind === 'held' ? say(locale, `after.${verdict.otherwise}`, {}) : '',
    horizon: sayHorizon(verdict.horizon, speaking),
  }
}

function sayReason(verdict: Verdict, speaking: Speaking): string {
  const { locale } = speaking
  switch (verdict.kind) {
    case 'cleared': {
      const duties = verdict.duties.map((duty) => say(locale, 'duty.credit-line', { text: duty.text }))
      return duties.length === 0
        ? say(locale, 'reason.cleared', {})
        : say(locale, 'reason.cleared.duties', { duties: sayList(locale, duties) })
    }
    case 'cleared-with-edits':
      return sayFirst(onceEach(verdict.concerns.map((concern) => sayWithCure(concern, speaking))), locale)
    case 'held':
    case 'refused':
      return sayFirst(
        onceEach([
          ...verdict.concerns.filter(isLeading(verdict)).map((concern) => sayConcern(concern, speaking)),
          ...sayNeeds(verdict, speaking),
        ]),
        locale,
      )
  }
}

const MOST_SENTENCES = 4

// A line that nobody reads to its end says nothing: the first few, and how many more there are.
function sayFirst(sentences: readonly string[], locale: string): string {
  if (sentences.length <= MOST_SENTENCES) return sentences.join(' ')
  const more = say(locale, 'reason.more', { count: sentences.length - MOST_SENTENCES })
  return [...sentences.slice(0, MOST_SENTENCES), more].join(' ')
}

// Where a prohibition stands, what would only meet the other concerns helps nobody.
function helpedConcerns(verdict: Exclude<Verdict, { kind: 'cleared' }>): readonly Concern[] {
  return verdict.kind === 'refused' ? verdict.concerns.filter(isLeading(verdict)) : verdict.concerns
}

function isLeading(verdict: Verdict): (concern: Concern) => boolean {
  return (concern) =>
    verdict.kind === 'refused' ? concern.standing === 'refused' : concern.standing !== 'edits'
}

function sayWithCure(concern: Concern, speaking: Speaking): string {
  const { locale } = speaking
  const cure = sayList(
    locale,
    curesOf(concern).map((kind) => say(locale, `cure.${kind}`, {})),
  )
  return say(locale, 'reason.with-cure', {
    reason: sayFacts(concern.facts, speaking),
    cure,
    where: sayRanges(concern, speaking),
  })
}

function sayNeeds(verdict: Verdict, { locale }: Speaking): readonly string[] {
  if (verdict.kind !== 'held') return []
  const needed = new Map<string, Set<Cure>>()
  for (const concern of verdict.concerns.filter(({ standing }) => standing === 'edits')) {
    const name = startSentence(nameIn(concern.facts))
    needed.set(name, new Set([...(needed.get(name) ?? []), ...curesOf(concern)]))
  }
  return [...needed].map(([name, cures]) =>
    say(locale, 'reason.needs', {
      name,
      cures: sayList(
        locale,
        [...cures].map((kind) => say(locale, `needed.${kind}`, {})),
      ),
    }),
  )
}

type Cure = 'blur' | 'cover' | 'mute' | 'trim'

function curesOf({ remedies }: Concern): readonly Cure[] {
  const named = remedies.flatMap(({ kind }) =>
    kind === 'blur' || kind === 'cover' || kind === 'mute' ? [kind] : [],
  )
  return named.length > 0 ? named : ['trim']
}

function sayWhen(verdict: Verdict, speaking: Speaking): string {
  const { locale } = speaking
  const spoken = (at: NonNullable<Concern['clearsAt']>) => ({ moment: sayMoment(at, speaking) })
  switch (verdict.kind) {
    case 'cleared':
      return verdict.validUntil === null ? '' : say(locale, 'when.valid-until', spoken(verdict.validUntil))
    case 'cleared-with-edits': {
      const spared =
        verdict.clearsAt === null ? [] : [say(locale, 'when.edits-spared', spoken(verdict.clearsAt))]
      const stands =
        verdict.validUntil === null ? [] : [say(locale, 'when.valid-until', spoken(verdict.validUntil))]
      return (spared.length > 0 ? spared : stands).join(' ')
    }
    case 'held':
      return verdict.clearsAt === null
        ? sayPartly(verdict.concerns, speaking)
        : say(locale, 'when.frees-itself', spoken(verdict.clearsAt))
    case 'refused':
      return ''
  }
}

function sayPartly(concerns: readonly Concern[], speaking: Speaking): string {
  const { locale } = speaking
  const holding = concerns.filter((concern) => concern.standing === 'held')
  const waiting = holding.flatMap((concern) =>
    concern.clearsAt === null
      ? []
      : [
          say(locale, 'when.frees-part', {
            moment: sayMoment(concern.clearsAt, speaking),
            name: nameIn(concern.facts),
          }),
        ],
  )
  const stuck = onceEach(
    holding.filter((concern) => concern.clearsAt === null).map(({ facts }) => nameIn(facts)),
  )
  const names = startSentence(sayList(locale, stuck))
  const needs =
    stuck.length === 0
      ? []
      : [say(locale, stuck.length === 1 ? 'when.needs-act' : 'when.need-act', { names })]
  return [...onceEach(waiting), ...needs].join(' ')
}

// The acts as a person would try them: people first, then edits and waiting, then the rarer decisions.
const ACT_ORDER: readonly Remedy['kind'][] = [
  'ask-to-sign',
  'ask-guardian',
  'ask-again',
  'ask-to-extend',
  'ask-for-approval',
  'name-the-person',
  'look-through',
  'cover',
  'blur',
  'mute',
  'draw-box',
  'move-to',
  'frame-out',
  'trim',
  'lift-embargo',
  'decide-needs-none',
  'narrow',
  'make-new-version',
]

// What frees a holding concern comes before what only spares an edit; one act is offered once.
function actsOf(concerns: readonly Concern[], speaking: Speaking): readonly SaidAct[] {
  const inTurn = (some: readonly Concern[]) =>
    some
      .flatMap(({ remedies }) => remedies)
      .sort((a, b) => ACT_ORDER.indexOf(a.kind) - ACT_ORDER.indexOf(b.kind))
  const holding = concerns.filter(({ standing }) => standing !== 'edits')
  const others = concerns.filter(({ standing }) => standing === 'edits')
  const byLabel = new Map<string, SaidAct>()
  for (const remedy of [...inTurn(holding), ...inTurn(others)]) {
    const label = sayRemedy(remedy, speaking)
    if (!byLabel.has(label)) byLabel.set(label, { label, remedy })
  }
  return [...byLabel.values()]
}

function onceEach(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
