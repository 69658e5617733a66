import { must, type Visitor } from './visitor.ts'

/** Opens a production's first shooting day and an inbox for it; returns the inbox's link. */
export async function openFirstDay(owner: Visitor, production: string): Promise<string> {
  const params = { path: { production } }
  const { id: shootingDayId } = await must(
    owner.POST('/api/v1/productions/{production}/shooting-days', {
      params,
      body: { number: 1, shotOn: '2027-03-01' },
    }),
  )
  const { link } = await must(
    owner.POST('/api/v1/productions/{production}/inboxes', { params, body: { shootingDayId } }),
  )
  return link
}
