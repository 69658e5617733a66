import { summariseRecall } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { instantOut, maybeInstantOut } from '../plant/http/index.ts'
import type { Db } from '../schema/index.ts'
import { lineOf, type LineRow, linesOf, type RecallRow } from './ledger.ts'

/** Recalls with their ledgers, as crew and the person who withdrew both see them. */
export async function recallViews(
  db: Db,
  recalls: readonly RecallRow[],
  { slug, now }: { slug: string; now: Instant },
) {
  const lines = await linesOf(
    db,
    recalls.map(({ id }) => id),
  )
  return recalls.map((recall) => {
    const own = lines.filter(({ recallId }) => recallId === recall.id)
    return {
      ...recallHead(recall, own, now),
      because: recall.because,
      lines: own.map((line) => lineView(line, slug)),
    }
  })
}

function recallHead(
  { id, title, calledAt, calledBy, publicationId, cutId }: RecallRow,
  lines: readonly LineRow[],
  now: Instant,
) {
  const { counts, overdue, nextDueAt, isFinished } = summariseRecall(lines.map(lineOf), now)
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
  }
}

/** A line of a ledger for the wire. */
export function lineView({ id, place, name, slug: post, linkBack, ...line }: LineRow, slug: string) {
  const last = line.evidence.at(-1) ?? null
  return {
    id,
    place: { kind: place, name, url: urlOf({ place, post, linkBack }, slug) },
    state: line.state.kind,
    retraction: line.retractionClass,
    at: instantOut(line.changedAt),
    dueAt: maybeInstantOut(line.dueAt),
    evidence: last && { how: last.how, words: last.what, at: instantOut(last.at), sha256: last.sha256 },
  }
}

function urlOf(
  { place, post, linkBack }: { place: LineRow['place']; post: string | null; linkBack: string | null },
  slug: string,
): string | null {
  if (place === 'own-page' && post !== null) return `/${slug}/${post}`
  return place === 'kit-copy' ? linkBack : null
}
