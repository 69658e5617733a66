import {
  type Concern,
  type Remedy,
  sayConcern,
  sayRemedy,
  sayVerdict,
  type Speaking,
  type Verdict,
} from '@stagedoor/core/clearance'
import { type Instant, type TimeRange, toIso } from '@stagedoor/core/time'
import type { Edit } from '@stagedoor/core/timeline'

/** A verdict as a document tells it: every moment ISO 8601 in UTC, every range in flicks, every fact with its sentence. */
export function tellVerdict(verdict: Verdict, speaking: Speaking) {
  const { headline, reason, when, after, horizon } = sayVerdict(verdict, speaking)
  const isFree = verdict.kind === 'cleared' || verdict.kind === 'cleared-with-edits'
  return {
    kind: verdict.kind,
    said: { headline, reason, when, after, horizon },
    concerns:
      verdict.kind === 'cleared' ? [] : verdict.concerns.map((concern) => tellConcern(concern, speaking)),
    edits: 'edits' in verdict ? verdict.edits.map(tellEdit) : [],
    duties: isFree
      ? verdict.duties.map(({ kind, subjectId, text }) => ({ kind, subject: subjectId, text }))
      : [],
    validUntil: isFree ? iso(verdict.validUntil) : null,
    clearsAt: 'clearsAt' in verdict ? iso(verdict.clearsAt) : null,
    horizon: { points: [...verdict.horizon.points], moment: iso(verdict.horizon.moment) },
    dependencies: [...verdict.dependencies],
  }
}

/** A verdict as a document tells it. */
export type ToldVerdict = ReturnType<typeof tellVerdict>

function tellConcern(concern: Concern, speaking: Speaking) {
  const { facts, assetId, ranges, sides, appearanceIds, standing, clearsAt, remedies } = concern
  return {
    kind: facts.kind,
    said: sayConcern(concern, speaking),
    facts: told(facts) as Record<string, unknown>,
    asset: assetId,
    ranges: ranges.map(tellRange),
    sides: [...sides],
    appearances: [...appearanceIds],
    standing,
    clearsAt: iso(clearsAt),
    remedies: remedies.map((remedy) => tellRemedy(remedy, speaking)),
  }
}

function tellRemedy(remedy: Remedy, speaking: Speaking) {
  const { kind, ...facts } = remedy
  return { kind, said: sayRemedy(remedy, speaking), facts: told(facts) as Record<string, unknown> }
}

function tellEdit({ assetId, range, ...edit }: Edit) {
  const boxes = 'boxes' in edit ? edit.boxes.map(({ at, box }) => ({ atFlicks: at, ...box })) : []
  return { kind: edit.kind, asset: assetId, ...tellRange(range), boxes }
}

function tellRange({ from, to }: TimeRange): { fromFlicks: number; toFlicks: number } {
  return { fromFlicks: from, toFlicks: to }
}

function iso(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}

const MOMENTS: ReadonlySet<string> = new Set(['at', 'askedAt', 'silenceApprovesAt', 'until', 'comesOfAgeAt'])

// Facts are core's own words; only their moments are written for other tools to read.
function told(value: unknown, key = ''): unknown {
  if (typeof value === 'number' && MOMENTS.has(key)) return toIso(value as Instant)
  if (Array.isArray(value)) return value.map((inner) => told(inner))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, told(inner, name)]))
  return value
}
