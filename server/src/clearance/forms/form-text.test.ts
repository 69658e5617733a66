import { subjectId, territory, WORLD } from '@stagedoor/core/clearance'
import { parseInstant } from '@stagedoor/core/time'
import { describe, expect, test } from 'vitest'
import { formText, textDigestOf } from './form-text.ts'
import { faultsOf } from './read-template.ts'
import {
  parseTemplate,
  RELEASE_TEMPLATES,
  shippedSource,
  TEMPLATE_NAMES,
  TemplateBroken,
  templateFor,
} from './release-templates.ts'
import { publicity } from '../testing.ts'

const terms = {
  person: 'Tomas Reyes',
  production: 'Saltlight',
  zone: 'Europe/Oslo',
  scope: publicity,
  conditions: [],
  endsAtMajority: false,
  agreement: null,
  names: new Map(),
  signer: 'Tomas Reyes',
  drawnUpAt: parseInstant('2026-03-03T12:00:00Z'),
}

const DISCLAIMERS = {
  en: 'not legal advice',
  de: 'keine Rechtsberatung',
  fr: 'pas un conseil juridique',
  es: 'No constituye asesoramiento jurídico',
}

describe.each(RELEASE_TEMPLATES)('the template $template in $language', (template) => {
  test('names who and what, leaves no field open, and says that it is not legal advice', () => {
    const text = formText(template, terms)
    expect(text).toContain('Tomas Reyes')
    expect(text).toContain('Saltlight')
    expect(text).toContain(DISCLAIMERS[template.language as keyof typeof DISCLAIMERS])
    expect(text).not.toMatch(/\{\{|\}\}|undefined|\{\w+\}/)
  })

  test('says every part of a scope in its own language', () => {
    const text = formText(template, {
      ...terms,
      scope: {
        media: ['motion', 'stills'],
        musicRights: ['sync'],
        uses: ['publicity', 'festival'],
        destinations: [
          { kind: 'platform', platform: 'own-page' },
          { kind: 'account', platform: 'instagram', account: 'saltlight' },
        ],
        territories: ['DACH', territory('NO')],
        window: { until: parseInstant('2027-06-29T22:00:00Z') },
      },
      conditions: [
        { kind: 'credit-line', text: 'Tomas Reyes as the inspector' },
        { kind: 'not-beside', subjectIds: [subjectId('cola')] },
      ],
      names: new Map([[subjectId('cola'), 'Fjord Cola']]),
    })
    const said = {
      en: [
        'moving pictures and photographs',
        'publicity and festivals',
        'Germany, Austria and Switzerland and Norway',
        '30 June 2027',
      ],
      de: [
        'bewegte Bilder und Fotografien',
        'Öffentlichkeitsarbeit und Festivals',
        'die Schweiz und Norwegen',
        '30. Juni 2027',
      ],
      fr: [
        'images animées et photographies',
        'promotion et festivals',
        'la Suisse et Norvège',
        '30 juin 2027',
      ],
      es: [
        'imágenes en movimiento y fotografías',
        'promoción y festivales',
        'Suiza y Noruega',
        '30 de junio de 2027',
      ],
    }[template.language as 'en']
    for (const part of [...said, 'saltlight', 'instagram', 'Tomas Reyes as the inspector', 'Fjord Cola'])
      expect(text).toContain(part)
    expect(text).not.toMatch(/00:00/)
  })
})

test('the house has every form in English, German, French and Spanish', () => {
  for (const template of TEMPLATE_NAMES)
    expect(
      RELEASE_TEMPLATES.filter((one) => one.template === template).map(({ language }) => language),
    ).toEqual(['en', 'de', 'fr', 'es'])
})

test('a music licence says which of the two rights it gives', () => {
  const template = RELEASE_TEMPLATES.find((one) => one.template === 'music' && one.language === 'en')
  if (template === undefined) throw new Error('no template')
  const text = formText(template, { ...terms, scope: { ...publicity, musicRights: ['master'] } })
  expect(text).toContain('(master)')
  expect(text).not.toContain('set to pictures (sync)')
})

test('a guardian’s form says whether it goes on when the child is grown', () => {
  const template = RELEASE_TEMPLATES.find((one) => one.template === 'guardian' && one.language === 'de')
  if (template === undefined) throw new Error('no template')
  expect(formText(template, { ...terms, person: 'Mia Holt' })).toContain(
    'Sie gilt weiter, wenn Mia Holt volljährig wird',
  )
  expect(formText(template, { ...terms, person: 'Mia Holt', endsAtMajority: true })).toContain(
    'Sie endet an dem Tag',
  )
})

test('a window that ends in the middle of a day says the hour', () => {
  const [template] = RELEASE_TEMPLATES
  if (template === undefined) throw new Error('no template')
  const scope = { ...publicity, window: { until: parseInstant('2027-06-30T12:00:00Z') } }
  expect(formText(template, { ...terms, scope })).toContain('30 June 2027 at 14:00')
})

test('another scope is another text, and so another digest', () => {
  const [template] = RELEASE_TEMPLATES
  if (template === undefined) throw new Error('no template')
  const narrower = { ...terms, scope: { ...publicity, territories: [territory('NO')] } }
  expect(formText(template, terms)).not.toBe(formText(template, narrower))
  expect(textDigestOf(formText(template, terms))).toEqual(
    textDigestOf(formText(template, { ...terms, scope: { ...publicity, territories: [WORLD] } })),
  )
})

test('a guardian signs for a minor, a holder for a mark, and nobody for a secret', () => {
  const named = { id: 'x' as never, name: 'x' }
  const person = { kind: 'person' as const, ...named, identified: true, comesOfAgeAt: null }
  expect(templateFor({ ...person, minor: false })?.signatory).toBe('self')
  expect(templateFor({ ...person, minor: true }, 'de')).toMatchObject({
    signatory: 'guardian',
    language: 'de',
  })
  expect(templateFor({ kind: 'mark', ...named })).toMatchObject({
    signatory: 'rights-holder',
    basis: 'contract',
  })
  expect(templateFor({ kind: 'contribution', ...named })?.template).toBe('contribution')
  expect(templateFor({ kind: 'secret', ...named, reveal: { kind: 'never' } })).toBe(null)
})

test('every fault of a template is told with its line', () => {
  const source = shippedSource('appearance', 'en') ?? ''
  expect(faultsOf(source)).toEqual([])
  expect(faultsOf('# No head')).toEqual([{ line: 1, says: expect.stringContaining('head') }])
  const broken = source
    .replace('{{uses}}', '{{shoeSize}}')
    .replace('{{window}}', '{{window}')
    .replace('basis: consent', 'basis: goodwill')
  const says = faultsOf(broken).map(({ line, says: what }) => `${line}: ${what}`)
  expect(says).toEqual([
    expect.stringMatching(/^6: basis/),
    expect.stringMatching(/^\d+: no form knows the field \{\{shoeSize/),
    expect.stringMatching(/^\d+: braces are not closed/),
    expect.stringContaining('{{uses}} is missing'),
    expect.stringContaining('{{window}} is missing'),
  ])
  expect(broken.split('\n')[Number(says[1]?.split(':')[0]) - 1]).toContain('shoeSize')
  expect(() => parseTemplate(broken)).toThrow(TemplateBroken)
})
