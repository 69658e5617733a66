import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../plant/clock/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { faultsOf, readTemplate } from './read-template.ts'
import { parseTemplate, RELEASE_TEMPLATES, type ReleaseTemplate, shippedSource } from './release-templates.ts'

/** Every template a production drafts with: its own wording where it has one, else the house's. */
export async function templatesOf(db: Db, productionId: string): Promise<readonly ReleaseTemplate[]> {
  const rows = await db
    .selectFrom('clearance.releaseTemplates')
    .select(['id', 'source'])
    .where('productionId', '=', productionId)
    .where('retiredAt', 'is', null)
    .orderBy('template')
    .orderBy('language')
    .execute()
  const own = rows.map(({ id, source }) => parseTemplate(source, id))
  const isOwn = ({ template, language }: ReleaseTemplate) =>
    own.some((one) => one.template === template && one.language === language)
  return [
    ...RELEASE_TEMPLATES.map((shipped) =>
      isOwn(shipped)
        ? (own.find((one) => one.template === shipped.template && one.language === shipped.language) ??
          shipped)
        : shipped,
    ),
    ...own.filter((one) => shippedSource(one.template, one.language) === null),
  ]
}

/** A template as a production may edit it. Throws `not-found`. */
export async function templateSource(
  db: Db,
  { productionId, template, language }: { productionId: string; template: string; language: string },
): Promise<{ source: string; isOwn: boolean }> {
  const row = await db
    .selectFrom('clearance.releaseTemplates')
    .select('source')
    .where('productionId', '=', productionId)
    .where('template', '=', template)
    .where('language', '=', language)
    .where('retiredAt', 'is', null)
    .executeTakeFirst()
  const source = row?.source ?? shippedSource(template, language)
  if (source === null)
    throw new Problem('not-found', { detail: `There is no template ${template} in ${language}.` })
  return { source, isOwn: row !== undefined }
}

/** Refuses a text that cannot become a form, with every fault and its line: `template-broken`. */
export function refuseBroken(source: string): void {
  const faults = faultsOf(source)
  const [first] = faults
  if (first === undefined) return
  const more = faults.length === 1 ? '' : ` ${faults.length - 1} more to mend.`
  throw new Problem('template-broken', {
    detail: `Line ${first.line}: ${first.says}.${more} Nothing was saved.`,
    faults,
  })
}

/**
 * Writes a production's own wording of a template as its next version; forms drafted before keep their text. Throws
 * `template-broken`.
 */
export async function writeTemplate(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, source, actor }: { productionId: string; source: string; actor: Actor },
): Promise<ReleaseTemplate> {
  refuseBroken(source)
  const read = readTemplate(source)
  if (read === null) throw new Error('A template without faults could not be read')
  const { template, language } = read
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    const version = (await newestVersion(trx, { productionId, template, language })) + 1
    const numbered = source.replaceAll('\r\n', '\n').replace(/^version:.*$/m, `version: ${version}`)
    await retire(trx, { productionId, template, language, now })
    const id = newId()
    const row = { id, productionId, template, language, version, source: numbered }
    await trx
      .insertInto('clearance.releaseTemplates')
      .values({ ...row, writtenBy: actor.name, writtenAt: new Date(now) })
      .execute()
    await appendToChain(trx, {
      productionId,
      kind: 'release-template-written',
      body: { template, language, version, by: actor.userId },
      personal: { by: actor.name },
    })
    return parseTemplate(numbered, id)
  })
}

/** Goes back to the house's wording. Throws `not-found` where the production has none of its own. */
export async function dropTemplate(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    template,
    language,
    actor,
  }: { productionId: string; template: string; language: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await retire(trx, { productionId, template, language, now: clock.now() })))
      throw new Problem('not-found')
    await appendToChain(trx, {
      productionId,
      kind: 'release-template-dropped',
      body: { template, language, by: actor.userId },
      personal: { by: actor.name },
    })
  })
}

interface Wording {
  readonly productionId: string
  readonly template: string
  readonly language: string
}

async function newestVersion(trx: Trx, { productionId, template, language }: Wording): Promise<number> {
  const { version } = await trx
    .selectFrom('clearance.releaseTemplates')
    .select((eb) => eb.fn.max<number | null>('version').as('version'))
    .where('productionId', '=', productionId)
    .where('template', '=', template)
    .where('language', '=', language)
    .executeTakeFirstOrThrow()
  const shipped = RELEASE_TEMPLATES.find((one) => one.template === template && one.language === language)
  return Math.max(Number(version ?? 0), shipped?.version ?? 0)
}

async function retire(trx: Trx, { now, ...wording }: Wording & { now: number }): Promise<boolean> {
  const retired = await trx
    .updateTable('clearance.releaseTemplates')
    .set({ retiredAt: new Date(now) })
    .where('productionId', '=', wording.productionId)
    .where('template', '=', wording.template)
    .where('language', '=', wording.language)
    .where('retiredAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return retired !== undefined
}
