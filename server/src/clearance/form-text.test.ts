import { territory, WORLD } from '@stagedoor/core/clearance'
import { parseInstant } from '@stagedoor/core/time'
import { describe, expect, test } from 'vitest'
import { formText, textDigestOf } from './form-text.ts'
import { parseTemplate, RELEASE_TEMPLATES, templateFor } from './release-templates.ts'
import { publicity } from './testing.ts'

const terms = {
  person: 'Tomas Reyes',
  production: 'Saltlight',
  zone: 'Europe/Oslo',
  scope: publicity,
  conditions: [],
}

describe.each(RELEASE_TEMPLATES)('the template $template', (template) => {
  test('names who and what, leaves no field open, and says that it is not legal advice', () => {
    const text = formText(template, terms)
    expect(text).toContain('Tomas Reyes')
    expect(text).toContain('Saltlight')
    expect(text).toContain('not legal advice')
    expect(text).not.toMatch(/\{\{|\}\}|undefined/)
  })

  test('says every part of a scope', () => {
    const text = formText(template, {
      ...terms,
      scope: {
        media: ['motion', 'stills'],
        musicRights: [],
        uses: ['publicity', 'festival'],
        destinations: [
          { kind: 'platform', platform: 'own-page' },
          { kind: 'account', platform: 'instagram', account: 'saltlight' },
        ],
        territories: [territory('NO'), territory('DE')],
        window: { until: parseInstant('2027-06-30T12:00:00Z') },
      },
      conditions: [{ kind: 'credit-line', text: 'Tomas Reyes as the inspector' }],
    })
    for (const part of [
      'publicity and festivals',
      'the account saltlight on instagram',
      'Norway and Germany',
      'Wed 30 Jun 2027',
      'Tomas Reyes as the inspector',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('voice and sound')
  })
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
  expect(
    templateFor({ kind: 'person', ...named, identified: true, minor: false, comesOfAgeAt: null })?.signatory,
  ).toBe('self')
  expect(
    templateFor({ kind: 'person', ...named, identified: true, minor: true, comesOfAgeAt: null })?.signatory,
  ).toBe('guardian')
  expect(templateFor({ kind: 'mark', ...named })?.signatory).toBe('rights-holder')
  expect(templateFor({ kind: 'secret', ...named, reveal: { kind: 'never' } })).toBe(null)
})

test('a template with a field that no form knows is refused', () => {
  const [template] = RELEASE_TEMPLATES
  if (template === undefined) throw new Error('no template')
  expect(() => formText({ ...template, text: 'I am {{shoeSize}}.' }, terms)).toThrow(/shoeSize/)
  expect(() => parseTemplate('# No head')).toThrow(/head/)
})
