import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { theProduction } from '../house/the-production.ts'
import { Misuse } from '../refusal.ts'
import { momentOf } from './moment.ts'

async function run({ operands, option, house }: Asked) {
  const [cutId = ''] = operands
  const [title, copy, slug, at] = ['title', 'copy', 'slug', 'at'].map(option)
  if (title === undefined) throw new Misuse('publish takes --title: what stands above the film.')
  const moment = at === undefined ? {} : { opensAt: momentOf(at, '--at') }
  const there = house()
  const production = await theProduction(there, option('production'))
  const publication = await answered(
    there.client.POST('/api/v1/productions/{production}/publications', {
      params: { path: { production } },
      body: {
        cutId,
        title,
        ...(copy === undefined ? {} : { copy }),
        ...(slug === undefined ? {} : { slug }),
        ...moment,
      },
    }),
  )
  const { id, state, opensAt, url } = publication
  const page = url === null ? '' : ` at ${there.origin}${url}`
  const said = state === 'live' ? `${title} is out${page}.` : `${title} opens ${opensAt}${page}.`
  return {
    code: 0,
    lines: [said, `Publication ${id}; to take it back: stagedoor recall ${id} --because WHY`],
    value: publication,
  }
}

/** Puts a rendered cut on the production's own page. */
export const publish: Command = {
  usage: 'publish CUT --title TITLE [--at MOMENT] [--copy TEXT] [--slug NAME] [--production NAME]',
  says: 'put a rendered cut on the production’s own page',
  about: [
    '--at             when it opens, such as 2026-11-27T18:00:00+01:00; at once unless said',
    '--copy           what stands beside the film',
    '--slug           its name in the address; made from the title unless said',
    '--production     its short name; the only one that the key sees unless said',
  ],
  options: {
    title: { type: 'string' },
    at: { type: 'string' },
    copy: { type: 'string' },
    slug: { type: 'string' },
    production: { type: 'string' },
  },
  least: 1,
  most: 1,
  run,
}
