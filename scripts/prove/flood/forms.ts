import { glob, readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { newId } from '../../../server/src/plant/db/index.ts'
import type { FloodFan, Ground } from './ground.ts'
import { type OwnThings, putOwnThings } from './own-things.ts'
import { changesBeside, rowsAsTheyLie } from './rows-as-they-lie.ts'

const ROUTES = new URL('../../../web/src/routes/', import.meta.url)
const BUILT = new URL('../../../web/build/server/nodes/', import.meta.url)

/** What a page of another site, or none, has a browser send; a browser says truly where a form was. */
const HOSTILE: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://elsewhere.example' },
  {},
  { origin: 'null' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  // The same host is not the same origin.
  { origin: 'http://127.0.0.1:4322' },
  { origin: 'https://127.0.0.1:4321' },
  { origin: 'http://127.0.0.1:4321.elsewhere.example' },
  { 'sec-fetch-site': 'same-site' },
]
const OURS = { origin: 'http://127.0.0.1:4321' }

interface Form {
  /** Its folder below the routes, such as `(fans)/me`. */
  readonly page: string
  /** Null where the page has one act alone, or takes what is posted without a form. */
  readonly act: string | null
}

/**
 * Posts to every form of front of house and of backstage with the cookies of who may use it, as another site would have
 * their browser do, in so many ways each. All of it is refused, and nothing changes.
 */
export async function formFaults(
  ground: Ground,
  { ways }: { ways: number },
): Promise<{ faults: string[]; posts: number }> {
  const { house, page } = ground.surface
  const forms = await everyForm()
  const things = await putOwnThings(ground)
  const owner = await anOwner(ground)
  const before = [await rowsAsTheyLie(house), await workAsItLies(ground)] as const
  const faults: string[] = []
  let posts = 0
  const post = async (form: Form, headers: Readonly<Record<string, string>>) => {
    posts += 1
    const { cookie } = form.page.startsWith('(crew)') ? owner : things.owner
    const path = pathOf(form, { ground, things })
    return page(path, cookie, { method: 'POST', headers, body: new URLSearchParams({ words: 'Mine now.' }) })
  }
  for (const [place, form] of forms.entries())
    for (let way = 0; way < ways; way += 1) {
      const headers = HOSTILE[(place + way) % HOSTILE.length]!
      const { status } = await post(form, headers)
      if (status !== 403)
        faults.push(
          `${form.page}, ${form.act ?? 'its act'}, was answered with ${status} for ${JSON.stringify(headers)}`,
        )
    }
  const after = [await rowsAsTheyLie(house), await workAsItLies(ground)] as const
  for (const change of changesBeside(before[0], after[0], [])) faults.push(`after foreign forms: ${change}`)
  for (const [table, digest] of after[1])
    if (before[1].get(table) !== digest) faults.push(`foreign forms changed ${table}`)
  // What is refused for its origin alone is not refused from here.
  for (const form of forms.filter(({ page: at }) => at.endsWith('[production]'))) {
    const { status } = await post({ ...form, act: 'no-such-act' }, OURS)
    if (status === 403) faults.push(`${form.page} was refused from its own page`)
  }
  return { faults, posts }
}

interface BuiltPage {
  readonly server_id?: string
  readonly server?: { readonly actions?: Readonly<Record<string, unknown>> }
}

/** Every form that pages of fans and crew take, as the built pages name them; throws where those are not what the folder says. */
async function everyForm(): Promise<Form[]> {
  const forms: Form[] = []
  for (const file of await readdir(BUILT)) {
    if (!file.endsWith('.js')) continue
    const { server_id: id, server } = (await import(new URL(file, BUILT).href)) as BuiltPage
    const page = id?.replace(/^src\/routes\//, '').replace(/\/?\+page\.server\.ts$/, '')
    if (page === undefined || page.startsWith('(slips)')) continue
    for (const act of Object.keys(server?.actions ?? {}))
      forms.push({ page, act: act === 'default' ? null : act })
  }
  const built = new Set(forms.map(({ page }) => page))
  for await (const file of glob('{(fans),(crew)}/**/{+page.server,+server}.ts', { cwd: ROUTES.pathname })) {
    const text = await readFile(new URL(file, ROUTES), 'utf8')
    const page = file.replace(/\/?\+(?:page\.)?server\.ts$/, '')
    if (file.endsWith('+server.ts')) {
      if (/export const (?:POST|PUT|PATCH|DELETE|fallback)\b/.test(text)) forms.push({ page, act: null })
    } else if (/export const actions\b/.test(text) !== built.has(page))
      throw new Error(`${file}: the pages were built from something else; run npm run build`)
  }
  return forms
}

function pathOf({ page, act }: Form, { ground, things }: { ground: Ground; things: OwnThings }): string {
  const filled: Readonly<Record<string, string>> = {
    production: ground.story.slug,
    slug: ground.posts[0]!,
    handle: things.owner.handle,
  }
  const path = page
    .replace(/^\((?:fans|crew)\)/, '')
    .replace(/\[(\w+)\]/g, (_, name: string) => filled[name] ?? things.ids[0]!)
  return `${path || '/'}${act === null ? '' : `?/${act}`}`
}

async function anOwner({ surface, story, join }: Ground): Promise<FloodFan> {
  const { db } = surface.house
  const owner = (await join(1))[0]!
  await db
    .insertInto('production.memberships')
    .values({ id: newId(), productionId: story.productionId, userId: owner.accountId, role: 'owner' })
    .execute()
  await sql`insert into production.operators (user_id) values (${owner.accountId})`.execute(db)
  return owner
}

/** A digest of every table of the stages before front of house. */
async function workAsItLies({ surface }: Ground): Promise<ReadonlyMap<string, string | null>> {
  const { owner } = surface.house.database
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('ingest', 'clearance', 'cut')`.execute(owner)
  const found = new Map<string, string | null>()
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ digest: string | null }>`
      select md5(string_agg(t::text, '|' order by t::text)) as digest from ${sql.id(schema, name)} t`.execute(
      owner,
    )
    found.set(`${schema}.${name}`, rows[0]?.digest ?? null)
  }
  return found
}
