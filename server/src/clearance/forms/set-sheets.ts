import { Problem } from '@stagedoor/contract/problems'
import { instant, type Instant } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import { mintSlip, readSlip } from '../../plant/slips/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { formTerms, type ReleaseOrder } from './compose-form.ts'
import { conditionsSchema, scopeSchema } from '../core-schemas.ts'
import { termsOf } from './form-terms.ts'
import { formText, textDigestOf } from './form-text.ts'
import { templatesOf } from './own-templates.ts'
import { otherWordings } from './wordings.ts'
import { parseTemplate, type ReleaseTemplate, shippedSource } from './release-templates.ts'

/** The purpose of the slips that open a sheet on set. */
export const SET_SHEET = 'set-sheet'

/** Where a name will stand on a sheet that nobody has signed yet: a line, as on paper. */
export const NAME_BLANK = '________________'

/** How long a sheet lies out at most, in milliseconds: a fortnight. */
export const LONGEST_SHEET_MS = 14 * 24 * 3_600_000

/** A sheet that lies out on set, as its order says it. */
export interface SheetOrder {
  readonly name: string
  readonly order: Omit<ReleaseOrder, 'addressedTo' | 'agreement'>
  readonly closesAt: Instant
}

/**
 * Lays a sheet out on set: any number of people sign it one after the other, each a form of their own. Throws
 * `wrong-kind-of-subject` for a template that is not for people, and `window-has-no-length` for a bad closing time.
 */
export async function openSetSheet(
  { db, clock, site }: { db: Db; clock: Clock; site: Site },
  { productionId, sheet, actor }: { productionId: string; sheet: SheetOrder; actor: Actor },
): Promise<{ setSheetId: string; url: string }> {
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    const { name, order, closesAt } = sheet
    if (closesAt <= now || closesAt > now + LONGEST_SHEET_MS)
      throw new Problem('window-has-no-length', {
        detail: 'A sheet closes after now, and within a fortnight. None was laid out.',
      })
    const template = await sheetTemplate(trx, { productionId, order })
    const terms = await formTerms(trx, { productionId, template, order })
    const text = formText(template, { ...terms, person: NAME_BLANK, signer: NAME_BLANK, drawnUpAt: now })
    const id = newId()
    const { ownId, template: named, language } = template
    await trx
      .insertInto('clearance.setSheets')
      .values({
        id,
        productionId,
        name,
        template: named,
        language,
        ownTemplateId: ownId,
        text,
        textDigest: textDigestOf(text),
        scope: JSON.stringify(terms.scope),
        conditions: JSON.stringify(terms.conditions),
        endsAtMajority: terms.endsAtMajority,
        openedBy: actor.name,
        openedAt: new Date(now),
        closesAt: new Date(closesAt),
      })
      .execute()
    const { token } = await mintSlip(trx, {
      productionId,
      purpose: SET_SHEET,
      ref: id,
      addressedTo: null,
      expiresAt: closesAt,
      uses: null,
    })
    await appendToChain(trx, {
      productionId,
      kind: 'set-sheet-opened',
      body: { setSheetId: id, template: named, language, by: actor.userId },
      personal: { name, by: actor.name },
    })
    return { setSheetId: id, url: site.link(`/s/${token}`) }
  })
}

async function sheetTemplate(
  trx: Trx,
  { productionId, order }: { productionId: string; order: SheetOrder['order'] },
): Promise<ReleaseTemplate> {
  const named = (await templatesOf(trx, productionId)).filter(
    ({ template }) => template === (order.template ?? 'appearance'),
  )
  const template = named.find(({ language }) => language === (order.language ?? 'en')) ?? named[0]
  if (template === undefined)
    throw new Problem('not-found', { detail: `There is no template ${order.template}.` })
  const isForPeople = template.subjects === 'person' || template.subjects === 'minor'
  if (!isForPeople || template.basis !== 'consent')
    throw new Problem('wrong-kind-of-subject', {
      detail: 'People sign a sheet on set, one after the other; this template is not for that.',
    })
  return template
}

/** What a slip of a sheet opens. Throws `slip-not-found`, `slip-expired`, and `sheet-closed` once it was taken in. */
export async function openSheetSlip({ db, clock }: { db: Db; clock: Clock }, token: string) {
  const slip = await readSlip(db, { token, purpose: SET_SHEET, now: clock.now() })
  const sheet = await db
    .selectFrom('clearance.setSheets')
    .selectAll()
    .where('id', '=', slip.ref)
    .executeTakeFirstOrThrow()
  if (sheet.closedAt !== null) throw new Problem('sheet-closed')
  return { slip, sheet }
}

type Sheet = Awaited<ReturnType<typeof openSheetSlip>>['sheet']

