import type { Announcement } from '../plant/events/index.ts'

/** A cut has another present version, or another purpose. */
export const cutChanged = (productionId: string, cutId: string, version: number): Announcement => ({
  name: 'cut.changed',
  productionId,
  payload: { cutId, version },
})

/** A version of a cut was rendered. */
export const cutRendered = (productionId: string, cutId: string, version: number): Announcement => ({
  name: 'cut.rendered',
  productionId,
  payload: { cutId, version },
})

/** A copy of a render is made, or could not be. */
export const renditionEnded = (productionId: string, renditionId: string): Announcement => ({
  name: 'cut.rendition-ended',
  productionId,
  payload: { renditionId },
})

/** A person, or their rep, has said what they think of a version. */
export const approvalDecided = (
  productionId: string,
  decision: { cutId: string; version: number; answer: 'approved' | 'refused' },
): Announcement => ({ name: 'cut.approval-decided', productionId, payload: decision })
