import { summariseRecall } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { instantOut, maybeInstantOut } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import { lineOf, type LineRow, type RecallRow, withLines } from '../ledger/ledger.ts'
import { urlOf } from '../ledger/recall-view.ts'

/**
 * Recalls as whoever's own word caused them sees them: what was taken back, place by place. They learn what anybody could
 * see while it was out, and how it was taken down; no holder of a kit, no account of a draft, no name of the crew.
 */
export async function recallReceipts(
  db: Db,
  recalls: readonly RecallRow[],
  { slug, now }: { slug: string; now: Instant },
) {
  return (await withLines(db, recalls)).map(({ recall, lines }) => {
    const { standing, nextDueAt } = summariseRecall(lines.map(lineOf), now)
    return {
      id: recall.id,
      title: recall.title,
      at: instantOut(recall.calledAt),
      standing,
      closedAt: maybeInstantOut(recall.finishedAt),
      nextDueAt: maybeInstantOut(nextDueAt),
      places: lines.map((line) => placeView(line, slug)),
    }
  })
}

function placeView(line: LineRow, slug: string) {
  const { id, place, name, state, evidence } = line
  const wasPublic = place === 'platform-post' || place === 'own-page' || place === 'feed'
  const hid = evidence.find(({ did }) => did === 'hid')
  const looked = evidence.findLast(({ how, asked }) => how === 'read' || (asked?.length ?? 0) > 0)
  return {
    id,
    place: {
      kind: place,
      name: wasPublic && place !== 'own-page' ? name : null,
      url: wasPublic ? urlOf(line, slug) : null,
    },
    state: state.kind,
    retraction: line.retractionClass,
    hiddenAt: hid === undefined ? null : instantOut(hid.at as Instant),
    goneAt: state.kind === 'gone' ? instantOut(state.at) : null,
    how: state.kind === 'gone' ? state.evidence.how : null,
    answered: refusal(looked?.asked?.[0]?.status),
    lookedAt: looked === undefined ? null : instantOut(looked.at as Instant),
    dueAt: maybeInstantOut(line.dueAt),
  }
}

// Platforms that answer a list answer it empty: only a refusal tells somebody something.
const refusal = (status: number | undefined): number | null =>
  status !== undefined && status >= 400 ? status : null