/** A sheet in the terms that its forms will have, in its own language or by the template of another. */
export async function sheetTerms(trx: Db, sheet: Sheet, worded?: ReleaseTemplate) {
  const template = worded ?? (await templateAsOf(trx, sheet))
  const order = {
    template: sheet.template,
    scope: scopeSchema.parse(sheet.scope),
    conditions: conditionsSchema.parse(sheet.conditions),
    endsAtMajority: sheet.endsAtMajority,
  }
  const terms = await formTerms(trx, { productionId: sheet.productionId, template, order })
  const text =
    worded === undefined
      ? sheet.text
      : formText(template, {
          ...terms,
          person: NAME_BLANK,
          signer: NAME_BLANK,
          drawnUpAt: instant(sheet.openedAt),
        })
  return { template, terms, text, said: termsOf(template, { ...terms, person: NAME_BLANK }) }
}

/** The templates by which a sheet can be read in other languages. */
export async function otherSheets(db: Db, sheet: Sheet): Promise<readonly ReleaseTemplate[]> {
  const { version } = await templateAsOf(db, sheet)
  return otherWordings(db, { ...sheet, templateVersion: version })
}

/** The terms of a sheet in the language whose text has this SHA-256 (hex). Throws `text-not-the-one-shown`. */
export async function sheetShown(db: Db, sheet: Sheet, sheetDigest: string) {
  if (sheet.textDigest.toString('hex') === sheetDigest) return sheetTerms(db, sheet)
  for (const template of await otherSheets(db, sheet)) {
    const shown = await sheetTerms(db, sheet, template)
    if (textDigestOf(shown.text).toString('hex') === sheetDigest) return shown
  }
  throw new Problem('text-not-the-one-shown', {
    detail: 'Nothing was signed. Load the page again and read the text.',
  })
}

// A wording that was written anew meanwhile changes no sheet that lies out.
async function templateAsOf(
  trx: Db,
  sheet: { ownTemplateId: string | null; template: string; language: string },
): Promise<ReleaseTemplate> {
  if (sheet.ownTemplateId === null) {
    const source = shippedSource(sheet.template, sheet.language)
    if (source === null) throw new Error(`There is no template ${sheet.template} in ${sheet.language}`)
    return parseTemplate(source)
  }
  const { id, source } = await trx
    .selectFrom('clearance.releaseTemplates')
    .select(['id', 'source'])
    .where('id', '=', sheet.ownTemplateId)
    .executeTakeFirstOrThrow()
  return parseTemplate(source, id)
}

/** Takes a sheet in: nobody signs it any more, and what was signed stands. */
export async function closeSetSheet(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, setSheetId, actor }: { productionId: string; setSheetId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const closed = await trx
      .updateTable('clearance.setSheets')
      .set({ closedAt: new Date(clock.now()) })
      .where('id', '=', setSheetId)
      .where('productionId', '=', productionId)
      .where('closedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (closed === undefined) throw new Problem('not-found')
    await appendToChain(trx, {
      productionId,
      kind: 'set-sheet-closed',
      body: { setSheetId, by: actor.userId },
      personal: { by: actor.name },
    })
  })
}

/** Another link to a sheet that lies out; those before stay alive, they may be printed. */
export async function linkToSheet(
  { db, clock, site }: { db: Db; clock: Clock; site: Site },
  { productionId, setSheetId }: { productionId: string; setSheetId: string },
): Promise<{ url: string }> {
  return db.transaction().execute(async (trx) => {
    const sheet = await trx
      .selectFrom('clearance.setSheets')
      .select(['closesAt', 'closedAt'])
      .where('id', '=', setSheetId)
      .where('productionId', '=', productionId)
      .executeTakeFirst()
    if (sheet === undefined) throw new Problem('not-found')
    if (sheet.closedAt !== null || sheet.closesAt <= clock.now()) throw new Problem('sheet-closed')
    const expiresAt = instant(sheet.closesAt)
    const { token } = await mintSlip(trx, {
      productionId,
      purpose: SET_SHEET,
      ref: setSheetId,
      addressedTo: null,
      expiresAt,
      uses: null,
    })
    return { url: site.link(`/s/${token}`) }
  })
}

/** The sheets of a production, newest first, with how many signed each. */
export function setSheetsOf(db: Db, productionId: string) {
  return db
    .selectFrom('clearance.setSheets as s')
    .selectAll('s')
    .select((eb) =>
      eb
        .selectFrom('clearance.releaseForms as f')
        .select((inner) => inner.fn.countAll<number>().as('signed'))
        .whereRef('f.setSheetId', '=', 's.id')
        .as('signed'),
    )
    .where('s.productionId', '=', productionId)
    .orderBy('s.openedAt', 'desc')
    .orderBy('s.id', 'desc')
    .execute()
}
