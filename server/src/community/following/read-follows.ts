import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { FollowTarget } from './follow.ts'

/** Something a viewer follows, with the words they may read of it now. */
export interface SeenFollow {
  readonly production: { readonly slug: string; readonly title: string }
  readonly target: FollowTarget
  /** What it is called: a title, a name, the first words of a question; null for a theory that is sealed. */
  readonly called: string | null
}

interface Row {
  readonly kind: FollowTarget['kind']
  readonly ref: string | null
  readonly name: string
  readonly slug: string
  readonly title: string
  readonly postSlug: string | null
  readonly called: string | null
  readonly isThere: boolean
}

const LONGEST_CALLED = 80

/**
 * What the viewer follows, of one production or of all, read as they: what is hidden from them now is not listed, and
 * comes again with its gate.
 */
export async function seenFollows(seen: Db, production: string | null = null): Promise<SeenFollow[]> {
  const { rows } = await sql<Row>`
    select f.kind, f.ref, f.name, p.slug, p.title, t.slug as post_slug,
      case f.kind when 'production' then p.title when 'talk' then t.title
        when 'person' then coalesce(c.name, '') when 'craft' then coalesce(c.craft, '')
        else left(regexp_replace(w.source, '\\s+', ' ', 'g'), ${LONGEST_CALLED}) end as called,
      case f.kind when 'production' then true when 'talk' then t.id is not null
        when 'person' then c.name is not null when 'craft' then c.craft is not null
        when 'question' then w.id is not null else s.theory_id is not null end as is_there
    from community.follows f
    join production.front_pages p on p.production_id = f.production_id
    left join publish.posts t on f.kind = 'talk' and t.id = f.ref
    left join community.writings w on f.kind in ('question', 'theory') and w.id = f.ref and w.state = 'shown'
    left join community.seals s on f.kind = 'theory' and s.theory_id = f.ref and not s.is_withdrawn
    left join lateral (
      select named.name, named.craft from (
        select k.name, k.craft from publish.post_credits k
          where k.production_id = f.production_id and f.kind = 'person' and k.person = f.name
        union all
        select k.name, k.craft from publish.post_credits k
          where k.production_id = f.production_id and f.kind = 'craft' and k.craft_slug = f.name) named limit 1) c on true
    where ${production === null ? sql`true` : sql`p.slug = ${production}`}
    order by p.title, p.slug, f.kind, called, f.topic`.execute(seen)
  return rows.flatMap((row) => {
    if (!row.isThere) return []
    const target = targetOf(row)
    const { slug, title, called } = row
    return target === null ? [] : [{ production: { slug, title }, target, called }]
  })
}

function targetOf({ kind, ref, name, postSlug }: Row): FollowTarget | null {
  switch (kind) {
    case 'production':
      return { kind }
    case 'person':
    case 'craft':
      return { kind, name }
    case 'question':
    case 'theory':
      return ref === null ? null : { kind, id: ref }
    case 'talk':
      return postSlug === null ? null : { kind, post: postSlug }
  }
}
