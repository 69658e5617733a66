import type { Instant } from '../../time/index.ts'
import type { SubjectId } from '../../production/index.ts'
import type { Condition, DestinationScope, Grant } from '../grant.ts'
import type { Prohibition } from '../prohibition.ts'
import { type Area, territoriesIn } from '../territory-group.ts'
import { WORLD } from '../territory.ts'
import type { ODRL_ACTIONS, ODRL_OPERANDS, ODRL_OPERATORS } from './odrl-terms.ts'

type Json = string | readonly Json[] | { readonly [key: string]: Json }

interface Constraint {
  /** A common operand, or the one of our profile for what it may not stand beside. */
  readonly leftOperand: (typeof ODRL_OPERANDS)[number] | 'stagedoor:beside'
  readonly operator: (typeof ODRL_OPERATORS)[number]
  readonly rightOperand: Json
}

type Action = (typeof ODRL_ACTIONS)[number]

interface Rule {
  readonly target: Json
  readonly action: Action
  readonly constraint: readonly Constraint[]
  readonly assigner?: Json
  readonly assignee?: Json
  readonly duty?: readonly {
    readonly action: Action
    readonly constraint?: readonly Constraint[]
    readonly target?: Json
    readonly attributedParty?: Json
  }[]
}

/** A policy as JSON-LD. */
export interface OdrlPolicy {
  readonly '@context': readonly Json[]
  readonly '@type': 'Agreement' | 'Set'
  readonly uid: string
  readonly profile: string
  readonly conflict: 'prohibit'
  readonly permission: readonly Rule[]
  readonly prohibition: readonly Rule[]
}

/** The names a policy speaks with: the production's address, and what its subjects are called. */
export interface OdrlNames {
  /** An address that ends in a slash; every identifier begins with it. */
  readonly base: string
  readonly production: string
  readonly subject: (id: SubjectId) => string
}

/**
 * The grants that are signed and the prohibitions of a production as one ODRL 2.2 policy: permissions with their
 * constraints and duties; what is forbidden wins. Source: ODRL Information Model 2.2, https://www.w3.org/TR/odrl-model/.
 * Uses and media are terms of our own profile, since ODRL has no words for them.
 */
export function odrlPolicy(
  { grants, prohibitions }: { grants: readonly Grant[]; prohibitions: readonly Prohibition[] },
  { base, production, subject }: OdrlNames,
): OdrlPolicy {
  const about = (id: SubjectId) => ({
    '@type': 'Asset',
    uid: `${base}subjects/${id}`,
    'dc:title': subject(id),
  })
  const producer = { '@type': 'Party', uid: base, 'vcard:fn': production }
  const giver = (id: SubjectId) => ({ '@type': 'Party', uid: `${base}subjects/${id}#signatory` })
  const signed = grants.filter(
    ({ state, signatory }) => state.kind === 'signed' && signatory !== 'minor-alone',
  )
  return {
    '@context': [
      'http://www.w3.org/ns/odrl.jsonld',
      {
        dc: 'http://purl.org/dc/terms/',
        vcard: 'http://www.w3.org/2006/vcard/ns#',
        stagedoor: `${base}odrl#`,
      },
    ],
    '@type': grants.length + prohibitions.length === 0 ? 'Set' : 'Agreement',
    uid: `${base}policy`,
    profile: `${base}odrl`,
    conflict: 'prohibit',
    permission: signed.map((grant) => ({
      target: about(grant.subjectId),
      action: 'use',
      assigner: giver(grant.subjectId),
      assignee: producer,
      constraint: permitted(grant),
      ...dutiesOf(grant, about),
    })),
    prohibition: prohibitions.map((one) => ({
      target: one.subjectId === null ? { '@type': 'AssetCollection', uid: base } : about(one.subjectId),
      action: 'use',
      assignee: producer,
      constraint: forbidden(one),
    })),
  }
}

