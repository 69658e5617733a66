/** The actions of the ODRL Vocabulary 2.2 that a policy of ours uses. Source: https://www.w3.org/TR/odrl-vocab/#actionConcepts */
export const ODRL_ACTIONS = ['use', 'present', 'attribute', 'obtainConsent'] as const

/** The left operands. Source: https://www.w3.org/TR/odrl-vocab/#constraintLeftOperandCommon */
export const ODRL_OPERANDS = ['purpose', 'spatial', 'dateTime', 'deliveryChannel', 'media'] as const

/** The operators. Source: https://www.w3.org/TR/odrl-vocab/#constraintRelationalOperators */
export const ODRL_OPERATORS = ['eq', 'gteq', 'lt', 'isAnyOf', 'isNoneOf'] as const
