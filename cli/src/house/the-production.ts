import { Refusal } from '../refusal.ts'
import { answered } from './answered.ts'
import type { House } from './open-house.ts'

/** The production that a command is about: the one named, or the only one that the key sees. */
export async function theProduction({ client }: House, named: string | undefined): Promise<string> {
  if (named !== undefined) return named
  const { items } = await answered(client.GET('/api/v1/productions'))
  const [only, ...more] = items
  if (only !== undefined && more.length === 0) return only.slug
  const there =
    items.length === 0 ? 'the key sees none' : `there are ${items.map(({ slug }) => slug).join(', ')}`
  throw new Refusal(`Which production? Nothing was changed. Say --production NAME; ${there}.`)
}