function permitted({ scope, state }: Grant): readonly Constraint[] {
  const signedAt = state.kind === 'signed' ? state.signedAt : null
  return [
    anyOf(
      'media',
      scope.media.map((medium) => `stagedoor:${medium}`),
    ),
    anyOf(
      'purpose',
      scope.uses.map((use) => `stagedoor:${use}`),
    ),
    ...places(scope.destinations, 'isAnyOf'),
    ...countries(scope.territories, signedAt),
    ...since(scope.window.from ?? signedAt),
    ...before(scope.window.until ?? null),
  ]
}

function forbidden({
  sides,
  uses,
  destinations,
  territories,
  from,
  until,
  recordedAt,
}: Prohibition): readonly Constraint[] {
  return [
    anyOf(
      'media',
      sides.map((side) => `stagedoor:${side}`),
    ),
    ...(uses.length === 0
      ? []
      : [
          anyOf(
            'purpose',
            uses.map((use) => `stagedoor:${use}`),
          ),
        ]),
    ...places(destinations.destinations, destinations.kind === 'these' ? 'isAnyOf' : 'isNoneOf'),
    ...(territories.length === 0 ? [] : countries(territories, recordedAt)),
    ...since(from),
    ...before(until),
  ]
}

function anyOf(leftOperand: Constraint['leftOperand'], rightOperand: readonly string[]): Constraint {
  return { leftOperand, operator: 'isAnyOf', rightOperand: rightOperand.map((id) => ({ '@id': id })) }
}

// "Anywhere" constrains nothing; with "all but anywhere" nothing is left to forbid, and saying so keeps the rule empty of reach.
function places(
  destinations: readonly DestinationScope[],
  operator: 'isAnyOf' | 'isNoneOf',
): readonly Constraint[] {
  if (operator === 'isAnyOf' && destinations.some(({ kind }) => kind === 'anywhere')) return []
  const rightOperand = destinations.map(placeName)
  return rightOperand.length === 0 ? [] : [{ leftOperand: 'deliveryChannel', operator, rightOperand }]
}

function placeName(place: DestinationScope): string {
  switch (place.kind) {
    case 'anywhere':
      return 'anywhere'
    case 'platform':
      return place.platform
    case 'account':
      return `${place.platform}/${place.account}`
  }
}

// Groups are written out as their members of the day they were agreed: ODRL knows no group of ours.
function countries(areas: readonly Area[], asOf: Instant | null): readonly Constraint[] {
  if (areas.includes(WORLD) || asOf === null) return []
  return [{ leftOperand: 'spatial', operator: 'isAnyOf', rightOperand: [...territoriesIn(areas, asOf)] }]
}

function since(at: Instant | null): readonly Constraint[] {
  return at === null ? [] : [{ leftOperand: 'dateTime', operator: 'gteq', rightOperand: moment(at) }]
}

function before(at: Instant | null): readonly Constraint[] {
  return at === null ? [] : [{ leftOperand: 'dateTime', operator: 'lt', rightOperand: moment(at) }]
}

function moment(at: Instant): Json {
  return { '@value': new Date(at).toISOString(), '@type': 'xsd:dateTime' }
}

function dutiesOf({ conditions }: Grant, about: (id: SubjectId) => Json): Pick<Rule, 'duty'> {
  if (conditions.length === 0) return {}
  return { duty: conditions.map((condition) => dutyOf(condition, about)) }
}

function dutyOf(condition: Condition, about: (id: SubjectId) => Json): NonNullable<Rule['duty']>[number] {
  switch (condition.kind) {
    case 'credit-line':
      return { action: 'attribute', attributedParty: { '@type': 'Party', 'vcard:fn': condition.text } }
    case 'approval-needed':
      return { action: 'obtainConsent' }
    case 'not-beside':
      return {
        action: 'present',
        constraint: [
          {
            leftOperand: 'stagedoor:beside',
            operator: 'isNoneOf',
            rightOperand: condition.subjectIds.map(about),
          },
        ],
      }
  }
}
