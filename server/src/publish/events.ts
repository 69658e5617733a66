import type { Announcement } from '../plant/events/index.ts'

/** What a publication is known by to those who listen. */
interface About {
  readonly productionId: string
  readonly publicationId: string
}

/** A publication was scheduled, or moved to another moment. */
export const publicationScheduled = ({
  productionId,
  publicationId,
  opensAt,
}: About & { opensAt: number }): Announcement => ({
  name: 'publish.scheduled',
  productionId,
  payload: { publicationId, opensAt },
})

/** A publication's moment came, and it is out. */
export const publicationOpened = ({ productionId, publicationId }: About): Announcement => ({
  name: 'publish.opened',
  productionId,
  payload: { publicationId },
})

/** A publication will not open: somebody took it off the calendar, or a recall of its cut did. */
export const publicationCancelled = ({ productionId, publicationId }: About): Announcement => ({
  name: 'publish.cancelled',
  productionId,
  payload: { publicationId },
})

/** What was out of a cut is being called back; the ledger has a line for each place. */
export const recallCalled = (
  productionId: string,
  recall: { recallId: string; cutId: string },
): Announcement => ({
  name: 'publish.recalled',
  productionId,
  payload: recall,
})

/** Somebody elsewhere wrote under a publication. */
export const replyArrived = ({
  productionId,
  publicationId,
  replyId,
}: About & { replyId: string }): Announcement => ({
  name: 'publish.reply-arrived',
  productionId,
  payload: { publicationId, replyId },
})
