import type { Announcement } from '../../plant/events/index.ts'

/** A point of the story can be seen from now on; what lay behind it is open to whoever has. Said once for each moment. */
export const revealed = (
  productionId: string,
  payload: { pointId: string; labelId: string; moment: string },
): Announcement => ({ name: 'community.revealed', productionId, payload })
