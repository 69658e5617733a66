import { Problem } from '@stagedoor/contract/problems'
import { findEntry } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { productionById } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { copyWords } from './copy-words.ts'
import { copyOf, makeCopy } from './form-copy.ts'
import { formWithSubject } from './release-forms.ts'
import { openReleaseSlip } from './release-slip.ts'
import { type Drawing, signatureSchema } from './signature.ts'

/** A signed form as its signer keeps it. */
export interface SignersCopy {
  readonly releaseFormId: string
  readonly title: string
  readonly text: string
  readonly language: string
  readonly textDigest: string
  readonly typedName: string
  readonly drawing: Drawing | null
  readonly signedAt: number
  readonly withdrawnAt: number | null
  /** The entry of the production's log that recorded the signature. */
  readonly entry: { readonly seq: number; readonly hash: string }
}

/** The signer's copy of what they signed, by their slip. Throws `not-signed`. */
export async function signersCopy(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
): Promise<SignersCopy> {
  const { form } = await openReleaseSlip({ db, clock }, token)
  if (form.signedAt === null) throw new Problem('not-signed')
  const { typedName, drawing } = signatureSchema.parse(form.signature)
  const entry = await findEntry(db, {
    productionId: form.productionId,
    kind: 'release-form-signed',
    key: 'releaseFormId',
    id: form.id,
  })
  if (entry === null) throw new Error(`The log has no signature of the release form ${form.id}`)
  return {
    releaseFormId: form.id,
    title: form.text.split('\n')[0]?.replace(/^#\s*/, '') ?? '',
    text: form.text,
    language: form.language,
    textDigest: form.textDigest.toString('hex'),
    typedName,
    drawing,
    signedAt: form.signedAt,
    withdrawnAt: form.withdrawnAt,
    entry: { seq: entry.seq, hash: entry.hash },
  }
}

/** A signed form on paper, as it was made at the signature, or made now for one that has none. Throws `not-signed`. */
export async function signedCopy(
  { db }: { db: Db },
  releaseFormId: string,
): Promise<{ readonly pdf: Buffer; readonly sha256: string; readonly fileName: string }> {
  const form = await formWithSubject(db, releaseFormId)
  if (form.signedAt === null) throw new Problem('not-signed')
  const production = await productionById(db, form.productionId)
  if (production === undefined) throw new Problem('not-found')
  const { title, zone, slug } = production
  const signature = signatureSchema.parse(form.signature)
  const { signedAt, subjectName: person } = form
  const made =
    (await copyOf(db, releaseFormId)) ??
    (await makeCopy({ ...form, production: title, zone, person, signature, signedAt }))
  const day = new Date(signedAt).toISOString().slice(0, 10)
  return {
    pdf: made.pdf,
    sha256: made.sha256.toString('hex'),
    fileName: `${slug}-${form.template}-${day}.pdf`,
  }
}

/** The copy as a page that can be saved and printed: no script, nothing loaded from anywhere. */
export function copyAsPage(copy: SignersCopy): string {
  const words = copyWords(copy.language)
  const iso = (at: number) => new Date(at).toISOString()
  const facts = [
    [words['signed-by'], copy.typedName],
    [words['signed-at'], iso(copy.signedAt)],
    ...(copy.withdrawnAt === null ? [] : [[words['withdrawn-at'], iso(copy.withdrawnAt)]]),
    [words['text-digest'], copy.textDigest],
    [words.entry, String(copy.entry.seq)],
    [words['entry-hash'], copy.entry.hash],
  ]
  return `<!doctype html>
<html lang="${escape(copy.language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(copy.title)}</title>
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 serif}pre{white-space:pre-wrap;font:inherit}dd{margin:0 0 .5rem;overflow-wrap:anywhere}svg,img{max-width:100%;height:8rem}</style>
<pre>${escape(copy.text)}</pre>
${drawn(copy.drawing, words.signature)}
<dl>${facts.map(([name = '', value = '']) => `<dt>${escape(name)}<dd>${escape(value)}`).join('')}</dl>
</html>
`
}

function drawn(drawing: Drawing | null, name: string): string {
  if (drawing === null) return ''
  return drawing.kind === 'path'
    ? `<svg viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-label="${escape(name)}"><path d="${escape(drawing.path)}" fill="none" stroke="currentColor" stroke-width="2"/></svg>`
    : `<img alt="${escape(name)}" src="${escape(drawing.dataUrl)}">`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
