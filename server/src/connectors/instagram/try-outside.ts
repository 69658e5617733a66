import type { ConnectorContext, Handle, OutsideTry, Post } from '../connector.ts'
import { asAccount, askAsAnybody } from '../wire/index.ts'
import { readContainer } from './container.ts'
import { GRAPH, loginOf } from './graph.ts'
import { readHandle } from './handle.ts'

/** Asks for a container that is not published: it has no page, and its id is told the account alone. */
export async function tryOutside(
  _post: Post,
  ctx: ConnectorContext,
  handle: Handle,
): Promise<readonly OutsideTry[]> {
  const { container } = readHandle(handle)
  if (container === null) return []
  const path = `/${GRAPH}/${container}?fields=id,status_code,status`
  const anybody = await askAsAnybody(ctx, {
    what: 'the container, by its id',
    url: `${ctx.origins[loginOf(ctx)]}${path}`,
  })
  const told = { what: 'the container, as the account', how: `GET ${path}` }
  const { status_code: said } = await readContainer(ctx, container)
  const found = said === 'PUBLISHED' ? 'open' : said === 'EXPIRED' ? 'nothing-there' : 'unseen'
  return [anybody, asAccount({ ...told, found, said: `Instagram says: ${said}` })]
}
