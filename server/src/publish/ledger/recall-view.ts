import { isOurOwn, summariseRecall } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { instantOut, maybeInstantOut } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import type { KeptEvidence } from '../../schema/publish.ts'
import { wayToKnow } from './can-look.ts'
import { lineOf, type LineRow, type RecallRow, withLines } from './ledger.ts'
import { addressToAct } from './remind-of-line.ts'

/** Recalls with their ledgers, as the crew sees them. */
export async function recallViews(
  db: Db,
  recalls: readonly RecallRow[],
  { slug, now }: { slug: string; now: Instant },
) {
  return (await withLines(db, recalls)).map(({ recall, lines }) => {
    return {
      ...recallHead(recall, lines, now),
      because: recall.because,
      lines: lines.map((line) => lineView(line, slug)),
    }
  })
}

function recallHead(
  { id, title, calledAt, calledBy, publicationId, cutId }: RecallRow,
  lines: readonly LineRow[],
  now: Instant,
) {
  const { counts, overdue, nextDueAt, isFinished, standing } = summariseRecall(lines.map(lineOf), now)
  return {
    id,
    title,
    at: instantOut(calledAt),
    by: calledBy,
    publicationId,
    cutId,
    places: lines.length,
    counts: { ...counts },
    overdue,
    nextDueAt: maybeInstantOut(nextDueAt),
    isFinished,
    standing,
  }
}

/** A line of a ledger for the wire. */
export function lineView(line: LineRow, slug: string) {
  const { id, place, name, state } = line
  const sights = line.evidence.map(sightView)
  return {
    id,
    place: { kind: place, name, url: urlOf(line, slug), actUrl: addressToAct(line) },
    state: state.kind,
    retraction: line.retractionClass,
    at: instantOut(line.changedAt),
    dueAt: maybeInstantOut(line.dueAt),
    givenUp: state.kind === 'given-up' ? { by: state.by, because: state.because } : null,
    asksForPaper: !isOurOwn(place) && wayToKnow(line) === 'picture',
    evidence: sights.at(-1) ?? null,
    sights,
  }
}

function sightView({ how, what, at, sha256, did, asked, by, paperId }: KeptEvidence) {
  return {
    how,
    did: did ?? null,
    words: what,
    by: by ?? null,
    at: instantOut(at as Instant),
    sha256,
    asked: asked?.length ?? 0,
    paper: paperId === undefined ? null : { id: paperId, url: `/api/v1/recall-papers/${paperId}` },
  }
}

/** Where a place of a recall is or was, for whoever wants to look. */
export function urlOf({ place, slug: post, linkBack, remote }: LineRow, slug: string): string | null {
  if (place === 'own-page' && post !== null) return `/${slug}/${post}`
  if (place === 'platform-post') return remote?.url ?? null
  return place === 'kit-copy' ? linkBack : null
}
